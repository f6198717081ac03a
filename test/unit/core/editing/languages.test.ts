import { strict as assert } from 'node:assert';
import { labelFor } from '../../../../src/core/editing/language';
import { severityWord } from '../../../../src/core/editing/severity';
import { statusAt } from '../../../../src/core/editing/statusText';
import { partOf } from '../../../../src/core/words/parts';
import { severityOf } from '../../../../src/core/words/severity';
import { LANGUAGES, meaningOf, wordFor, type Meaning } from '../../../../src/core/words/statusPairs';

const STATES: Readonly<Record<Meaning, 'open' | 'resolved'>> = {
  open: 'open',
  'in-progress': 'open',
  workaround: 'open',
  proposed: 'open',
  resolved: 'resolved',
  accepted: 'resolved',
  rejected: 'resolved',
  deprecated: 'resolved',
  superseded: 'resolved',
};

describe('what is written reads back', () => {
  for (const language of LANGUAGES) {
    it(`in ${language}`, () => {
      for (const [meaning, state] of Object.entries(STATES) as [Meaning, 'open' | 'resolved'][]) {
        const word = wordFor(meaning, language);
        assert.equal(meaningOf(word), meaning, word);
        const found = statusAt(word);
        // Words that are not known count as open.
        assert.equal(found?.state ?? 'open', state, word);
        if (found) assert.equal(found.word, word);
      }
      for (const field of ['status', 'severity', 'category'] as const) {
        assert.equal(partOf(labelFor(field, language)), field);
      }
      for (const severity of ['low', 'medium', 'high', 'critical']) {
        assert.equal(severityOf(severityWord(severity, language, undefined)), severity);
      }
    });
  }
});
