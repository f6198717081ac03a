import { strict as assert } from 'node:assert';
import { linkLines, recordText, type RecordFacts } from '../../../../src/core/logs/recordText';

const LEAST: RecordFacts = {
  title: 'Sockets leak',
  kind: 'challenge',
  tags: [],
  anchors: [],
  link: { rel: 'related', to: '../LOG.md' },
};

describe('the text of a record', () => {
  it('holds every fact that is known, in the order of the format', () => {
    const text = recordText(
      {
        ...LEAST,
        title: 'Retry #3 fails: "leak" 🔥',
        status: 'in progress',
        date: '2026-11-20T17:31:05+01:00',
        resolved: '2026-11-21',
        severity: 'high',
        category: 'API & SDK',
        tags: ['websocket', 'on'],
        minutes: 0,
        anchors: [
          {
            id: 'a1',
            file: 'src/my server.ts',
            lines: { first: 42, last: 57 },
            commit: '3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70',
            branch: 'main',
            symbol: 'Pool.acquire',
            permalink: 'https://example.com/a#L42',
            uncommitted: true,
          },
          { id: 'a2', file: 'b.ts', lines: { first: 1, last: 1 }, commit: 'abcdef1' },
        ],
      },
      ['## Problem', '', 'It leaks.', '', ''],
    );
    assert.equal(
      text,
      `---
title: "Retry #3 fails: \\"leak\\" 🔥"
kind: challenge
status: "in progress"
date: 2026-11-20T17:31:05+01:00
resolved: 2026-11-21
severity: high
category: "API & SDK"
tags: [websocket, "on"]
minutes: 0
anchors:
  - id: a1
    file: "src/my server.ts"
    lines: 42-57
    commit: "3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70"
    branch: main
    symbol: Pool.acquire
    permalink: "https://example.com/a#L42"
    uncommitted: "true"
  - id: a2
    file: b.ts
    lines: 1
    commit: "abcdef1"
links:
  - rel: related
    to: ../LOG.md
---

# Challenge: Retry \\#3 fails: "leak" 🔥

## Problem

It leaks.
`,
    );
  });

  it('says nothing of what is not known', () => {
    assert.equal(
      recordText(LEAST, ['x']),
      '---\ntitle: "Sockets leak"\nkind: challenge\nlinks:\n  - rel: related\n    to: ../LOG.md\n---\n\n# Challenge: Sockets leak\n\nx\n',
    );
  });

  it('quotes a date that is written in words, and a severity that is only a number', () => {
    const text = recordText({ ...LEAST, date: 'May 2026', resolved: '5.6.2026', severity: '2026' }, []);
    assert.match(text, /\ndate: "May 2026"\nresolved: "5\.6\.2026"\nseverity: "2026"\n/);
  });

  it('quotes a path that YAML would read as something else', () => {
    assert.deepEqual(linkLines({ rel: 'follow-up', to: './a%20b #1.md' }), [
      'links:',
      '  - rel: follow-up',
      '    to: "./a%20b #1.md"',
    ]);
  });
});
