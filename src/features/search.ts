import * as vscode from 'vscode';
import { numberText, whereOf } from '../core/arrangement';
import type { Entry } from '../core/entry';
import { kindLabel } from '../core/vocabulary';
import { stateIcon } from './presentation';

/** Lets a person find an entry by its title, paths, tags and status. */
export async function pickEntry(entries: readonly Entry[]): Promise<Entry | undefined> {
  const items = entries.map((entry) => ({
    label: [numberText(entry), entry.title].filter(Boolean).join(' '),
    description: [
      kindLabel(entry.kind),
      entry.status ?? entry.state,
      ...entry.tags.map((tag) => `#${tag}`),
    ].join(' · '),
    detail: [whereOf(entry), entry.document.path].filter(Boolean).join('  —  '),
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
