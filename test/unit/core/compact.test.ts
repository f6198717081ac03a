import { strict as assert } from 'node:assert';
import { createCompactor } from '../../../src/core/compact';
import type { Entry, Problem } from '../../../src/core/entry';
import { someEntry } from '../../support/someEntry';

describe('readings that came from elsewhere', () => {
  const received = (facts: Partial<Entry>) => {
    const entry = someEntry('there.md', facts);
    const problem: Problem = {
      document: entry.document,
      line: 1,
      code: 'unreadable',
      message: 'Not text.',
      severity: 'error',
    };
    return { entries: [entry], problems: [problem] };
  };

  it('are about the document here, and say what they said', () => {
    const document = { uri: 'file:///here.md', path: 'here.md', inTarget: false };
    const facts: Partial<Entry> = {
      status: 'In Progress',
      severity: 'x'.repeat(200),
      tags: ['web', 'web'],
      anchors: [{ id: 'a1', file: 'src/a.ts', branch: 'main', commit: 'f'.repeat(40) }],
    };
    const reading = received(facts);
    const wanted = {
      entries: [{ ...someEntry('there.md', facts), document }],
      problems: [{ ...reading.problems[0], document }],
    };
    const adopted = createCompactor().adopt(document, reading);
    assert.equal(adopted, reading);
    assert.deepEqual(adopted, wanted);
    assert.equal(adopted.entries[0]?.document, document);
    assert.equal(adopted.problems[0]?.document, document);
  });
});
