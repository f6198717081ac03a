import type { Entry } from './entry';

/** The status in words; of a box that is ticked or not, the state. */
export function statusText({ status, state }: Entry): string {
  return status === undefined || /^\[.?\]$/.test(status) ? state : status;
}

/** `2026-11-20 17:31` for ISO 8601, as the clock of whoever wrote it showed it; anything else as it is. */
export function readableDate(date: string | undefined): string | undefined {
  return date?.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\S*$/, '$1 $2');
}
