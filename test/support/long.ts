/** `npm run test:long`: the same suites with more cases, in another order each time. */
export const isLong = process.env['CHALLENGE_LOG_LONG'] === '1';

/**
 * How many cases a property is tried with.
 * @param count as many as an ordinary run has time for; a long run tries fifty times as many, and CHALLENGE_LOG_RUNS
 *     is another factor
 */
export const runs = (count: number): number =>
  Math.ceil(count * Number(process.env['CHALLENGE_LOG_RUNS'] ?? (isLong ? 50 : 1)));
