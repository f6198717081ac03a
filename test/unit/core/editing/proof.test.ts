import { strict as assert } from 'node:assert';
import { factsOf, isSame, provenEntry } from '../../../../src/core/editing/proof';
import { findingsOf } from './support';

const LOG = (one: string, two: string) =>
  `# Blockers\n\n## Blocker 1: One\n\n${one}\n\n## Blocker 2: Two\n\n${two}\n`;

function proof(before: string, after: string, field: 'status' | 'severity'): unknown {
  const [old, now] = [findingsOf(before), findingsOf(after)];
  const own = old[0];
  assert.ok(own);
  const found = provenEntry(old, now, own, field);
  return found && [found.entry.title, found.entry.state];
}

describe('the proof of an edit', () => {
  const open = LOG('**Status:** Open', '**Status:** Open');

  it('holds where the entry differs in the one field alone, whatever lines it moved', () => {
    assert.deepEqual(proof(open, open.replace('Open', 'Resolved'), 'status'), ['One', 'resolved']);
    assert.deepEqual(proof(open, open.replace('Open', 'Open\n**Severity:** High'), 'severity'), [
      'One',
      'open',
    ]);
    assert.deepEqual(proof(LOG('x', 'y'), LOG('**Status:** Fixed', 'y'), 'status'), ['One', 'resolved']);
    assert.deepEqual(proof(open, open, 'status'), ['One', 'open']);
  });

  it('fails where another field, another entry or their number changed', () => {
    assert.equal(proof(open, open.replace('Open', 'Resolved'), 'severity'), undefined);
    assert.equal(proof(open, open.replace('Open', 'Open\n**Severity:** High'), 'status'), undefined);
    assert.equal(proof(open, LOG('**Status:** Open', '**Status:** Resolved'), 'status'), undefined);
    assert.equal(proof(open, open.replaceAll('Open', 'Resolved'), 'status'), undefined);
    assert.equal(proof(open, `${open}\n## Blocker 3: Three\n\n**Status:** Open\n`, 'status'), undefined);
    assert.equal(proof(open, open.replace('One', 'Uno'), 'status'), undefined);
  });

  it('holds for one of two that say the same', () => {
    const twins = LOG('**Status:** Open', '**Status:** Open').replace('Blocker 2: Two', 'Blocker 1: One');
    assert.deepEqual(proof(twins, twins.replace('Open', 'Resolved'), 'status'), ['One', 'resolved']);
  });

  it('knows an entry by its first line and its form', () => {
    const [one, two] = findingsOf(open);
    assert.ok(one && two);
    assert.ok(isSame(one, { ...one }));
    assert.ok(!isSame(one, two));
    assert.ok(!isSame(one, { ...one, entry: { ...one.entry, form: 'row' } }));
  });

  it('compares all facts but the place, and but the one field', () => {
    const [one] = findingsOf(LOG('**Status:** Open\n**Severity:** High', ''));
    assert.ok(one);
    const facts = (field?: 'status' | 'severity') => JSON.parse(factsOf(one.entry, field)) as unknown;
    const all = {
      form: 'block',
      number: 1,
      title: 'One',
      kind: 'blocker',
      state: 'open',
      status: 'Open',
      inferred: false,
      severity: 'high',
      tags: [],
      anchors: [],
    };
    const { severity, ...rest } = all;
    assert.equal(severity, 'high');
    assert.deepEqual(facts(), all);
    assert.deepEqual(facts('severity'), rest);
    const { state, status, inferred, ...bare } = all;
    assert.deepEqual([state, status, inferred], ['open', 'Open', false]);
    assert.deepEqual(facts('status'), bare);
  });
});
