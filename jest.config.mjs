/** Tests run on what tsc wrote: type errors fail first, and the JavaScript under test is what is bundled. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/build/test'],
  testMatch: ['**/*.test.js'],
  transform: {},
  testTimeout: 60_000,
};
