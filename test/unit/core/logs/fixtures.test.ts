import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readDocument } from '../../../../src/core/document';
import { planAppend } from '../../../../src/core/logs/append';
import { planPromotion } from '../../../../src/core/logs/promote';
import { UserError } from '../../../../src/core/ports';
import { applyEdits } from '../../../../src/core/textEdit';
import { CODE, draftOf } from './support';

const ROOT = 'test/fixtures/documents';

/** Documents whose form lets no new entry be told from what is there: the person is told so. */
const REFUSED: readonly string[] = [
  'bugs-check-marks/docs/BUGS.md',
  'bytes-unclosed-fence/docs/TROUBLESHOOTING.log.md',
  'issue-templates/docs/EXAMPLE_ISSUES.md',
  'til-day-headings/docs/TIL.md',
];

describe('every log of the fixtures', () => {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.md'))
    .sort();
  for (const file of files) {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    const inside = file.split('/').slice(1).join('/');
    const ref = { uri: `file:///${file}`, path: inside, inTarget: false };
    const { entries } = readDocument(ref, text);
    if (entries.length < 2) continue;

    it(`${file} takes another entry, with any line endings`, () => {
      for (const kind of new Set(entries.map((entry) => entry.kind))) {
        const draft = draftOf(kind, 'Sockets leak: #3', { severity: 'medium' });
        const after = (source: string) => applyEdits(source, planAppend(ref, source, draft, CODE).edits);
        if (REFUSED.includes(file)) {
          assert.throws(() => after(text), UserError);
          continue;
        }
        const lf = text.replaceAll(/\r\n|\r/g, '\n');
        assert.equal(after(lf.replaceAll('\n', '\r\n')), after(lf).replaceAll('\n', '\r\n'));
        assert.equal(readDocument(ref, after(text)).entries.length, entries.length + 1);
      }
    });

    it(`${file} gives each entry a record of its own`, () => {
      for (const entry of entries) {
        if (entry.link !== undefined || file.startsWith('issue-templates/')) continue;
        const { record, edits } = planPromotion(text, entry, {
          kind: 'challenge',
          path: 'docs/challenges/001-x.md',
        });
        assert.ok(record.includes('Promoted from ['));
        assert.ok(applyEdits(text, edits).includes('/001-x.md)'));
      }
    });
  }
});
