import { groupKeyOf, type Grouping } from './arrangement';
import type { Entry } from './entry';
import { kindLabel } from './vocabulary';

/** What dropping an entry on a group does: the same as a command. */
export interface DropStep {
  readonly action: 'resolve' | 'reopen' | 'setSeverity';
  readonly entry: Entry;
  /** The severity. */
  readonly value?: string;
}

export interface Drop {
  readonly steps: readonly DropStep[];
  /** Why some of them stay where they are, each a sentence. */
  readonly refused: readonly string[];
}

/**
 * What dropping entries on a group does. Entries of that group are left alone.
 * @param key of the group, in that grouping
 * @param spelling the group's value as entries have it, where its key is in lower case
 */
export function planDrop(
  entries: readonly Entry[],
  grouping: Grouping,
  key: string,
  spelling: string = key,
): Drop {
  const moving = entries.filter((entry) => groupKeyOf(entry, grouping) !== key);
  if (moving.length === 0) return { steps: [], refused: [] };
  if (grouping === 'severity')
    return key === ''
      ? refusal('A severity cannot be taken away here. Take it out of the document.')
      : { steps: moving.map((entry) => ({ action: 'setSeverity', entry, value: spelling })), refused: [] };
  if (grouping !== 'state') return refusal(NOT_DROPPED[grouping]);
  if (key === 'reference')
    return refusal('Only what has nothing to resolve, such as a TIL, stands under Reference.');
  const reasons = moving.map(whyNot);
  return {
    steps: moving
      .filter((_, index) => reasons[index] === undefined)
      .map((entry) => ({ action: key === 'resolved' ? 'resolve' : 'reopen', entry })),
    refused: [...new Set(reasons.filter((reason) => reason !== undefined))],
  };
}

const NOT_DROPPED: Readonly<Record<Exclude<Grouping, 'state' | 'severity'>, string>> = {
  category: 'A category is not set by dragging. Change it in the document.',
  kind: 'A kind is not set by dragging. Change it in the document.',
  file: 'An entry names its file itself. Change it in the document.',
};

function whyNot({ state, kind, settled }: Entry): string | undefined {
  return state === 'reference' ? `A ${kindLabel(kind)} has nothing to resolve.` : settled;
}

function refusal(reason: string): Drop {
  return { steps: [], refused: [reason] };
}
