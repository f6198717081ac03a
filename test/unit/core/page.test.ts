import { strict as assert } from 'node:assert';
import { outline } from '../../../src/core/markdown';
import { isTemplate, openPage, type Page } from '../../../src/core/page';

function open(path: string, text: string, within?: string): Page {
  const document = { uri: path, path, inTarget: path.startsWith('logs/'), ...(within && { within }) };
  return openPage(document, { kind: 'none' }, outline(text));
}

describe('a page is about', () => {
  for (const [path, text, about, within] of [
    ['docs/CHALLENGES.md', '# X', 'several challenge by its name'],
    ['docs/blocker.md', '# Blocker', 'several blocker by its name'],
    ['docs/blocker.md', '# Blocker: Keys', 'one blocker by its name'],
    ['docs/blocker.md', '# Blocker: Keys\n**Status:** Open\n## Notes\n- a', 'one blocker by its name'],
    ['docs/blocker.md', '# Blocker: Keys\n## Problem\nx\n## Solution\ny', 'one blocker by its name'],
    ['docs/blocker.md', '# Blocker: Keys\n## Data\n**Status:** Open\n## Cause\nx', 'one blocker by its name'],
    ['docs/blocker.md', '# Blocker: Keys\n| Status | Open |\n|---|---|', 'one blocker by its name'],
    [
      'docs/blocker.md',
      '# Blocker – Overview\n\n| Blocker | Status |\n|---|---|',
      'several blocker by its name',
    ],
    ['docs/blocker.md', '# Blocker – Overview\n- [ ] a\n- [x] b', 'several blocker by its name'],
    ['docs/blocker.md', '# Blocker – Overview\n## 1. Keys\n## 2. DNS', 'several blocker by its name'],
    [
      'docs/blocker.md',
      '# Blocker – Overview\n## Open\n- a\n## Resolved\n- b',
      'several blocker by its name',
    ],
    ['docs/blocker.md', '# Blocker – Overview\n## Keys\n**Status:** Open', 'several blocker by its name'],
    ['docs/blocker.md', '# Blocker: Keys\n# Blocker: DNS\n**Status:** Open', 'several blocker by its name'],
    [
      'docs/decision.md',
      '# Decision: Backend\n**Status:** Draft\n## Go\n**Status:** Open\n## SQL\n**Status:** Open',
      'several decision by its name, vaguely',
    ],
    ['docs/blocker-1.md', '# X', 'one blocker by its name'],
    ['docs/errors.md', '# X', 'several troubleshooting by its name, vaguely'],
    ['docs/x.md', '# Challenges', 'several challenge by its title'],
    ['docs/x.md', '# Challenges: design', 'several challenge by its title, vaguely'],
    ['docs/x.md', '## Challenges\n### a\n### b', 'several challenge by its title'],
    ['docs/x.md', '## Challenges', 'several challenge by its title'],
    ['docs/x.md', '## Challenges\n## Notes', 'nothing'],
    ['docs/x.md', '### Challenges', 'nothing'],
    ['docs/bugs/x.md', '# X', 'one troubleshooting by its folder'],
    ['docs/bugs/README.md', '# X', 'several troubleshooting by its folder'],
    ['docs/bugs/a/x.md', '# X', 'one troubleshooting by its folder'],
    ['docs/bugs/a/b/x.md', '# X', 'nothing'],
    ['docs/errors/x.md', '# X', 'one troubleshooting by its folder, vaguely'],
    ['logs/x.md', '# X', 'one challenge by its folder'],
    ['logs/README.md', '# X', 'several challenge by its folder'],
    ['x.md', '# X', 'one troubleshooting by its folder', 'docs/bugs'],
    ['docs/challenges.md', '# How to use it', 'manual'],
    ['docs/challenges.md', '# FAQ', 'manual'],
    ['docs/challenges.md', '# Guides', 'several challenge by its name'],
    ['docs/challenges.md', '# CTF', 'manual'],
    ['docs/challenges.md', '# Coding challenges', 'manual'],
    ['docs/challenges.md', '# Daily challenges we met', 'several challenge by its name'],
    ['docs/challenges.md', '# X\n## What you’ll learn', 'manual'],
    ['docs/challenges.md', '# X\n## Step 1\n## Step 2', 'manual'],
    ['docs/challenges.md', '# X\n## Step 1', 'several challenge by its name'],
    ['docs/TROUBLESHOOTING.md', '# X', 'several troubleshooting by its name, vaguely'],
    ['docs/troubleshooting-log.md', '# X', 'several troubleshooting by its name'],
  ] as const) {
    it(`${about}: ${within ?? ''} ${path} ${text}`, () => {
      const { theme, isManual } = open(path, text, within);
      const told = theme && `${theme.list ? 'several' : 'one'} ${theme.kind} by its ${theme.from}`;
      assert.equal(
        told ? `${told}${theme.isVague ? ', vaguely' : ''}` : isManual ? 'manual' : 'nothing',
        about,
      );
    });
  }
});

describe('a page', () => {
  for (const [path, expected] of [
    ['docs/adr-template.md', true],
    ['docs/templates/x.md', true],
    ['docs/templates/a/x.md', true],
    ['docs/templates/a/b/x.md', false],
    ['docs/templating.md', false],
    ['docs/模板.md', true],
    ['docs/Vorlage 2.md', true],
  ] as const) {
    it(`is ${expected ? '' : 'not '}to be copied: ${path}`, () =>
      assert.equal(isTemplate(open(path, '# X')), expected));
  }

  it('knows its name and the folders around it, the nearest first', () => {
    const { name, folders } = open('a/b/x.y.Markdown', '', 'docs/logs');
    assert.deepEqual([name, folders], ['x.y', ['b', 'a', 'logs', 'docs']]);
  });

  it('knows what stands below each heading, and what each is', () => {
    const { sections, top } = open(
      'x.md',
      '## Before\n# Log\n## Challenge 1: Ports\n### The Fix\ntext\n### Notes\n## Problem 2: x\n## How to use this\n### Ports\n',
    );
    assert.equal(top?.plain, 'Log');
    assert.deepEqual(
      sections.map(({ start, end, plain, part, accessory, parent, children }) => [
        `${start}-${end} ${plain}`,
        parent?.plain,
        children.length,
        part,
        accessory,
      ]),
      [
        ['0-1 Before', undefined, 0, undefined, false],
        ['1-10 Log', undefined, 3, 'timeline', false],
        ['2-6 Challenge 1: Ports', 'Log', 2, undefined, false],
        ['3-5 The Fix', 'Challenge 1: Ports', 0, 'solution', false],
        ['5-6 Notes', 'Challenge 1: Ports', 0, undefined, true],
        ['6-7 Problem 2: x', 'Log', 0, undefined, false],
        ['7-10 How to use this', 'Log', 1, undefined, true],
        ['8-10 Ports', 'How to use this', 0, undefined, true],
      ],
    );
  });
});
