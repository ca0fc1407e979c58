import tseslint from 'typescript-eslint';

// Limits of one function and one file; ARCHITECTURE.md says why. Percentiles are measured by test/architecture.test.ts.
const sizeLimits = {
  complexity: ['error', 12],
  'max-depth': ['error', 4],
  'max-params': ['error', 3],
  'max-lines-per-function': ['error', { max: 60 }],
};

const restrictions = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name: the name is then the same everywhere.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
  { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'Use a module.' },
];

const codeRules = {
  ...sizeLimits,
  eqeqeq: 'error',
  'no-restricted-syntax': ['error', ...restrictions],
  'object-shorthand': 'error',
  'prefer-template': 'error',
  '@typescript-eslint/consistent-type-exports': 'error',
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/explicit-module-boundary-types': 'error',
  '@typescript-eslint/naming-convention': [
    'error',
    { selector: 'typeLike', format: ['PascalCase'], custom: { regex: '^I[A-Z][a-z]', match: false } },
    { selector: 'function', format: ['camelCase'] },
  ],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  '@typescript-eslint/no-import-type-side-effects': 'error',
  // Spreading a string into code points is what our positions and edit distances want.
  '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
  '@typescript-eslint/no-unnecessary-condition': 'error',
  '@typescript-eslint/prefer-readonly': 'error',
  // An underscore says that a value is left out on purpose: `const { name: _, ...rest } = column`.
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
  // Numbers print the same everywhere; everything else in a template is likely a mistake.
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
};

/** Files that are one long table; `test/architecture.test.ts` holds the same list to account. */
const dataTables = ['src/errors/catalog.ts', 'src/rules/registry.ts'];

export default tseslint.config(
  { ignores: ['build/', 'dist/', 'node_modules/', '.cache/', 'coverage/', 'examples/'] },
  {
    // A finding is fixed or the rule is changed here for everybody; comments that switch rules off have no effect.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['{src,test,scripts,bench}/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: codeRules,
  },
  {
    files: ['src/**/*.ts'],
    ignores: dataTables,
    rules: { 'max-lines': ['error', { max: 300 }] },
  },
  {
    // A suite is one long function; what a test may not be is loose about types.
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // A program writes its entries, all in one form, also where an id is a word of the language.
    files: ['test/rules/edge-cases/registry.ts'],
    rules: { 'object-shorthand': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    rules: { ...sizeLimits, eqeqeq: 'error', 'prefer-const': 'error', 'no-unused-vars': 'error' },
  },
);
