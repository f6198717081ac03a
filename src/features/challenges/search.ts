import * as vscode from 'vscode';
import { arrange, numberText, whereOf } from '../../core/arrangement';
import type { Entry } from '../../core/entry';
import { statusText } from '../../core/entryText';
import { kindLabel } from '../../core/vocabulary';
import { stateIcon } from './presentation';

/** Lets a person find an entry by its title, paths, tags and status; those that are open come first. */
export async function pickEntry(entries: readonly Entry[]): Promise<Entry | undefined> {
  const ordered = arrange(entries, 'state', 'newest').flatMap((group) => group.entries);
  const items = ordered.map((entry) => ({
    label: plain([numberText(entry), entry.title].filter(Boolean).join(' ')),
    description: plain(
      [kindLabel(entry.kind), statusText(entry), ...entry.tags.map((tag) => `#${tag}`)].join(' · '),
    ),
    detail: plain([whereOf(entry), entry.document.path].filter(Boolean).join('  —  ')),
    iconPath: stateIcon(entry),
    entry,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Search Challenges',
    placeHolder: 'Title, path, tag or status',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.entry;
}

/** A quick pick makes an icon of `$(trash)`, wherever it comes from. */
function plain(text: string): string {
  return text.replaceAll('$(', '\\$(');
}
