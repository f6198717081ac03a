// What `npm run mutation` does; see scripts/mutation.mjs.
export default {
  mutate: (process.env.CHALLENGE_LOG_MUTATE ?? 'src/core/**/*.ts').split(','),
  plugins: ['@stryker-mutator/mocha-runner'],
  testRunner: 'mocha',
  coverageAnalysis: 'perTest',
  // Tables that are made when a module is loaded would each need a run of everything in a new process.
  ignoreStatic: true,
  buildCommand: 'node esbuild.js --tests',
  mochaOptions: { spec: ['out/unit/core/**/*.test.js'], require: ['test/support/properties.cjs'] },
  ignorePatterns: ['.cache', 'dist', 'out', '*.vsix', 'media'],
  tempDirName: '.cache/mutation-sandbox',
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: '.cache/mutation.json' },
  clearTextReporter: { reportTests: false, logTests: false },
  disableTypeChecks: 'src/**/*.ts',
  allowConsoleColors: false,
};
