// Loaded before the unit tests: an ordinary run tries the same cases each time, so that what fails is what was
// changed; a long run tries others each time, and says which seed it took.
const fc = require('fast-check');

const isLong = process.env.CHALLENGE_LOG_LONG === '1';
const seed = Number(process.env.CHALLENGE_LOG_SEED ?? (isLong ? Date.now() % 2 ** 31 : 20261121));
fc.configureGlobal({ seed, ...(isLong && { numRuns: 5_000 }) });
if (isLong) console.log(`Properties are tried with CHALLENGE_LOG_SEED=${seed}.`);
