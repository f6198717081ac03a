import type { Entry } from '../../src/core/entry';

/** An open challenge that is all of a document, with other facts where a test is about them. */
export function someEntry(path: string, facts: Partial<Entry> = {}): Entry {
  return {
    document: { uri: `file:///${path}`, path, inTarget: true },
    line: 1,
    endLine: 9,
    form: 'record',
    title: 'Sockets leak',
    kind: 'challenge',
    state: 'open',
    inferred: false,
    tags: [],
    anchors: [],
    ...facts,
  };
}
