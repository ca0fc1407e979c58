import { createHash } from 'node:crypto';

import type { Engine, EngineName } from '../../src/model/engine-name.ts';
import type { Migration } from '../../src/model/migration.ts';
import type { LintSettings } from '../../src/model/settings.ts';
import type { WordSearch } from '../../src/model/word-search.ts';
import type { TargetStatistics } from '../../src/model/target-statistics.ts';
import type { JudgedFile, NamedAmiss, Rule, RuleExample } from '../../src/rules/define-rule.ts';
import { formats } from '../../src/migrations/registry.ts';
import { runRules, type RuleResults } from '../../src/rules/run-rules.ts';
import { applyStatement } from '../../src/schema/apply-statement.ts';
import { createCatalog, type Catalog } from '../../src/schema/catalog.ts';
import { proposedName } from '../../src/migrations/proposed-name.ts';
import { loadReader } from '../../src/sql/load-reader.ts';
import type { ScriptReader } from '../../src/sql/script-reader.ts';
import { parseServerVersion } from '../../src/sql/server-version.ts';

/** An example as a test runs it: of one rule, or of several at once. */
export type RunnableExample = Omit<RuleExample, 'title' | 'expect'> & { readonly lint?: Partial<LintSettings> };

/** Versions of examples that name none: the middle of what the tests have. */
const versions: Readonly<Record<EngineName, string>> = { postgresql: '16', mysql: '9.7', mariadb: '10.11' };

export function engineOf({ engine, version }: Pick<RuleExample, 'engine' | 'version'>): Engine {
  const parsed = parseServerVersion(version ?? versions[engine]);
  return parsed === undefined ? { name: engine } : { name: engine, version: parsed };
}

/** Judges an example by all rules, or by the given ones. `configured` is the rule that the example's options are for. */
export async function runExample(example: RunnableExample, configured?: Rule, rules?: readonly Rule[]): Promise<RuleResults> {
  const engine = engineOf(example);
  const reader = await loadReader(engine);
  const catalog = createCatalog(engine);
  foldBase(catalog, reader, example.base ?? []);
  // Names of examples follow no format, but for the rule that is about them.
  const misnamed = configured?.id === 'filename-convention' ? misnamedFiles(example) : [];
  return runRules({
    engine,
    catalog,
    files: example.files.flatMap((text, index) => {
      const path = example.paths?.[index] ?? fileName(1001 + index);
      return misnamed.some((file) => file.path === path) ? [] : [judgedFile(reader, text, path)];
    }),
    misnamed,
    settings: { ...settingsOf(example, configured), ...example.lint },
    runner: {
      transaction: example.transaction ?? 'per-file',
      ...(example.runnerLockTimeout === 'none' ? {} : { lockTimeoutMs: 2000 }),
      ...(example.format === undefined ? {} : { format: example.format }),
    },
    today: '2026-11-20',
    ...(example.stats === undefined ? {} : { stats: statisticsOf(engine, example.stats) }),
    ...(example.description === undefined ? {} : { description: example.description }),
    mentions: mentionsIn(example.repository ?? {}),
    ...(rules === undefined ? {} : { rules }),
  });
}

/** Files whose names their format does not read. */
function misnamedFiles({ format: name, paths = [] }: RunnableExample): readonly NamedAmiss[] {
  const format = formats.find((candidate) => candidate.name === name);
  if (format === undefined) return [];
  return (format.read(paths.map((path) => ({ path, bytes: new Uint8Array() })), [], {}).misnamed ?? []).map((file) => ({ ...file, newName: proposedName(format, [], file.path) }));
}

/** Every word of the files: a real run looks for the names only that go. */
function mentionsIn(repository: Readonly<Record<string, string>>): WordSearch {
  const places = Object.entries(repository).flatMap(([path, text]) => text.split('\n').flatMap((line, index) =>
    (line.match(/\w+/g) ?? []).map((word) => ({ word, path, line: index + 1 }))));
  return { places };
}

/** The findings of one rule as `file:line`, files counted from 1. */
export function placesOf(results: RuleResults, example: RunnableExample, rule: string): readonly string[] {
  const paths = example.files.map((_, index) => example.paths?.[index] ?? fileName(1001 + index));
  return results.findings
    .filter((finding) => finding.rule === rule)
    .map(({ location }) => `${paths.indexOf(location.file) + 1}:${location.start.line}`);
}

export function fileName(number: number): string {
  return `${String(number).padStart(4, '0')}.sql`;
}

export function judgedFile(reader: ScriptReader, text: string, path: string): JudgedFile {
  const migration: Migration = {
    version: path.replace(/\D+/g, ''),
    description: '',
    kind: isUndo(path) ? 'undo' : 'versioned',
    path,
    script: path,
    text,
    hash: createHash('sha256').update(text).digest('hex'),
  };
  return { migration, text, ...reader.read(text) };
}

/** Whether a file takes another one back: such files are not run. */
export function isUndo(path: string): boolean {
  return /(?:^|\/)U\d|\.down\.sql$/.test(path);
}

function foldBase(catalog: Catalog, reader: ScriptReader, base: readonly string[]): void {
  for (const [index, text] of base.entries()) {
    for (const statement of reader.read(text).statements) {
      applyStatement(catalog, statement, { file: fileName(index + 1), ordinal: statement.ordinal, origin: 'base' });
    }
  }
}

function statisticsOf({ name, version }: Engine, tables: NonNullable<RuleExample['stats']>): TargetStatistics {
  return { engine: { name, version: version?.text ?? '' }, capturedAt: '2026-11-20T08:00:00Z', tables: new Map(Object.entries(tables)), notes: [] };
}

function settingsOf(example: RunnableExample, configured: Rule | undefined): LintSettings {
  const isConfigured = configured !== undefined && example.options !== undefined;
  return {
    // A rule that is off by default has examples too.
    severities: configured?.defaultSeverity === 'off' ? { [configured.id]: 'warning' } : {},
    options: isConfigured ? { [configured.id]: example.options } : {},
    suppressibleGates: example.suppressibleGates ?? false,
  };
}
