import { strict as assert } from 'node:assert';
import { numberIn, parseArguments } from '../../../src/cli/arguments';
import { UsageError } from '../../../src/cli/errors';
import { COMMANDS, helpText, isCommand } from '../../../src/cli/help';

describe('the arguments', () => {
  const refused = (...args: string[]): string => {
    try {
      parseArguments(args);
    } catch (error) {
      assert.ok(error instanceof UsageError, String(error));
      return error.message;
    }
    throw new assert.AssertionError({ message: `accepted: ${args.join(' ')}` });
  };

  it('say what is listed', () => {
    assert.deepEqual(parseArguments(['list']), {
      command: 'list',
      paths: [],
      json: false,
      states: [],
      kinds: [],
      exclude: [],
    });
    const args = 'list a --state open,Resolved --state=reference b --kind adr,til --since 2026-02 --json';
    assert.deepEqual(parseArguments([...args.split(' '), '--include', 'a,b', '--exclude', 'c']), {
      command: 'list',
      paths: ['a', 'b'],
      json: true,
      states: ['open', 'resolved', 'reference'],
      kinds: ['adr', 'til'],
      since: '2026-02',
      include: ['a,b'],
      exclude: ['c'],
    });
  });

  it('say what is renumbered', () => {
    const reading = { command: 'renumber', exclude: [] };
    assert.deepEqual(parseArguments(['renumber']), { ...reading, paths: [], dryRun: false });
    assert.deepEqual(parseArguments(['renumber', 'docs', '--dry-run']), {
      ...reading,
      paths: ['docs'],
      dryRun: true,
    });
  });

  it('say what is new', () => {
    const args = ['new', 'A title', '--kind', 'adr', '--file', 'a.ts', '--lines', '1-2', '--tag', 'a, b'];
    assert.deepEqual(parseArguments([...args, '--tag', 'c', '--severity', '']), {
      command: 'new',
      exclude: [],
      title: 'A title',
      kind: 'adr',
      file: 'a.ts',
      lines: '1-2',
      severity: '',
      tags: ['a', 'b', 'c'],
      numbering: 'number',
    });
    assert.deepEqual(parseArguments(['new', '--', '-x fails']), {
      command: 'new',
      exclude: [],
      title: '-x fails',
      tags: [],
      numbering: 'number',
    });
    assert.throws(() => parseArguments(['new', 'x', '--numbering', 'roman']), /is no numbering/);
  });

  it('say which index is written', () => {
    assert.deepEqual(parseArguments(['index']), {
      command: 'index',
      paths: [],
      exclude: [],
      check: false,
      wanted: {},
    });
    assert.deepEqual(parseArguments('index docs/adr --check --style status --group-by kind'.split(' ')), {
      command: 'index',
      paths: ['docs/adr'],
      exclude: [],
      check: true,
      wanted: { style: 'status', groupBy: 'kind' },
    });
  });

  it('ask for help everywhere', () => {
    assert.deepEqual(parseArguments(['--help']), { command: 'help' });
    assert.deepEqual(parseArguments(['help', 'new']), { command: 'help', about: 'new' });
    for (const command of Object.keys(COMMANDS).filter(isCommand)) {
      assert.deepEqual(parseArguments([command, '--help']), { command: 'help', about: command });
      assert.deepEqual(parseArguments([command, '-h', '--exclude=x'].slice(0, 2)), {
        command: 'help',
        about: command,
      });
      for (const option of COMMANDS[command].options)
        assert.match(helpText(command), RegExp(`--${option}\\b`));
    }
    assert.deepEqual(parseArguments(['--version']), { command: 'version' });
  });

  it('that are wrong are answered with what is right', () => {
    const names = Object.keys(COMMANDS).join(', ');
    assert.ok(refused().startsWith(`Say what to do: ${names}.`));
    assert.ok(refused('lst').startsWith(`“lst” is no command. The commands are ${names}.`));
    assert.match(refused('--json'), /^“--json” is no option before a command/);
    assert.match(refused('help', 'lst'), /no command/);
    assert.match(
      refused('list', '--sincee', '2026'),
      /^“--sincee” is no option of “list”\.\n\nUsage: challenge-log list /,
    );
    assert.match(refused('check', '--json'), /^“--json” is no option of “check”/);
    assert.match(refused('list', '-x'), /^“-x” is no option/);
    assert.match(refused('list', '--since'), /^--since needs DATE\./);
    assert.match(refused('list', '--since', '--json'), /^--since needs DATE\./);
    assert.match(refused('list', '--json=yes'), /^--json takes no value\./);
    assert.match(refused('list', '--since=2026', '--since=2025'), /^--since can be given only once\./);
    assert.match(refused('list', '--state', 'done'), /The states are open, resolved, reference\./);
    for (const date of ['2026-02-30', '2026-13', '26', '2026-1-1', 'yesterday', '2026-11-20T10:00'])
      assert.match(
        refused('list', '--since', date),
        /is no date\. Write 2026-11-20, 2026-11 or 2026\./,
        date,
      );
    assert.match(refused('list', ''), /^A PATH is empty/);
    assert.match(refused('new'), /^Say the TITLE/);
    assert.match(refused('new', 'two', 'words'), /put it in quotes, as in "two words"/);
    assert.match(refused('new', 'x', '--lines', '1'), /^--lines needs --file/);
    assert.match(
      refused('index', '--style', 'pie'),
      /^“pie” is no style of an index\. There are: list, summary, status\./,
    );
    assert.match(
      refused('index', '--group-by', 'x'),
      /^“x” is no grouping .*: none, kind, category, state\./,
    );
    assert.match(refused('show'), /NUMBER, or the PATH/);
    assert.match(refused('show', 'a.md', 'b.md'), /^Only one PATH/);
  });

  it('know a number from a path', () => {
    assert.deepEqual(['12', '012', '#12', '12.md', '-1', '1234567890'].map(numberIn), [
      12,
      12,
      12,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
