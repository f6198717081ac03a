import * as vscode from 'vscode';
import { localIsoDate } from '../../core/capture';
import type { Entry, Fix } from '../../core/entry';
import { withoutLinks } from '../../core/markdownText';
import { UserError } from '../../core/ports';
import { forgeLinks } from '../../core/resolving/forgeLinks';
import { missingParts } from '../../core/resolving/parts';
import { planFixes, planResolution } from '../../core/resolving/plan';
import type { Resolution } from '../../core/resolving/resolution';
import { openAgain, setFieldOf } from '../../core/revision';
import { kindLabel, resolvedStatus } from '../../core/vocabulary';
import type { Services } from '../../services';
import type { Changes } from './change';
import { plain } from './places';
import { codeToday, findCode, fixOf, type CodeToday } from './resolveCode';
import { indexEdits } from './resolveIndex';
import { pickFixes, type Accepted } from './resolvePick';
import { withoutSecrets } from './resolveSecrets';

/** How long the status bar tells what was left as it is, in milliseconds. */
const TOLD = 10_000;

/** What whoever calls the command may say beforehand. */
export interface ResolveOptions {
  /** Takes what git proposes, and asks nothing. */
  readonly accept: boolean;
  /** The time that was spent on it. */
  readonly minutes?: number;
}

/**
 * Resolves an entry: its status, the day, the code as it is now, what fixed it and the time it took, as one step. The
 * document is shown only where it has something left to fill in.
 */
export async function resolveEntry(
  services: Services,
  changes: Changes,
  entry: Entry,
  options: ResolveOptions,
): Promise<void> {
  const { clock, documents } = services;
  const uri = vscode.Uri.parse(entry.document.uri);
  const text = await documents.read(uri);
  const neighbours = await changes.neighboursOf(entry);
  const status = setFieldOf(text, entry, 'status', resolvedStatus(entry.kind), neighbours);
  // Nobody should choose first and then be told that it cannot be.
  if (status.kind === 'impossible') {
    void vscode.window.showInformationMessage(withoutLinks(status.reason));
    return;
  }
  const answer = await ask(services, entry, text, 'Resolve', options.accept);
  if (!answer) return;
  const { today, accepted } = answer;
  const minutes = accepted.minutes ?? options.minutes;
  const found: Resolution = {
    date: localIsoDate(clock.now()),
    ...(minutes === undefined ? {} : { minutes }),
    code: today.code,
    fixes: fixesOf(accepted),
    links: linksOf(services, uri, today),
  };
  const seen = await documents.read(uri);
  const plan = (one: Resolution) => planResolution(seen, entry, one, neighbours);
  const resolution = await withoutSecrets(services, uri, found, plan, !options.accept);
  if (!resolution) return;
  const planned = (text: string) => planResolution(text, entry, resolution, neighbours);
  const first = planned(await documents.read(uri));
  // Tab stops are there for who looks at the document: whoever resolves from the view stays there otherwise.
  if (first.blanks.length > 0) await vscode.window.showTextDocument(uri, { preview: true });
  const now = await changes.carryOut(
    entry,
    (text) => {
      const { change, blanks } = planned(text);
      return change.kind === 'edits' ? { ...change, edits: [...change.edits, ...blanks] } : change;
    },
    {
      done: `${kindLabel(entry.kind)} “${entry.title}”: status is now ${resolvedStatus(entry.kind)}.`,
      label: `Resolve ${kindLabel(entry.kind)}`,
      along: (edited) => indexEdits(services, entry, edited),
    },
  );
  if (!now) return;
  if (first.notes.length > 0) vscode.window.setStatusBarMessage(plain(first.notes.join(' ')), TOLD);
  if (first.blanks.length > 0) await goToBlank(services, entry, now);
}

/** Adds the commits that fixed an entry after it was resolved. */
export async function addFixingCommit(
  services: Services,
  changes: Changes,
  entry: Entry,
  options: ResolveOptions,
): Promise<void> {
  const uri = vscode.Uri.parse(entry.document.uri);
  const text = await services.documents.read(uri);
  const answer = await ask(services, entry, text, 'Add Fixing Commit', options.accept, knownOf(entry));
  if (!answer) return;
  const { today, accepted } = answer;
  if (accepted.commits.length === 0)
    throw new UserError('No other commit has changed its code since it was captured. Commit the fix first.');
  const fixes = accepted.commits.map(fixOf);
  const links = linksOf(services, uri, today);
  await changes.carryOut(
    entry,
    (text) => {
      const edits = planFixes(text, entry, { fixes, links });
      if (edits.length > 0) return { kind: 'edits', edits };
      throw new UserError(`“${entry.title}” has no place for what fixed it. Write it by hand.`);
    },
    {
      done: `${kindLabel(entry.kind)} “${entry.title}”: the commits were added.`,
      label: 'Add Fixing Commit',
    },
  );
}

/** The commits since the capture that an entry does not know; none where git cannot be asked. */
export async function laterCommits(
  services: Services,
  entry: Entry,
  text: string,
): Promise<CodeToday['commits']> {
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(entry.document.uri));
  if (!folder) return [];
  const known = knownOf(entry);
  const found = (await findCode(services, folder, text, entry, false)) ?? [];
  const { commits } = await codeToday(services, folder, entry, found, new AbortController().signal);
  return commits.filter(({ hash }) => !known.has(hash));
}

function knownOf({ fixes = [] }: Entry): ReadonlySet<string> {
  return new Set(fixes.flatMap(({ commit }) => commit ?? []));
}

async function ask(
  services: Services,
  entry: Entry,
  text: string,
  title: string,
  accept: boolean,
  known?: ReadonlySet<string>,
): Promise<{ readonly today: CodeToday; readonly accepted: Accepted } | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(entry.document.uri));
  if (!folder) return { today: NO_CODE, accepted: { commits: [], uncommitted: false } };
  const found = await findCode(services, folder, text, entry, true);
  if (!found) return undefined;
  const stop = new AbortController();
  const looking = codeToday(services, folder, entry, found, stop.signal).then((today) =>
    known
      ? { ...today, uncommitted: false, commits: today.commits.filter(({ hash }) => !known.has(hash)) }
      : today,
  );
  if (!accept) return pickFixes(title, entry, looking, () => stop.abort());
  const today = await looking;
  return { today, accepted: { commits: today.commits, uncommitted: today.uncommitted } };
}

const NO_CODE: CodeToday = { code: [], commits: [], uncommitted: false };

function fixesOf({ commits, uncommitted }: Accepted): Fix[] {
  return [...(uncommitted ? [{ uncommitted } as const] : []), ...commits.map(fixOf)];
}

function linksOf({ settings }: Services, uri: vscode.Uri, { remoteUrl }: CodeToday) {
  return forgeLinks(remoteUrl, settings.get('forges', uri));
}

/** Puts the cursor into the first part that the record still lacks, where no tab stop did. */
async function goToBlank({ documents }: Services, entry: Entry, uri: vscode.Uri): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.toString() !== uri.toString()) return;
  const { source, finding } = openAgain(await documents.read(uri), entry);
  const [blank] = missingParts(source, finding, ['root-cause', 'lesson']).flatMap(({ place }) => place ?? []);
  if (!blank) return;
  const at = new vscode.Position(blank.line + source.firstLine - 1, blank.character);
  if (!editor.selection.active.isEqual(at)) editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
