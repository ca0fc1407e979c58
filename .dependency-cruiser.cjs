// Which folder may import which; ARCHITECTURE.md explains the order. test/architecture.test.ts checks that every src
// folder has a row here, scripts/check-layers.mjs that every source file and its imports were really seen.
const may = {
  model: [],
  digest: [],
  errors: ['model'],
  ports: ['model', 'errors'],
  sql: ['model', 'errors'],
  migrations: ['model', 'errors', 'digest', 'sql'],
  changes: ['model', 'errors', 'sql', 'migrations'],
  history: ['model', 'errors', 'migrations'],
  schema: ['model', 'errors', 'sql'],
  impact: ['model', 'errors', 'sql', 'schema'],
  rules: ['model', 'errors', 'digest', 'sql', 'schema', 'impact'],
  statistics: ['model', 'errors'],
  plan: ['model', 'errors', 'sql', 'history', 'impact'],
  runner: ['model', 'errors', 'ports', 'sql', 'migrations', 'history', 'plan'],
  adoption: ['model', 'errors', 'sql', 'migrations'],
  replay: ['model', 'errors', 'ports', 'sql', 'migrations'],
  drift: ['model', 'errors', 'digest', 'schema'],
  ddl: ['model', 'errors', 'sql', 'schema'],
  anonymize: ['model', 'errors', 'sql', 'schema'],
  evidence: ['model', 'errors', 'plan'],
  report: ['model', 'errors'],
  config: ['model', 'errors', 'sql', 'rules', 'migrations'],
  git: ['model', 'errors', 'ports'],
  engines: ['model', 'errors', 'ports', 'sql'],
  'dev-database': ['model', 'errors', 'ports'],
  preview: ['model', 'errors', 'ports'],
  'model-tools': ['model', 'errors', 'ports'],
  github: ['model', 'errors', 'ports', 'report'],
  notify: ['model', 'errors', 'ports', 'report'],
};
const adapters = ['git', 'engines', 'dev-database', 'model-tools', 'preview', 'github', 'notify'];
const composition = ['actions', 'commands'];
const pure = Object.keys(may).filter((folder) => !adapters.includes(folder));
const anyOf = (names) => `(${names.join('|')})`;

const layers = Object.entries(may).map(([folder, allowed]) => ({
  name: `layer:${folder}`,
  comment: `src/${folder} may import only: ${allowed.join(', ') || 'nothing'}`,
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/${anyOf([folder, ...allowed])}/` },
}));

/** Packages that one place alone imports, so that the rest neither depends on them nor loads them. */
const packages = Object.entries({
  pg: '^src/engines/postgres/',
  mysql2: '^src/engines/mysql/',
  '@actions': '^src/(github|git|engines|dev-database|model-tools)/',
  'libpg-query': '^src/sql/postgres/',
}).map(([name, place]) => ({
  name: `package:${name}`,
  from: { path: '^src/', pathNot: place },
  to: { path: `(^|/)node_modules/${name}(/|$)` },
}));

const rules = [
  ...layers,
  ...packages,
  { name: 'no-cycles', comment: 'also not through types', from: {}, to: { circular: true } },
  {
    name: 'layer:unknown-folder',
    comment: 'give the folder a row',
    from: { path: '^src/[^/]+/', pathNot: `^src/${anyOf([...composition, ...Object.keys(may)])}/` },
    to: {},
  },
  {
    name: 'pure-core-touches-no-world',
    comment: 'pure folders compute; what they need from the world is handed to them',
    // The loader of the WASM parser sets V8's flags, which must happen before the module is made.
    from: { path: `^src/${anyOf(pure)}/`, pathNot: '^src/sql/postgres/load-parser\\.ts$' },
    to: {
      dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-no-pkg', 'npm-unknown'],
      pathNot: '^(node:)?(path|path/posix|util|assert|crypto)$|node_modules/(libpg-query|smol-toml|@rgrove/parse-xml|yaml)/',
    },
  },
  {
    name: 'engines-do-not-know-each-other',
    from: { path: '^src/engines/([^/]+)/' },
    to: { path: '^src/engines/([^/]+)/', pathNot: '^src/engines/$1/' },
  },
  {
    name: 'catalog-entries-do-not-know-each-other',
    from: { path: '^src/(rules/catalog/[^/]+|migrations/formats|preview/providers)/([^/.]+)' },
    to: { path: '^src/(rules/catalog|migrations/formats|preview/providers)/', pathNot: '^src/$1/$2' },
  },
  {
    name: 'nobody-imports-actions',
    from: { path: '^src/', pathNot: '^src/(actions/|commands/|main\\.ts|cli\\.ts)' },
    to: { path: `^src/${anyOf(composition)}/` },
  },
  { name: 'src-knows-no-tests', from: { path: '^src/' }, to: { path: '^(test|scripts|bench)/' } },
  { name: 'no-unresolved', from: {}, to: { couldNotResolve: true } },
  { name: 'no-orphans', from: { orphan: true, path: '^src/', pathNot: '(main|cli)\\.ts$' }, to: {} },
];

module.exports = {
  forbidden: rules.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
