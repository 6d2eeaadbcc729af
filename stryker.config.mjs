// Thousands of times: a quarter of an hour instead of many.
process.env.PROPERTY_RUNS ??= '60';

/** Changes the model in thousands of small ways, and asks of each whether a test sees it: `npm run mutation`. */
export default {
  testRunner: 'mocha',
  mochaOptions: { spec: ['.mutation/**/*.cjs'], config: '.mocharc.json' },
  plugins: ['@stryker-mutator/mocha-runner'],
  buildCommand: 'node scripts/mutation-tests.mjs',
  mutate: ['src/model/**/*.ts'],
  // What runs but once, as its file is loaded, cannot be switched over within one process.
  ignoreStatic: true,
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 4_000,
  timeoutFactor: 1.25,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false },
  jsonReporter: { fileName: 'test-results/mutation.json' },
  tempDirName: '.stryker',
  ignorePatterns: [
    '/dist',
    '/docs',
    '/docs-site',
    '/examples',
    '/storybook-static',
    '/bench',
    '/.mutation',
    '/coverage',
  ],
  thresholds: { high: 95, low: 90, break: 90 },
};
