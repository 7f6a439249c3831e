// Sources beside their unit tests are transpiled; e2e tests run the built product in dist/ (`npm run build` first).
// TEST_DIST names another build, as the faults that are built into one by `npm run faults` need it.
const dist = process.env.TEST_DIST ?? '<rootDir>/dist';

const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/test/support/fast-check-seed.js'],
  modulePathIgnorePatterns: ['<rootDir>/dist[^/]*/package\\.json$'],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.jest.json', diagnostics: false }] },
};

module.exports = {
  // As many as a small machine has cores: with three, requests that wait for each other come past their time limits.
  maxWorkers: 2,
  // Jest reads it here only, never in a project.
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/test/support/tally-reporter.js'],
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/libs/**/*.spec.ts', '<rootDir>/apps/**/*.spec.ts', '<rootDir>/test/unit/**/*.spec.ts'],
      moduleNameMapper: { '^@echonio/(.*)$': '<rootDir>/libs/$1/src/index.ts' },
    },
    {
      ...common,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.js',
      globalTeardown: '<rootDir>/test/support/global-teardown.js',
      moduleNameMapper: {
        '^@echonio/(.*)$': `${dist}/libs/$1/src/index.js`,
        '^@api/(.*)$': `${dist}/apps/api/src/$1.js`,
        '^@cli/(.*)$': `${dist}/apps/cli/src/$1.js`,
      },
    },
  ],
};
