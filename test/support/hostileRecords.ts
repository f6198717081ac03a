// The documents of a workspace made to attack: every field that is ever shown, and headers that want to run or to blow up.
import path from 'node:path';

export interface Commits {
  readonly first: string;
  readonly last: string;
}

/** Code that lies outside of the workspace; records claim that it was captured from inside. */
export const OUTSIDE_CODE = 'export const secretKey = loadTheSecretKey();\nuseTheKey(secretKey);\n';

/** Markup of every kind that some part of an editor makes something of, in one line. */
export function payload(origin: string): string {
  return [
    '$(trash)',
    '[run](command:workbench.action.terminal.toggleTerminal)',
    `![i](${origin}/image.png)`,
    `<img src=${origin}/html.png onerror=alert(1)>`,
    '<script>alert(1)</script>',
    '<a href=command:workbench.action.quit>x</a>',
    `${origin}/plain`,
    '`code` ${VARIABLE} \\',
  ].join(' ');
}

interface Needs {
  readonly commits: Commits;
  readonly origin: string;
  /** Absolute. */
  readonly root: string;
  readonly outside: string;
  /** Makes a program that leaves a mark. */
  readonly trap: (name: string) => string;
}

/** @returns texts by path */
export function hostileRecords({ commits, origin, root, outside, trap }: Needs): Map<string, string> {
  const words = payload(origin);
  const quoted = JSON.stringify(words);
  const files = new Map<string, string>();
  const challenge = (name: string, text: string) => files.set(`docs/challenges/${name}.md`, text);

  challenge(
    '001-shown',
    `---
title: ${quoted}
kind: ${quoted}
status: ${quoted}
date: ${quoted}
severity: ${quoted}
category: ${quoted}
tags: [${quoted}, "__proto__"]
labels: [${quoted}]
anchors:
  - id: a1
    file: src/pool.lua
    lines: 1-3
    commit: "${commits.first}"
    branch: ${quoted}
    symbol: ${quoted}
    permalink: "javascript:alert(1)"
fixes:
  - commit: "--output=pwned"
    subject: ${quoted}
__proto__: { polluted: yes }
constructor: { prototype: { polluted: yes } }
---

# Challenge: ${words}

## 🔴 Problem

${words}

## 🔍 Root Cause

${words}

## ✅ Solution

See src/pool.lua:1-3, src/linked.lua:1-2, ../../../outside/secret.lua:1-2, \`${commits.first.slice(0, 7)}\` and #002.

\`\`\`lua before=a1
export function acquire(pool) {
  return pool.open(1);
}
\`\`\`

## 🧠 Lessons Learned

${words}
`,
  );
  challenge('002-resolved', codeRecord('Resolved', 'resolved', 'src/pool.lua', commits.first, words));
  challenge('003-open', codeRecord('Open', 'open', 'src/pool.lua', commits.first, words));
  challenge('004-renamed', secretRecord('Renamed', 'src/old.py', commits.first));
  challenge('005-dots', secretRecord('Dots', `${path.relative(root, outside)}/secret.lua`, commits.first));
  challenge('006-absolute', secretRecord('Absolute', `${outside}/secret.lua`, commits.first));
  challenge('007-linked-file', secretRecord('Linked file', 'src/linked.lua', commits.first));
  challenge('008-linked-folder', secretRecord('Linked folder', 'src/linked/secret.lua', commits.first));
  challenge(
    '009-linked-repository',
    secretRecord('Linked repository', 'src/linked/repository/secret.lua', 'HEAD'),
  );
  challenge('010-worktree', secretRecord('Worktree', 'vendor/inner/secret.lua', 'HEAD'));
  challenge('011-missing', secretRecord('Missing', 'src/nowhere.lua', commits.last));
  challenge('012-option', secretRecord('Option', 'src/--output=pwned.lua', '--output=pwned'));
  challenge('013-twin', codeRecord('Twin', 'open', 'src/pool.lua', commits.first, words));
  files.set('docs/challenges/013-other.md', codeRecord('Other', 'open', 'src/pool.lua', commits.last, words));
  const run = `require('node:child_process').execFileSync(${JSON.stringify(trap('front-matter'))})`;
  for (const language of ['js', 'javascript', 'coffee', 'json', 'constructor', '__proto__'])
    challenge(
      `${20 + files.size}-${language}`,
      `---${language}\n${run}\n---\n\n# Challenge: In ${language}\n`,
    );
  challenge(
    '040-explodes',
    `---\na: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c]\ntitle: *d\nkind: challenge\nstatus: open\n---\n\n# Challenge: Explodes\n`,
  );
  challenge('041-deep', `---\ntitle: ${'['.repeat(5_000)}\nkind: challenge\nstatus: open\n---\n`);
  challenge(
    '042-tags',
    `---\ntitle: !!js/function "${run.replaceAll('"', "'")}"\nkind: !!python/object/apply:os.system ["x"]\nstatus: open\n---\n\n# Challenge: Tags\n`,
  );
  files.set(
    `docs/challenges/043-$(trash) <img src=x> [x](command:y).md`,
    codeRecord('Name', 'open', 'src/pool.lua', commits.first, words),
  );
  files.set(
    'docs/known-issues.md',
    `# Known issues ${words}\n\n## Challenge 50: ${words}\n\n**Status:** Open ${words}\n**Severity:** ${words}\n\n${words}\n\n| # | Title | Status |\n|---|---|---|\n| 51 | ${words.replaceAll('|', '')} | ${words} |\n`,
  );
  challenge('lesson', lessonRecord(words));
  files.set(
    'docs/counted/CHALLENGES.md',
    `# Challenges\n\n## Challenge 61: ${words}\n\n**Status:** Resolved ${words}\n**Category:** ${words}\n**Time Spent:** 2 hours ${words}\n\n## Summary Statistics\n\n| Metric | Value |\n|---|---|\n| Total Challenges ${words.replaceAll('|', '')} | |\n| Most Challenging Area | |\n`,
  );
  files.set(
    'docs/decisions/0001-shown.md',
    `# ADR-0001: ${words}\n\n## Status\n\nProposed ${words}\n\n## Context\n\n${words}\n\n## Decision\n\n${words}\n\n## Consequences\n\n${words}\n`,
  );
  return files;
}

function codeRecord(title: string, status: string, file: string, commit: string, words: string): string {
  return `---
title: "${title} ${words.replaceAll(/["\\]/g, '')}"
kind: challenge
status: ${status}
date: 2026-01-02T03:04:05Z
anchors:
  - id: a1
    file: ${file}
    lines: 1-3
    commit: "${commit}"
---

# Challenge: ${title}

## 🔴 Problem

${words}

\`\`\`lua before=a1
export function acquire(pool) {
  return pool.open(1);
}
\`\`\`

\`\`\`lua after=a1
\`\`\`

## 🧠 Lessons Learned

${words}
`;
}

/** Code that is long enough to be known again; {@link lessonRecord} is about it. */
export const LESSON_CODE = `function openSockets(host, wanted)
  local sockets = {}
  for index = 1, wanted do
    sockets[index] = host.connect(index, host.options)
  end
  return sockets
end
`;

/** A resolved entry without a number, so that its title is told where its code stands again. */
function lessonRecord(words: string): string {
  return `---
title: ${JSON.stringify(words)}
kind: challenge
status: resolved
anchors:
  - id: a1
    file: src/gone.lua
    lines: 1-7
---

# Challenge: ${words}

\`\`\`lua before=a1
${LESSON_CODE}\`\`\`

## 🧠 Lessons Learned

${words}
`;
}

/** An entry about code that only lies outside. */
function secretRecord(title: string, file: string, commit: string): string {
  return `---
title: "${title}"
kind: challenge
status: open
date: 2026-01-02T03:04:05Z
anchors:
  - id: a1
    file: "${file}"
    lines: 1-3
    commit: "${commit}"
---

# Challenge: ${title}

## 🔴 Problem

See ${file}:1-3.

\`\`\`lua before=a1
${OUTSIDE_CODE}\`\`\`

\`\`\`lua after=a1
\`\`\`
`;
}
