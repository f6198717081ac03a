import { strict as assert } from 'node:assert';
import { planReopening } from '../../../../src/core/resolving/reopen';
import { applyEdits } from '../../../../src/core/textEdit';
import { changed, entryOf, HASH, OTHER, resolved } from './support';

const FIX = { commit: HASH, subject: 'Close | it' };
const path = 'docs/blockers.md';

describe('resolving an entry of another document', () => {
  const log = (status: string, rest: string, more = '') =>
    `# Blockers\n\n## Blocker 1: Sockets leak\n\n**Status:** ${status}\n${rest}\n\n## Blocker 2: Clock drifts\n\n**Status:** Resolved\n${more}`;

  it('changes no more than the status where there is no room for more', () => {
    const text = log('Open', '**Date:** 2026-11-01');
    assert.equal(resolved(text, { fixes: [FIX], minutes: 5 }, path), text.replace('Open', 'Resolved'));
  });

  it('fills in a day, a time and a commit that were left open, in the document’s form', () => {
    const text = log('Open', '**Date:** 01.11.2026\n**Resolved on:**\n**Time spent:**\n**Fixed in:**');
    assert.equal(
      resolved(text, { fixes: [FIX], minutes: 90 }, path),
      log(
        'Resolved',
        '**Date:** 01.11.2026\n**Resolved on:** 23.11.2026\n**Time spent:** 1 hour 30 minutes\n**Fixed in:** `3f2a9c1`: Close \\| it',
      ),
    );
  });

  it('adds the day as the neighbours have it', () => {
    const text = log('Open', '', '**Resolved on:** Nov 2, 2026\n');
    assert.equal(
      resolved(text, {}, path, 'Sockets leak'),
      log('Resolved', '**Resolved on:** Nov 23, 2026\n', '**Resolved on:** Nov 2, 2026\n'),
    );
  });

  function reopened(text: string): string {
    const change = planReopening(text, entryOf(text, path), { files: [], folders: [] });
    assert.ok(change.kind !== 'impossible');
    return applyEdits(text, change.edits);
  }

  it('takes the day away again', () => {
    const text = log('Open', '**Resolved on:**');
    assert.equal(reopened(resolved(text, {}, path)), text);
    for (const day of ['2026-11-23T18:00:00+01:00', '03/04/2026', 'Nov 23, 2026 18:00', '2026年11月23日'])
      assert.equal(reopened(log('Resolved', `**Resolved on:** ${day}`)), text, day);
  });

  it('opens again without a word that somebody wrote beside the day', () => {
    const done = log('Resolved', '**Resolved on:** 2026-11-23 by Ann, in v2 (#9)');
    assert.equal(reopened(done), done.replace('Resolved\n', 'Open\n'));
  });

  it('writes the solution that nobody wrote, and leaves one that somebody did', () => {
    const empty = log('Open', '\n### Solution\n');
    assert.equal(
      resolved(empty, { fixes: [FIX] }, path),
      log('Resolved', '\n### Solution\n\nFixed in `3f2a9c1`: Close \\| it\n'),
    );
    const told = log('Open', '\n### Solution\n\nWe close them.\n');
    assert.equal(resolved(told, { fixes: [FIX] }, path), told.replace('Open', 'Resolved'));
  });

  it('fills the empty cells of a row', () => {
    const table = (status: string, day: string, fix: string) =>
      `# Blockers\n\n| ID | Blocker | Status | Resolved on | Solution |\n|---|---|---|---|---|\n| B-1 | Sockets leak | ${status} |${day}|${fix}|\n| B-2 | Clock drifts | Closed | 2026-11-02 | NTP |\n`;
    assert.equal(
      resolved(table('Open', '', ''), { fixes: [FIX] }, path, 'Sockets leak'),
      table('Closed', ' 2026-11-23 ', ' Fixed in `3f2a9c1`: Close \\| it '),
    );
  });

  it('writes the After behind the code on a fence, inside a list too', () => {
    const fence = (indent: string) =>
      [`${indent}\`\`\`ts before=a1 file=src/pool.ts lines=4-5`, `${indent}open(a);`, `${indent}\`\`\``].join(
        '\n',
      );
    const text = log('Open', `\n${fence('')}\n`);
    const now = changed('close(a);');
    const written = [
      '**After**: [src/pool.ts:6-7](../src/pool.ts#L6-L7)',
      '',
      '```ts after=a1',
      'close(a);',
      '```',
      '',
      '```diff',
      '--- a/src/pool.ts',
      '+++ b/src/pool.ts',
      '@@ -4,1 +6,1 @@',
      '-open(a);',
      '+close(a);',
      '```',
    ];
    assert.equal(
      resolved(text, { code: [now] }, path),
      log('Resolved', `\n${fence('')}\n\n${written.join('\n')}\n`),
    );
    const listed = log('Open', `\n- It happens here:\n\n${fence('  ')}\n`);
    const inside = written.map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
    assert.equal(
      resolved(listed, { code: [now] }, path),
      log('Resolved', `\n- It happens here:\n\n${fence('  ')}\n\n${inside}\n`),
    );
  });

  it('goes on in a quotation that goes on', () => {
    const text = log('Open', '\n> ```ts before=a1 file=src/pool.ts\n> open(a);\n> ```\n> Then it hangs.\n');
    const done = resolved(text, { code: [changed('close(a);')] }, path);
    assert.ok(done.includes('\n> +close(a);\n> ```\n>\n> Then it hangs.\n'), done);
  });

  it('writes the After below a heading that is there for it, once', () => {
    const headed = (after: string) =>
      log(
        'Open',
        `\n### Before\n\n\`\`\`ts before=a1 file=src/pool.ts\nopen(a);\n\`\`\`\n\n### After\n\n${after}`,
      );
    const code = [changed('close(a);')];
    const done = resolved(headed('```\n```\n'), { code }, path);
    assert.ok(done.includes('### After\n\n```ts after=a1\nclose(a);\n```\n'), done);
    for (const own of ['```ts\nmine();\n```\n', 'We gave up.\n'])
      assert.equal(resolved(headed(own), { code }, path), headed(own).replace('Open', 'Resolved'));
    const gone = { anchor: 'a1', uncommitted: false, is: { grade: 'gone' as const } };
    const once = resolved(headed(''), { code: [gone] }, path);
    assert.ok(once.includes('### After\n\nThe code is not in src/pool.ts any more\n'), once);
    assert.equal(resolved(once.replace('Resolved', 'Open'), { code: [gone] }, path), once);
  });

  it('fills an After that a person’s own template left empty', () => {
    const text = log('Open', '\n```ts before=a1 file=src/pool.ts\nopen(a);\n```\n\n**After:**\n\n```\n```\n');
    const done = resolved(text, { code: [changed('close(a);')] }, path);
    assert.ok(done.includes('**After:**\n\n```ts after=a1\nclose(a);\n```\n\n```diff\n'), done);
  });

  it('moves an entry to the section of what is resolved with all that is written', () => {
    const block = (fix: string) => `### Blocker 1: Sockets leak\n\n**Commit:**${fix}\n`;
    const text = `# Blockers\n\n## Active\n\n${block('')}\n## Resolved\n\n### Blocker 9: Old\n\nGone.\n`;
    const done = resolved(text, { fixes: [{ commit: OTHER }] }, path, 'Sockets leak');
    assert.equal(
      done,
      `# Blockers\n\n## Active\n\n## Resolved\n\n### Blocker 9: Old\n\nGone.\n\n${block(' `abcdef0`')}`,
    );
  });
});
