import { strict as assert } from 'node:assert';
import { isModel, markOf, nameLike, type Name } from '../../../../src/core/logs/naming';
import { isSameTitle, takeApart, writtenTitles } from '../../../../src/core/logs/titleText';
import { parseTitle } from '../../../../src/core/title';

const NAME: Name = {
  title: 'Sockets leak',
  number: 4,
  now: '2026-11-21T14:30:00+01:00',
  language: 'en',
  tags: [],
  status: () => ({ word: 'Open', marked: false }),
  state: 'open',
  others: [],
  label: '',
};

/** What the lines of other entries become for a new one. */
function become(
  lines: readonly (readonly [model: string, expected: string])[],
  more: Partial<Name> = {},
): void {
  assert.deepEqual(
    lines.map(([model]) => [model, nameLike(model, { ...NAME, ...more })]),
    lines,
  );
}

describe('the line that names a new entry', () => {
  it('keeps words, signs, brackets and zeros of another and gets its number', () => {
    become([
      ['Keys collide', 'Sockets leak'],
      ['Challenge 3: Keys collide', 'Challenge 4: Sockets leak'],
      ['Challenge #3 - Keys collide', 'Challenge #4 - Sockets leak'],
      ['BUG-003 — Keys collide', 'BUG-004 — Sockets leak'],
      ['[007] Keys collide', '[004] Sockets leak'],
      ['3. Keys collide', '4. Sockets leak'],
      ['3) Keys collide', '4) Sockets leak'],
      ['阻塞项 3：键冲突', '阻塞项 4：Sockets leak'],
      ['Défi n° 3 : Les clés', 'Défi n° 4 : Sockets leak'],
      ['Challenge 3: 3 keys collide', 'Challenge 4: Sockets leak'],
      ['Challenge 3: Keys collide.', 'Challenge 4: Sockets leak'],
    ]);
    become([['Challenge 009: Keys', 'Challenge 010: Sockets leak']], { number: 10 });
    become([['Challenge 12: Keys', 'Challenge 4: Sockets leak']]);
    become([['Challenge 000: Keys', 'Challenge 001: Sockets leak']], { number: 1 });
    become([['Challenge 99: Keys', 'Challenge 100: Sockets leak']], { number: 100 });
    become([['Challenge 3: Keys', 'Challenge 3: Sockets leak']], { number: undefined });
  });

  it('is not struck through, which is the state of another', () => {
    become([
      ['~~3. Keys collide~~', '4. Sockets leak'],
      ['3. ~~Keys collide~~', '4. Sockets leak'],
      ['~~3. Keys collide~~ (Fixed)', '4. Sockets leak (Open)'],
      ['**~~3. Keys collide~~**', '**4. Sockets leak**'],
    ]);
    become([['~~3. Keys collide~~ ✅ Fixed', '4. Sockets leak 🔴 Open']], {
      status: () => ({ word: 'Open', mark: '🔴', marked: true }),
    });
  });

  it('has the emphasis of the other', () => {
    become([
      ['**Keys collide**', '**Sockets leak**'],
      ['3. **Keys collide**', '4. **Sockets leak**'],
      ['**3. Keys collide**', '**4. Sockets leak**'],
      ['__Keys collide__', '**Sockets leak**'],
      ['Challenge 3: `Keys` collide', 'Challenge 4: Sockets leak'],
    ]);
  });

  it('has the date in the form of the other', () => {
    become([
      ['2026-05-04 — Presets', '2026-11-21 — Sockets leak'],
      ['[2026-05-04] Presets', '[2026-11-21] Sockets leak'],
      ['2026-05-04 09:30 — Presets', '2026-11-21 14:30 — Sockets leak'],
      ['2026-05-04 09:30:15 — Presets', '2026-11-21 14:30 — Sockets leak'],
      ['2026-05-04T09:30:15+0200 — Presets', '2026-11-21T14:30:00+01:00 — Sockets leak'],
      ['2026-05-04T09:30Z — Presets', '2026-11-21T14:30:00+01:00 — Sockets leak'],
      ['May 4, 2026: Presets', 'November 21, 2026: Sockets leak'],
      ['2026年5月4日 键冲突', '2026年11月21日 Sockets leak'],
      ['**2026-05-04**: Presets', '**2026-11-21**: Sockets leak'],
      ['**2026-05-04:** Presets', '**2026-11-21:** Sockets leak'],
      ['**2026-05-04** Presets', '**2026-11-21** Sockets leak'],
    ]);
    become([['03/04/2026 - Presets', '11/21/2026 - Sockets leak']], { others: ['12/31/2025 - Queues'] });
    become([['03/04/26 - Presets', '11/21/26 - Sockets leak']], { others: ['12/31/25 - Queues'] });
    become([['03/04/2026 - Presets', '21/11/2026 - Sockets leak']], { others: ['31/12/2025 - Queues'] });
  });

  it('says its state where the other says one', () => {
    const open = { word: 'Open', mark: '🔴', marked: false };
    const status = () => open;
    become(
      [
        ['3. ✅ FIXED: Keys collide', '4. 🔴 Open: Sockets leak'],
        ['[RESOLVED] Keys collide', '[Open] Sockets leak'],
        ['Challenge 3: Keys collide (resolved)', 'Challenge 4: Sockets leak (Open)'],
        ['Challenge 3: Keys collide ✅', 'Challenge 4: Sockets leak 🔴'],
        ['Challenge 3: Keys collide [Fixed]', 'Challenge 4: Sockets leak [Open]'],
        ['Challenge 3: Keys collide — Fixed', 'Challenge 4: Sockets leak — Open'],
      ],
      { status },
    );
  });

  it('says none where it has nothing to resolve', () => {
    become(
      [
        ['3. FIXED: Keys collide', '4. Sockets leak'],
        ['3. ✅ FIXED — Keys collide', '4. Sockets leak'],
        ['[RESOLVED] Keys collide', 'Sockets leak'],
        ['TIL 3: Keys collide (resolved)', 'TIL 4: Sockets leak'],
        ['TIL 3: Keys collide — Fixed', 'TIL 4: Sockets leak'],
      ],
      { state: 'reference' },
    );
  });

  it('asks for its status with the other’s words, without brackets', () => {
    const asked: string[] = [];
    const status = (old: string) => {
      asked.push(old);
      return NAME.status(old);
    };
    for (const model of ['A (Fixed)', '[Resolved] B', '3. ✅ FIXED: C']) nameLike(model, { ...NAME, status });
    assert.deepEqual(asked, ['Fixed', 'Resolved', '✅ FIXED']);
  });

  it('is no link, and shows no picture, where the other does', () => {
    become([
      ['[Challenge 3: Keys collide](003-keys.md)', 'Challenge 4: Sockets leak'],
      ['[Keys collide](keys.md)', 'Sockets leak'],
      ['![badge](b.svg) Keys collide', 'Sockets leak'],
      ['3. ![badge](b.svg) Keys collide', '4. Sockets leak'],
      ['3. ![](b.svg) Keys collide', '4. Sockets leak'],
    ]);
  });

  it('keeps an emoji that is the habit of the document, not the one of a single entry', () => {
    become([['Blocker 3: 🚀 Deploy', 'Blocker 4: 🚀 Sockets leak']]);
    become([['🐛 Challenge 3: Keys', '🐛 Challenge 4: Sockets leak']]);
    become([['🐛 Keys', '🐛 Sockets leak']], { others: ['🐛 Keys', '📉 Memory', 'Locks'] });
    become([['🐛 Keys', 'Sockets leak']], { others: ['🐛 Keys', 'Memory', 'Locks'] });
    become([['🐛 Keys', '🐛 Sockets leak']], { others: ['🐛 Keys', 'Memory'] });
    become([['Blocker 3: 🚀 Deploy', 'Blocker 4: Sockets leak']], { others: ['Blocker 3: 🚀 Deploy'] });
    become([['Blocker 3: 🚀 Deploy', 'Blocker 4: 🚀 Sockets leak']], {
      others: ['Blocker 3: 🚀 Deploy', 'Blocker 2: 🚀 Keys'],
    });
    become([['Blocker 3: 👩‍💻 Deploy', 'Blocker 4: Sockets leak']], {
      others: ['Blocker 3: 👩‍💻 Deploy', 'Blocker 2: x', 'Blocker 1: y'],
    });
  });

  it('has the circle of its own severity', () => {
    const others = ['🔴 Keys', '🟢 Memory'];
    become([['🔴 Keys', '🟢 Sockets leak']], { severity: 'low', others });
    become([['🟠 Keys', '🟡 Sockets leak']], { severity: 'medium', others });
    become([['🟢 Keys', '🔴 Sockets leak']], { severity: 'high', others });
    become([['🟡 Keys', '🔴 Sockets leak']], { severity: 'critical', others });
    become([['🟡 Keys', '🟡 Sockets leak']], { severity: 'odd', others });
    become([['🐛 Keys', '🐛 Sockets leak']], { severity: 'low', others });
  });

  it('has its tags where the other has some', () => {
    become([['Keys collide (auth, db)', 'Sockets leak (net, ws)']], { tags: ['net', 'ws'] });
    become([['Keys collide (auth, db)', 'Sockets leak']]);
    become([['Keys collide', 'Sockets leak']], { tags: ['net'] });
  });

  it('has its kind before the title where that must be said', () => {
    become([['3. Keys', '4. Blocker: Sockets leak']], { label: 'Blocker: ' });
  });

  it('gets a title where the other has none, and none where it stands elsewhere', () => {
    become([
      ['Blocker #3', 'Blocker #4: Sockets leak'],
      ['Blocker #3:', 'Blocker #4: Sockets leak'],
      ['Blocker #3 —', 'Blocker #4 — Sockets leak'],
    ]);
    become(
      [
        ['Blocker #3: Keys', 'Blocker #4'],
        ['Blocker #3 — Keys', 'Blocker #4'],
        ['阻塞项 3：键冲突', '阻塞项 4'],
        ['Blocker #3', 'Blocker #4'],
      ],
      { title: '' },
    );
  });

  it('is none where the other’s cannot be taken apart', () => {
    become([]);
    assert.equal(nameLike('[2026-06-09-LENS] - Title', NAME), undefined);
    assert.equal(nameLike(`Challenge 3: ${'k'.repeat(600)}`, NAME), undefined);
  });
});

describe('a line to be written like', () => {
  it('is in one piece, whatever marks stand before it', () => {
    const lines = ['## Challenge 3: Keys', '- [ ] Keys', '3) Keys', '### [007] Keys', '## [Keys](keys.md)'];
    assert.deepEqual(lines.filter(isModel), lines);
    const others = ['## [2026-06-09-LENS] - Title', `- ${'k'.repeat(601)}`];
    assert.deepEqual(others.filter(isModel), []);
  });

  it('begins with an emoji or not', () => {
    assert.deepEqual(['👩‍💻 a', '✓ b', 'c 🔥', ''].map(markOf), ['👩‍💻', '✓', undefined, undefined]);
  });
});

describe('a title in Markdown', () => {
  it('is as readable as can be, then with every sign escaped', () => {
    const light = (title: string) => writtenTitles(title)[0];
    const titles = [
      ['Sockets leak', 'Sockets leak'],
      ['a * b `c` [d] <e> \\', String.raw`a \* b \`c\` \[d\] \<e> \\`],
      ['snake_case stays, _this_ not', String.raw`snake_case stays, \_this\_ not`],
      ['日_本 _é', String.raw`日_本 \_é`],
      ['~ a ~~b~~', String.raw`~ a \~\~b\~\~`],
      ['AT&T &amp; &#123; & b;', String.raw`AT&T \&amp; \&#123; & b;`],
      ['$(trash) costs 5 $', String.raw`\$(trash) costs 5 $`],
      ['#3 in C#', String.raw`\#3 in C#`],
      ['in C#', String.raw`in C\#`],
    ] as const;
    assert.deepEqual(
      titles.map(([title]) => [title, light(title)]),
      titles,
    );
    assert.deepEqual(writtenTitles('Sockets leak'), ['Sockets leak']);
    assert.deepEqual(writtenTitles('Fixed: a'), ['Fixed: a', String.raw`Fixed\: a`]);
  });

  it('is the one that was written, though lists show it without emoji at its ends and with its tags apart', () => {
    const same = (written: string, read: string, tags: string[] = []) =>
      isSameTitle(written, { title: read, tags });
    assert.ok(same('Sockets leak', 'Sockets leak'));
    assert.ok(same('🔴 Sockets   leak 🇩🇪', 'Sockets leak'));
    assert.ok(same('1️⃣ a 👩‍💻', '1️⃣ a'));
    assert.ok(same('Sockets leak (net,ws)', 'Sockets leak', ['net', 'ws']));
    assert.ok(!same('Sockets leak', 'Sockets leaks'));
    assert.ok(!same('Sockets 🔴 leak', 'Sockets leak'));
    assert.ok(!same('Sockets leak', 'Sockets leak (net)', []));
    assert.ok(!same('Sockets leak (net)', 'Sockets leak', ['ws']));
    assert.ok(!same('Sockets, leak', 'Sockets,leak'));
  });

  it('is found in its line with the marks around it', () => {
    const apart = (line: string) => {
      const found = takeApart(line, parseTitle(line).title);
      return found && [found.before, found.title, found.behind];
    };
    assert.deepEqual(apart('Challenge 3: **Keys** collide ✅'), ['Challenge 3: ', '**Keys** collide', ' ✅']);
    assert.deepEqual(apart('Challenge 3: Keys _collide_'), ['Challenge 3: ', 'Keys _collide_', '']);
    assert.deepEqual(apart('~~Keys~~ (auth, db)'), ['', '~~Keys~~', ' (auth, db)']);
    assert.deepEqual(apart(String.raw`3. \[x\] leaks`), ['3. ', String.raw`\[x\] leaks`, '']);
    assert.deepEqual(apart('[Keys](keys.md)'), ['', '[Keys', '](keys.md)']);
    assert.deepEqual(apart('_**Keys** and `locks`_'), ['', '_**Keys** and `locks`_', '']);
    assert.deepEqual(apart('**3. Keys**'), ['**3. ', 'Keys', '**']);
    assert.deepEqual(apart('Blocker #3'), ['Blocker #3', '', '']);
    assert.deepEqual(takeApart('**Blocker #3**', ''), { before: '**Blocker #3**', title: '', behind: '' });
    assert.equal(takeApart('Keys collide', 'Memory'), undefined);
    assert.equal(takeApart('Keys [a](b) collide', 'Keys  collide'), undefined);
    const longest = 'k'.repeat(600);
    assert.deepEqual(takeApart(longest, longest), { before: '', title: longest, behind: '' });
    assert.equal(takeApart(`${longest}k`, `${longest}k`), undefined);
  });
});
