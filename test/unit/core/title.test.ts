import { strict as assert } from 'node:assert';
import { parseTitle, plainText, type EntryTitle } from '../../../src/core/title';

/** What is said of a title, where nothing is said of its tags. */
type Said = Omit<EntryTitle, 'tags' | 'title' | 'status'>;

function said(source: string): unknown {
  const { tags, title, status, ...rest } = parseTitle(source);
  assert.equal(status, undefined);
  assert.deepEqual(tags, []);
  return [title, rest];
}

const challenge = (number?: number): Said => ({
  shape: 'kind',
  kind: 'challenge',
  ...(number === undefined ? {} : { number }),
});

describe('the title of an entry', () => {
  const OF: Readonly<Record<string, readonly (readonly [string, string, Said])[]>> = {
    'that names a kind': [
      ['Challenge #3: Sockets leak', 'Sockets leak', challenge(3)],
      ['Challenge3: Ports', 'Ports', challenge(3)],
      ['Challenge no. 3: Ports', 'Ports', challenge(3)],
      ['Challenge № 3: Ports', 'Ports', challenge(3)],
      ['Challenge 3. Ports', 'Ports', challenge(3)],
      ['Challenge 3) Ports', 'Ports', challenge(3)],
      ['Challenge 3– Ports', 'Ports', challenge(3)],
      ['Challenge 3 Ports are taken', 'Ports are taken', challenge(3)],
      ['Challenge 3 (Ports)', '(Ports)', challenge(3)],
      ['Challenge 3', '', challenge(3)],
      ['Challenge #B: Ports', 'Ports', challenge()],
      ['Challenge: ', '', challenge()],
      ['Challenge - Ports', 'Ports', challenge()],
      ['Challenge – Ports', 'Ports', challenge()],
      ['Challenge 3 -- Ports', 'Ports', challenge(3)],
      ['Challenge: — Ports', 'Ports', challenge()],
      ['Challenge · Ports', 'Ports', challenge()],
      ['Challenge  — Ports', 'Ports', challenge()],
      ['課題、ポート', 'ポート', challenge()],
      ['阻塞项 1：缺少密钥', '缺少密钥', { shape: 'kind', kind: 'blocker', number: 1 }],
      ['Blocker 2 — Keys are missing', 'Keys are missing', { shape: 'kind', kind: 'blocker', number: 2 }],
      ['Blocker  Keys', 'Keys', { shape: 'kind', kind: 'blocker' }],
      ['Décision n° 4 : Tabulations', 'Tabulations', { shape: 'kind', kind: 'decision', number: 4 }],
      ['ADR-0004 Use tabs', 'Use tabs', { shape: 'kind', kind: 'decision', number: 4 }],
      ['ADR-123456: Use tabs', 'Use tabs', { shape: 'kind', kind: 'decision', number: 123456 }],
      [
        'Architecture Decision Record 12: Use tabs',
        'Use tabs',
        { shape: 'kind', kind: 'decision', number: 12 },
      ],
      ['BUG-001 — Login loops', 'Login loops', { shape: 'kind', kind: 'troubleshooting', number: 1 }],
      [`Challenge 3: ${'x'.repeat(1000)}`, 'x'.repeat(1000), challenge(3)],
    ],
    'that begins with a number': [
      ['12) Ports are taken', 'Ports are taken', { shape: 'number', number: 12 }],
      ['(3) Ports', 'Ports', { shape: 'number', number: 3 }],
      ['1.2. Ports', 'Ports', { shape: 'number', number: 1 }],
      ['1. 2 ports are taken', '2 ports are taken', { shape: 'number', number: 1 }],
      ['4: Ports', 'Ports', { shape: 'number', number: 4 }],
      ['4.Ports', 'Ports', { shape: 'number', number: 4 }],
      ['4、端口', '端口', { shape: 'number', number: 4 }],
      ['4 - Ports', 'Ports', { shape: 'number', number: 4 }],
      ['4—Ports', 'Ports', { shape: 'number', number: 4 }],
      ['🔴 1. Ports', 'Ports', { shape: 'number', number: 1 }],
      ['1. Challenge: Ports', 'Ports', { shape: 'number', kind: 'challenge', number: 1 }],
      ['1. Challenge 7: Ports', 'Ports', { shape: 'number', kind: 'challenge', number: 1 }],
      [
        '[001](001-sockets.md) - Sockets leak',
        'Sockets leak',
        { shape: 'number', number: 1, link: '001-sockets.md' },
      ],
      ['[001](001.md): Ports', 'Ports', { shape: 'number', number: 1, link: '001.md' }],
    ],
    'that begins with a date': [
      ['2026-03-01 — Ports', 'Ports', { shape: 'date', date: '2026-03-01' }],
      ['2026-03-01', '2026-03-01', { shape: 'date', date: '2026-03-01' }],
      ['[2026-03-01] Ports', 'Ports', { shape: 'date', date: '2026-03-01' }],
      ['[2026-03-01] - Ports', 'Ports', { shape: 'date', date: '2026-03-01' }],
      ['[Date: 2026-03-01] Ports', 'Ports', { shape: 'date', date: '2026-03-01' }],
      ['日期：2026-03-01 端口', '端口', { shape: 'date', date: '2026-03-01' }],
      ['March 5, 2026: Ports', 'Ports', { shape: 'date', date: '2026-03-05' }],
      ['2026-03-01. Ports', 'Ports', { shape: 'date', date: '2026-03-01' }],
      ['01.02.2026. Ports', 'Ports', { shape: 'date', date: '2026-02-01' }],
      ['2026-03-01 | Ports', 'Ports', { shape: 'date', date: '2026-03-01' }],
      ['2026-03-01 9:05 Ports', 'Ports', { shape: 'date', date: '2026-03-01' }],
      ['2026-03-01T14:30:05.123Z Ports', 'Ports', { shape: 'date', date: '2026-03-01' }],
      ['2026-03-01 14:30 +09:00 Ports', 'Ports', { shape: 'date', date: '2026-03-01' }],
      ['2026-03-01 14:30 (JST) Ports', 'Ports', { shape: 'date', date: '2026-03-01' }],
      ['2026-03: Ports', 'Ports', { shape: 'date', date: '2026-03' }],
      [
        '[2026-02-09] Bug 3: Ports',
        'Ports',
        { shape: 'date', kind: 'troubleshooting', number: 3, date: '2026-02-09' },
      ],
      ['[Updated on 2026-02-09] Ports', 'Ports', { shape: 'date', date: '2026-02-09' }],
      ['[Updated 1/5/26] Ports', '[Updated 1/5/26] Ports', { shape: 'bracket' }],
      ['01-05-26 Ports', 'Ports', { shape: 'date' }],
      ['01-05-26. Ports', 'Ports', { shape: 'date' }],
      ['[01-05-26] Ports', 'Ports', { shape: 'date' }],
    ],
    'that begins with an id or brackets': [
      ['[7] Ports', 'Ports', { shape: 'id', number: 7 }],
      ['[#12] Ports', 'Ports', { shape: 'id', number: 12 }],
      ['[BUG-12] Ports', 'Ports', { shape: 'id', kind: 'troubleshooting', number: 12 }],
      ['[challenge_7]: Ports', 'Ports', { shape: 'id', kind: 'challenge', number: 7 }],
      ['[BUG-12] Challenge 4: Ports', 'Ports', { shape: 'id', kind: 'challenge', number: 12 }],
      ['[BUG] Challenge 4: Ports', 'Ports', challenge(4)],
      ['[BUG] Ports', 'Ports', { shape: 'kind', kind: 'troubleshooting' }],
      ['[v0.3] How to build', '[v0.3] How to build', { shape: 'bracket' }],
      ['[BUG-12]', '[BUG-12]', { shape: 'id', kind: 'troubleshooting', number: 12 }],
      ['B1 Keys missing', 'Keys missing', { shape: 'id', number: 1 }],
      ['T1 — Ports', 'Ports', { shape: 'id', number: 1 }],
      ['XYZW1: Ports', 'Ports', { shape: 'id', number: 1 }],
      ['XYZW1. Ports', 'Ports', { shape: 'id', number: 1 }],
      ['[XYZ1] Ports', 'Ports', { shape: 'id', number: 1 }],
      ['AUTH-12 Login loops', 'Login loops', { shape: 'id', number: 12 }],
      ['TD-3-UI-7: Old code', 'Old code', { shape: 'id', number: 7 }],
      ['AB-12-CD Ports', 'Ports', { shape: 'id' }],
      ['K8S: pods restart', 'pods restart', { shape: 'id' }],
      ['RFC-001: Use events', 'Use events', { shape: 'id', number: 1 }],
      ['RFC-0012 Use events', 'Use events', { shape: 'id', number: 12 }],
      // They name an entry, but nobody numbers entries so.
      ['CVE-2026-1234: Heap overflow', 'CVE-2026-1234: Heap overflow', { shape: 'id' }],
      ['SHA256: slow', 'SHA256: slow', { shape: 'id' }],
      ['HTTP-500: Login fails', 'HTTP-500: Login fails', { shape: 'id' }],
    ],
    'that begins with an emoji': [
      ['🔴 Ports', 'Ports', { shape: 'mark' }],
      ['⚠️ Sockets 🚀', 'Sockets', { shape: 'mark' }],
      ['🇩🇪 Ports', 'Ports', { shape: 'mark' }],
      ['✓ Ports', 'Ports', { shape: 'mark' }],
      ['🔴 **Ports**', 'Ports', { shape: 'mark' }],
    ],
    'that is a link': [
      ['[Sockets leak](001-sockets.md)', 'Sockets leak', { shape: 'plain', link: '001-sockets.md' }],
      ['[🔴 Sockets](a(1).md) ', 'Sockets', { shape: 'plain', link: 'a(1).md' }],
      [`[${'x'.repeat(299)}](a.md)`, 'x'.repeat(299), { shape: 'plain', link: 'a.md' }],
    ],
  };
  for (const [what, titles] of Object.entries(OF)) {
    for (const [source, title, rest] of titles) {
      it(`${what} is told from its words: ${source.slice(0, 60)}`, () =>
        assert.deepEqual(said(source), [title, rest]));
    }
  }

  for (const source of [
    '1.2.3 breaks the build',
    '3.5 GB upload fails',
    '10:30 Outage',
    '4-Ports',
    '12345. Ports',
    '3 Ports are taken',
    '#7 Ports',
    '2026-03-01x Ports',
    '2026-13-01 Ports',
    'Added 2026-03-01',
    'P0 Keys missing',
    'Q3 plan',
    'V2 breaks',
    'S3 bucket is public',
    'K8S fails',
    'EC2 stops',
    'MP3 skips',
    'HTTP2 push',
    'XY1234 Ports',
    'XYZW1 Ports',
    'UTF-8 breaks names',
    'UTF8 breaks names',
    'SHA256 is slow',
    'TLS-1.2 fails',
    'AUTH-1.2.3 breaks',
    'HTTP-500 on login',
    'CVE-2026-1234 in a library',
    'A.B Ports',
    'Challenge accepted',
    'Challenge-response authentication fails',
    'Challenges: what we met',
    'Issues 3: Ports',
    'Errors: none',
    'Ports — Challenge 3',
    'Ports at 2026-03-01',
    'The very long name of a thing that is a Challenge 3: Ports',
    '$(flame) is no icon | here',
    'مشكلة: المنفذ مشغول',
    `RESOLVED: ${'x'.repeat(300)}`,
  ]) {
    it(`is all of what is written where nothing else is said: ${source.slice(0, 60)}`, () =>
      assert.deepEqual(parseTitle(source), { shape: 'plain', tags: [], title: source }));
  }

  for (const [source, state, status, title, shape, number] of [
    ['3. ✅ FIXED: Missing metrics', 'resolved', '✅ FIXED', 'Missing metrics', 'number', 3],
    ['Challenge 3: ✅ FIXED Missing metrics', 'resolved', '✅ FIXED', 'Missing metrics', 'kind', 3],
    ['Challenge 3: [RESOLVED] Ports', 'resolved', '[RESOLVED]', 'Ports', 'kind', 3],
    ['TIL: Resolved: tabs', 'resolved', 'Resolved', 'tabs', 'kind', undefined],
    ['BUG-001: ✅', 'resolved', '✅', '', 'kind', 1],
    ['1. Ports ✅', 'resolved', '✅', 'Ports', 'number', 1],
    ['Cache bug (resolved)', 'resolved', '(resolved)', 'Cache bug', 'plain', undefined],
    ['Ports - BLOCKED', 'open', 'BLOCKED', 'Ports', 'plain', undefined],
    ['**Fixed:** Ports', 'resolved', 'Fixed', 'Ports', 'plain', undefined],
    ['âœ… FIXED: Ports', 'resolved', 'FIXED', 'Ports', 'mark', undefined],
    ['  Challenge 3:  Ports (fixed) ', 'resolved', '(fixed)', 'Ports', 'kind', 3],
    ['~~Sockets~~', 'resolved', '~~Sockets~~', 'Sockets', 'plain', undefined],
    ['[Ports](x.md) ✅', 'resolved', '✅', 'Ports', 'plain', undefined],
    [`RESOLVED: ${'x'.repeat(290)}`, 'resolved', 'RESOLVED', 'x'.repeat(290), 'plain', undefined],
  ] as const) {
    it(`gives its status and where that stands: ${source.slice(0, 60)}`, () => {
      const parsed = parseTitle(source);
      const start = source.indexOf(status);
      assert.deepEqual(
        [parsed.status, parsed.title, parsed.shape, parsed.number],
        [{ state, text: status, start, end: start + status.length }, title, shape, number],
      );
    });
  }

  for (const [source, status, title] of [
    ['1. Fixed width columns break — Fixed', 'Fixed', 'Fixed width columns break'],
    ['Challenge 2: Open handles leak — Open', 'Open', 'Open handles leak'],
    ['已修复按钮失效 — 已修复', '已修复', '已修复按钮失效'],
    ['[2026-01-02](2026-01-02.md) - Open handles leak — Open', 'Open', 'Open handles leak'],
  ] as const) {
    it(`ends with its status, though it begins with that word: ${source}`, () => {
      const parsed = parseTitle(source);
      assert.deepEqual(
        [parsed.title, parsed.status?.text, parsed.status?.start],
        [title, status, source.length - status.length],
      );
    });
  }

  it('begins with its status, though it ends with that word', () => {
    const { status, title } = parseTitle('[001](001-x.md) - ✅ FIXED: what was ✅ FIXED before');
    assert.deepEqual([title, status?.start], ['what was ✅ FIXED before', 20]);
  });

  for (const [source, title, ...tags] of [
    ['Ports (vercel, deploy)', 'Ports', 'vercel', 'deploy'],
    ['Ports (a,b, c)', 'Ports', 'a', 'b', 'c'],
    ['Ports (c++, node.js, c#)', 'Ports', 'c++', 'node.js', 'c#'],
    ['Ports (vercel)', 'Ports (vercel)'],
    ['Ports (A, b)', 'Ports (A, b)'],
    ['Ports (a; b)', 'Ports (a; b)'],
    ['Ports(a, b)', 'Ports(a, b)'],
    ['(a, b)', '(a, b)'],
    ['Ports (a, b) again', 'Ports (a, b) again'],
  ] as const) {
    it(`ends with its tags, if they are some: ${source}`, () =>
      assert.deepEqual(parseTitle(source), { shape: 'plain', tags, title }));
  }

  it('holds no control characters, and a tab as a space', () =>
    assert.equal(parseTitle('Ports\u0007 and\ttabs\u0000').title, 'Ports and tabs'));
});

describe('a title as it shows', () => {
  for (const [source, shown] of [
    ['Ports \\#3 `code` *em* _em_ snake_case_name', 'Ports #3 code em em snake_case_name'],
    ['Ports \\*not bold\\*, \\[1\\](x)', 'Ports *not bold*, [1](x)'],
    ['**Sockets** and ***pipes*** and ~~files~~', 'Sockets and pipes and files'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['__a__, _b_c and a_b_c', 'a, b_c and a_b_c'],
    ['a_ b', 'a b'],
    ['[x](y) ![z](w.png)', 'x z'],
    ['[[page|shown]] and [[other]]', 'shown and other'],
    ['[[]]', '[[]]'],
    ['[Ports](a b.md)', '[Ports](a b.md)'],
    ['🔴 Ports 🇩🇪', 'Ports'],
    ['Ports 👩🏽‍💻 ', 'Ports'],
    ['Ports ✗', 'Ports'],
    ['Ports 🚀 and pipes', 'Ports 🚀 and pipes'],
    ['Ports 3', 'Ports 3'],
    ['~', '~'],
  ] as const) {
    it(`is ${shown}`, () => assert.equal(plainText(source), shown));
  }
});
