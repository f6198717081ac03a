import * as vscode from 'vscode';
import type { Entry } from '../../core/entry';
import type { FixingCommit } from '../../core/ports';
import { inHours } from '../../core/resolving/time';
import { minutesOf } from '../../core/words/time';
import { plain } from './places';
import type { CodeToday } from './resolveCode';

/** What is looked up sooner than this, in milliseconds, is shown at once; else the pick shows that it looks. */
const PATIENCE = 200;

/** What a person accepts. */
export interface Accepted {
  readonly commits: readonly FixingCommit[];
  readonly uncommitted: boolean;
  readonly minutes?: number;
}

interface Row extends vscode.QuickPickItem {
  readonly commit?: FixingCommit;
  readonly minutes?: number;
}

/**
 * Asks which commits fixed an entry, with those that git proposes chosen, so that Enter accepts them. Where there is
 * nothing to choose, nobody is asked.
 * @param looking what git is asked; the pick shows that it is busy meanwhile
 * @returns `undefined` when the person pressed Escape
 */
export async function pickFixes(
  title: string,
  entry: Entry,
  looking: Promise<CodeToday>,
  stop: () => void,
): Promise<{ readonly today: CodeToday; readonly accepted: Accepted } | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE, undefined));
  const early = await Promise.race([looking, late]);
  if (early && !hasChoice(early)) return { today: early, accepted: NOTHING };
  const pick = vscode.window.createQuickPick<Row>();
  pick.title = `${title}: ${entry.title}`;
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = true;
  try {
    return await answerOf(pick, early, looking, stop);
  } finally {
    pick.dispose();
  }
}

const NOTHING: Accepted = { commits: [], uncommitted: false };

function hasChoice({ commits, uncommitted }: CodeToday): boolean {
  return commits.length > 0 || uncommitted;
}

async function answerOf(
  pick: vscode.QuickPick<Row>,
  early: CodeToday | undefined,
  looking: Promise<CodeToday>,
  stop: () => void,
) {
  let today = early;
  let isAccepted = false;
  const listeners: vscode.Disposable[] = [];
  const closed = new Promise<Accepted | undefined>((resolve, reject) => {
    const accept = () => {
      isAccepted = true;
      // Whoever is faster than git accepts what it will propose.
      if (!today) return;
      resolve(acceptedOf(pick.selectedItems));
      pick.hide();
    };
    listeners.push(
      pick.onDidAccept(accept),
      pick.onDidHide(() => resolve(undefined)),
      pick.onDidChangeValue((value) => showTime(pick, today, value)),
    );
    const show = (found: CodeToday) => {
      today = found;
      pick.busy = false;
      pick.placeholder = 'Which commits did it? Type a time such as 3h for the time that it took.';
      pick.items = rowsOf(found);
      pick.selectedItems = pick.items;
      showTime(pick, found, pick.value);
      if (isAccepted || !hasChoice(found)) {
        resolve(acceptedOf(pick.items));
        pick.hide();
      }
    };
    if (early) show(early);
    else {
      pick.busy = true;
      pick.placeholder = 'Looking for the commits that did it…';
      // What git could not be asked for is told by the boundary of the command.
      looking.then(show, reject);
    }
    pick.show();
  });
  try {
    const accepted = await closed;
    if (accepted) return { today: await looking, accepted };
    stop();
    return undefined;
  } finally {
    for (const listener of listeners) listener.dispose();
  }
}

function rowsOf({ commits, uncommitted }: CodeToday): Row[] {
  const pending: Row[] = uncommitted
    ? [{ label: 'Not committed yet', description: 'the record says so, and the commit can be added later' }]
    : [];
  return [...pending, ...commits.map(rowOf)];
}

function rowOf(commit: FixingCommit): Row {
  const { hash, subject, time, pr } = commit;
  const day = new Date(time * 1000).toLocaleDateString();
  const facts = [hash.slice(0, 7), day, ...(pr === undefined ? [] : [`#${pr}`])];
  return { label: plain(subject) || hash.slice(0, 7), description: facts.join(' · '), commit };
}

/** A time that is typed is a row of its own, and hides none of the others. */
function showTime(pick: vscode.QuickPick<Row>, today: CodeToday | undefined, value: string): void {
  const had = pick.items.some(({ minutes }) => minutes !== undefined);
  const minutes = /\d/.test(value) ? minutesOf(value) : undefined;
  if (!today || (minutes === undefined && !had)) return;
  const others = pick.items.filter((row) => row.minutes === undefined);
  const selected = new Set(pick.selectedItems.map(({ label, description }) => `${label}\n${description}`));
  const rows = others.map((row): Row => ({ ...row, alwaysShow: minutes !== undefined }));
  const time: Row[] =
    minutes === undefined ? [] : [{ label: `Took ${inHours(minutes)}`, minutes, alwaysShow: true }];
  pick.items = [...time, ...rows];
  pick.selectedItems = [...time, ...rows.filter((row) => selected.has(`${row.label}\n${row.description}`))];
}

function acceptedOf(rows: readonly Row[]): Accepted {
  const minutes = rows.find((row) => row.minutes !== undefined)?.minutes;
  return {
    commits: rows.flatMap(({ commit }) => commit ?? []),
    uncommitted: rows.some((row) => row.commit === undefined && row.minutes === undefined),
    ...(minutes === undefined ? {} : { minutes }),
  };
}
