// What `npm run mutation` does; see scripts/mutation.mjs.
import { readFileSync } from 'node:fs';

// Those first that are quick to tell: a change is given up as soon as one test notices it. Suites of hostile input and
// the fuzzer's are left out: they take long, and others say what they would.
const tests = process.env.CHALLENGE_LOG_TESTS?.split(':') ?? [
  '!(linear|block|record)',
  '!(fuzz|hostile)/**/!(bytes)',
  '{block,record}',
  '**/bytes',
];

export default {
  mutate: JSON.parse(readFileSync(process.env.CHALLENGE_LOG_SAMPLE, 'utf8')).places,
  plugins: ['@stryker-mutator/mocha-runner', './scripts/mutationSample.mjs'],
  checkers: ['sample'],
  concurrency: 2,
  testRunner: 'mocha',
  coverageAnalysis: 'perTest',
  // Tables that are made when a module is loaded would each need a run of everything in a new process.
  ignoreStatic: true,
  buildCommand: 'node esbuild.js --tests --forgetful',
  mochaOptions: {
    spec: tests.map((glob) => `out/unit/core/${glob}.test.js`),
    require: ['test/support/properties.cjs'],
    // Time tells nothing of code with a switch at every place.
    grep: '^(?!.*(?:linear|time grows|in its stride))',
  },
  ignorePatterns: ['.cache', 'dist', 'out', '*.vsix', 'media'],
  tempDirName: '.cache/mutation-sandbox',
  // A busy machine is no endless loop.
  timeoutFactor: 3,
  timeoutMS: 10_000,
  logLevel: 'error',
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: '.cache/mutation.json' },
  disableTypeChecks: 'src/**/*.ts',
  allowConsoleColors: false,
};
