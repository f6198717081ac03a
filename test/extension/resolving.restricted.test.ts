import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { cleanUp, entryOf, git, read, repository, write } from './support';

describe('resolving in Restricted Mode', () => {
  afterEach(() => cleanUp('unsafe'));

  it('writes the code as it is now, and asks git nothing', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    write('unsafe/a.js', 'openEverySocket(first);\nwaitForTheAnswer(first);\n');
    const since = repository('unsafe');
    write('unsafe/a.js', 'openEverySocket(first);\ncloseIt(first);\nwaitForTheAnswer(first);\n');
    git('unsafe', 'commit', '--quiet', '--all', '--message=Close it');
    const path = 'docs/challenges/004711-sockets.md';
    write(
      path,
      `---\ntitle: "Sockets"\nkind: challenge\nstatus: open\nanchors:\n  - id: a1\n    file: unsafe/a.js\n    lines: 1-2\n    commit: "${since}"\n---\n\n# Challenge: Sockets\n\n\`\`\`js before=a1\nopenEverySocket(first);\nwaitForTheAnswer(first);\n\`\`\`\n`,
    );
    await vscode.commands.executeCommand('challengeLog.resolve', { entry: await entryOf(path) });
    const text = read(path);
    assert.match(text, /^status: resolved\nresolved: /m);
    assert.ok(text.includes('**After**: [unsafe/a.js:1-3](../../unsafe/a.js#L1-L3)\n'), text);
    assert.ok(!text.includes('fixes:'));
  });
});
