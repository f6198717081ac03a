import { addAnchor } from '../../../src/core/anchoring/plan';
import { locateAnchor } from '../../../src/core/anchor';
import type { Capture } from '../../../src/core/capture';
import { codeOfEntries } from '../../../src/core/capturedCode';
import { readDocument } from '../../../src/core/document';
import type { Entry } from '../../../src/core/entry';
import { locateScalars, locateValue, readFrontMatter } from '../../../src/core/frontMatter';
import { appendIndex } from '../../../src/core/indexes/plan';
import { gatherEntries } from '../../../src/core/indexes/update';
import { inlineMarkdown, piecesOf } from '../../../src/core/inlineMarkdown';
import { issueDraftOf } from '../../../src/core/issues/issueDraft';
import { mapLines } from '../../../src/core/lineMap';
import { planAppend } from '../../../src/core/logs/append';
import { planPromotion } from '../../../src/core/logs/promote';
import { repetitionsAt } from '../../../src/core/logs/repeat';
import { planStatistics } from '../../../src/core/logs/statistics';
import { outline } from '../../../src/core/markdown';
import {
  escapeMarkdown,
  inertMarkdown,
  unescapeMarkdown,
  withoutAutolinks,
} from '../../../src/core/markdownText';
import { askingAt } from '../../../src/core/mentioned/asking';
import { namingOf } from '../../../src/core/mentioned/backlinks';
import { movedEdits } from '../../../src/core/mentioned/moved';
import { referencesIn } from '../../../src/core/mentioned/references';
import { UserError } from '../../../src/core/ports';
import { readText } from '../../../src/core/reader';
import { createRecall } from '../../../src/core/recall';
import { withoutComments } from '../../../src/core/recall/comments';
import { readLessons } from '../../../src/core/recall/lesson';
import { planRenumbering, questionsOf } from '../../../src/core/renumbering/plan';
import { unifiedDiff } from '../../../src/core/resolving/diff';
import { NO_LINKS } from '../../../src/core/resolving/forgeLinks';
import { addFixes, setKey } from '../../../src/core/resolving/header';
import { planResolution } from '../../../src/core/resolving/plan';
import { planReopening } from '../../../src/core/resolving/reopen';
import { unmetRequirements } from '../../../src/core/resolving/requirements';
import { setFieldOf, statusChoicesOf } from '../../../src/core/revision';
import { summaryOf } from '../../../src/core/summary';
import { applyTemplate } from '../../../src/core/templates/apply';
import { builtInTemplate } from '../../../src/core/templates/builtIn';
import { checkTemplate } from '../../../src/core/templates/check';
import { render } from '../../../src/core/templates/render';
import { parseTemplate } from '../../../src/core/templates/template';
import { parseTitle, plainText } from '../../../src/core/title';
import { refOf } from '../promises/reading';

const NEIGHBOURS = { files: [], folders: [] };
const RECORD = 'docs/challenges/004-x.md';
const LOG = 'docs/CHALLENGES.md';
const NOTHING: Capture = { places: [], environment: [] };
const DRAFT = { title: 'Sockets leak', kind: 'challenge', tags: [], date: '2026-11-21T14:30:00+01:00' };
const HASH = '3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70';
const FIX = { commit: HASH, subject: 'Close it (#12)', pr: 12 };
const RESOLUTION = {
  date: '2026-11-23T18:00:00+01:00',
  minutes: 90,
  code: [],
  fixes: [FIX],
  links: NO_LINKS,
};
const place = (code: string) => ({ language: 'ts', code, anchor: { file: 'src/a.ts' }, findings: [] });

function refusable(plan: () => unknown): void {
  try {
    plan();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

/** Does something with the first and the last entry of a document. */
const withEntries =
  (path: string, work: (text: string, entry: Entry) => unknown) =>
  (text: string): void => {
    const { entries } = readDocument(refOf(path), text);
    const ends = entries.length > 1 ? [entries[0], entries.at(-1)] : [entries[0]];
    for (const entry of ends) if (entry) refusable(() => work(text, entry));
  };

/** Documents around a text. */
const inLog = (text: string) =>
  `# Challenges\n\n## Challenge 1: It leaks\n\n**Status:** Open\n\n${text}\n\n## Challenge 2: It hangs\n\n**Status:** Open\n`;
const inRecord = (text: string) =>
  `---\ntitle: "It leaks"\nkind: challenge\nstatus: open\nanchors:\n  - id: a1\n    file: src/a.ts\n---\n\n# Challenge: It leaks\n\n${text}\n`;
const inHeader = (text: string) =>
  `---\ntitle: It leaks\nkind: challenge\nstatus: open\n${text}---\n\n# Challenge: It leaks\n`;
const asIs = (text: string) => text;

/** What the core does with a text. */
export interface Work {
  /** The document that the text is in. */
  readonly around: (text: string) => string;
  readonly run: (text: string) => unknown;
}

const ofLog = (work: (text: string, entry: Entry) => unknown): Work => ({
  around: inLog,
  run: withEntries(LOG, work),
});
const ofRecord = (work: (text: string, entry: Entry) => unknown): Work => ({
  around: inRecord,
  run: withEntries(RECORD, work),
});

/** With a document whose body is the text. */
export const BODIES: Readonly<Record<string, Work>> = {
  outline: { around: asIs, run: outline },
  'reading a log': { around: inLog, run: (text) => readDocument(refOf(LOG), text) },
  'reading a text of a theme': { around: asIs, run: (text) => readDocument(refOf(LOG), text) },
  'reading an index': { around: asIs, run: (text) => readDocument(refOf('docs/adr/README.md'), text) },
  'reading a report': {
    around: (text) => `# It leaks\n\n## Status\n\nOpen\n\n${text}`,
    run: (text) => readDocument(refOf('docs/adr/0007-x.md'), text),
  },
  'reading a record': { around: inRecord, run: (text) => readText(refOf(RECORD), text) },
  'a status in a log': ofLog((text, entry) => setFieldOf(text, entry, 'status', 'resolved', NEIGHBOURS)),
  'a severity in a log': ofLog((text, entry) => setFieldOf(text, entry, 'severity', 'high', NEIGHBOURS)),
  'statuses to choose from': ofLog((text, entry) => statusChoicesOf(text, entry, NEIGHBOURS)),
  'resolving in a log': ofLog((text, entry) => planResolution(text, entry, RESOLUTION, NEIGHBOURS)),
  'resolving a record': ofRecord((text, entry) => planResolution(text, entry, RESOLUTION, NEIGHBOURS)),
  'reopening a record': {
    around: (text) => inRecord(text).replace('status: open', 'status: resolved'),
    run: withEntries(RECORD, (text, entry) => planReopening(text, entry, NEIGHBOURS)),
  },
  'an anchor more': ofRecord((text, entry) => addAnchor(text, entry, place('a();'), 'evidence')),
  'a template for a record': ofRecord((text, entry) =>
    applyTemplate(text, entry, builtInTemplate('challenge'), new Date(0)),
  ),
  'an issue of an entry': ofLog((text, entry) =>
    issueDraftOf(entry, text, { path: LOG, committed: true } as never),
  ),
  'appending to a log': {
    around: inLog,
    run: (text) => refusable(() => planAppend(refOf(LOG), text, DRAFT, NOTHING)),
  },
  'appending to a text': {
    around: asIs,
    run: (text) => refusable(() => planAppend(refOf(LOG), text, DRAFT, NOTHING)),
  },
  'promoting from a log': ofLog((text, entry) =>
    planPromotion(text, entry, { kind: 'challenge', path: RECORD }),
  ),
  'statistics of a log': { around: inLog, run: (text) => refusable(() => planStatistics(refOf(LOG), text)) },
  'what repeats in a log': { around: inLog, run: (text) => repetitionsAt(refOf(LOG), text, 5) },
  'what is missing': {
    around: inLog,
    run: (text) => unmetRequirements(refOf(LOG), text, ['solution', 'lesson', 'after']),
  },
  'an index at the end': { around: asIs, run: (text) => refusable(() => appendIndex(text, [])) },
  'a document in an index': { around: inRecord, run: (text) => gatherEntries().add(refOf(RECORD), text) },
  'summary of a log': ofLog(summaryOf),
  'summary of a record': ofRecord(summaryOf),
  'code of entries': {
    around: inLog,
    run: (text) => codeOfEntries(text, readDocument(refOf(LOG), text).entries.slice(0, 2)),
  },
  lessons: {
    around: inLog,
    run: (text) => readLessons(text, readDocument(refOf(LOG), text).entries.slice(0, 2)),
  },
  references: { around: asIs, run: (text) => referencesIn(text, LOG) },
  naming: { around: asIs, run: (text) => namingOf(text, LOG) },
  'what is asked for': { around: asIs, run: (text) => askingAt(text, text.length >> 1) },
  'moved files': {
    around: asIs,
    run: (text) => movedEdits(text, LOG, [{ from: 'src', to: 'lib' }], { was: `a/${LOG}` }),
  },
  renumbering: {
    around: asIs,
    run: (text) => {
      const files = [
        { path: 'docs/adr/0004-x.md', text: '# ADR-0004: X\n' },
        { path: 'docs/adr/0004-y.md', text },
      ];
      const entries = files.map(({ path }) => ({ path, kind: 'decision', number: 4 }));
      const needs = { files, entries, moves: [{ path: 'docs/adr/0004-y.md', to: 12 }] };
      planRenumbering(needs);
      questionsOf(needs);
    },
  },
  'code in the same file': {
    around: asIs,
    run: (text) =>
      locateAnchor({ text, file: 'a.ts', lines: { first: 1, last: 1 } }, [{ path: 'a.ts', text }]),
  },
  'code in half of its file': {
    around: asIs,
    run: (text) =>
      locateAnchor({ text: text.slice(0, text.length / 2), file: 'a.ts', lines: { first: 1, last: 9 } }, [
        { path: 'a.ts', text: `x\n${text.slice(text.length / 4)}` },
      ]),
  },
  'a little code': {
    around: asIs,
    run: (text) => locateAnchor({ text: text.slice(20, 300), file: 'a.ts' }, [{ path: 'b.ts', text }]),
  },
  'code that was edited': {
    around: asIs,
    run: (text) =>
      locateAnchor({ text: text.slice(0, 3_000), file: 'a.ts' }, [
        { path: 'a.ts', text: text.replaceAll(/\n/g, (end, at: number) => (at % 7 === 0 ? ' z\n' : end)) },
      ]),
  },
  'a line of a file': { around: asIs, run: (text) => mapLines(text, `x\n${text}`, { first: 1, last: 1 }) },
  'lines of an edited file': {
    around: asIs,
    run: (text) => mapLines(text, text.split('').reverse().join(''), { first: 1, last: 1 }),
  },
  'a difference': {
    around: asIs,
    run: (text) =>
      unifiedDiff({ name: 'a', text } as never, { name: 'a', text: text.replaceAll('a', 'b') } as never),
  },
  recall: {
    around: asIs,
    run: (text) => {
      const recall = createRecall<number>();
      const codes = [0, 1, 2].map((n) => text.slice(n * 2_000, n * 2_000 + 1_500));
      codes.forEach((code, n) =>
        recall.remember(n, [{ captured: { text: code, file: 'a.ts' }, after: text }]),
      );
      recall.find({ path: 'b.ts', text, language: 'typescript' });
    },
  },
  'code without comments': {
    around: asIs,
    run: (text) =>
      ['typescript', 'python', 'sql', 'html', 'php', 'vue'].map((language) =>
        withoutComments(text, language),
      ),
  },
  'a template of the text': {
    around: asIs,
    run: (text) => {
      checkTemplate('own', text);
      const template = parseTemplate('own', text, true);
      if (!('message' in template)) render(template, { draft: DRAFT, capture: NOTHING, path: RECORD });
    },
  },
  'a record of code': {
    around: asIs,
    run: (text) =>
      render(builtInTemplate('challenge'), {
        draft: DRAFT,
        capture: { places: [place(text)], environment: [], errorOutput: text },
        path: RECORD,
      }),
  },
};

/** With a line, as titles and headings are. */
export const LINES: Readonly<Record<string, (line: string) => unknown>> = {
  'Markdown in a line': (line) => [
    escapeMarkdown(line, { atLineStart: true }),
    unescapeMarkdown(line),
    inertMarkdown(line),
    withoutAutolinks(line),
  ],
  'a title': (line) => [parseTitle(line), parseTitle(`Challenge 3: ${line}`), plainText(line)],
  'pieces of a line': (line) => inlineMarkdown(piecesOf(line)),
  'a heading': (line) => readDocument(refOf(LOG), `## Challenge 1: ${line}\n\n**Status:** ${line}\n`),
  'a row': (line) =>
    readDocument(refOf('KNOWN_ISSUES.md'), `| Issue | Status |\n|---|---|\n| ${line} | ${line} |\n`),
  'an item': (line) =>
    readDocument(
      refOf('KNOWN_ISSUES.md'),
      `# Known issues\n\n## Open\n\n- [ ] ${line}\n- **${line}**: ${line}\n`,
    ),
  'a title of a record': (line) =>
    readText(
      refOf(RECORD),
      `---\ntitle: "${line.replaceAll(/["\\]/g, '').slice(0, 30_000)}"\nkind: til\n---\n\n# TIL: ${line}\n`,
    ),
  'a new title': (line) =>
    render(builtInTemplate('challenge'), {
      draft: { ...DRAFT, title: line },
      capture: NOTHING,
      path: RECORD,
    }),
};

/** With a document whose front matter is the text. */
export const FRONT_MATTER: Readonly<Record<string, Work>> = {
  'reading front matter': { around: inHeader, run: readFrontMatter },
  'reading a record': { around: inHeader, run: (text) => readText(refOf(RECORD), text) },
  'values of front matter': {
    around: inHeader,
    run: (text) => [locateScalars(text), locateValue(text, 'status')],
  },
  'a key more': { around: inHeader, run: (text) => setKey(text, 'resolved', 'x', ['status']) },
  'a fix more': { around: inHeader, run: (text) => addFixes(text, [FIX]) },
  'a status': {
    around: inHeader,
    run: withEntries(RECORD, (text, entry) => setFieldOf(text, entry, 'status', 'resolved', NEIGHBOURS)),
  },
  references: { around: inHeader, run: (text) => referencesIn(text, RECORD) },
  'a template': {
    around: inHeader,
    run: (text) => [checkTemplate('own', text), parseTemplate('own', text, true)],
  },
};
