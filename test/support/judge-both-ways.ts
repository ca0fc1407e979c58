import { engineFamilies, type EngineName } from '../../src/model/engine-name.ts';
import type { CatalogTable, SchemaState } from '../../src/model/schema-state.ts';
import type { Severity } from '../../src/model/severity.ts';
import type { StatementEffect } from '../../src/model/statement.ts';
import type { JudgedFile } from '../../src/rules/define-rule.ts';
import { rules } from '../../src/rules/registry.ts';
import { reachOfRules } from '../../src/rules/reach-of-rules.ts';
import { runRules } from '../../src/rules/run-rules.ts';
import { applyStatement, startMigration } from '../../src/schema/apply-statement.ts';
import { createCatalog } from '../../src/schema/catalog.ts';
import { relevantScripts, type Reach } from '../../src/schema/relevance/relevant-scripts.ts';
import { loadReader } from '../../src/sql/load-reader.ts';
import { engineOf, judgedFile } from './run-example.ts';

/** A repository and the change set in it, as texts of files in their order. */
export interface Repository {
  readonly base: readonly string[];
  readonly changed: readonly string[];
}

/** What lint said, and what it could see of the objects that the change set names. */
export interface Judgement {
  readonly findings: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Before the change set: what depends on the objects that it names. */
  readonly dependents: readonly string[];
}

/** The same change set against the whole base, and against what of it is relevant. */
export interface BothWays {
  readonly whole: Judgement;
  /** Its `dependents` are what is known where they are asked for. */
  readonly relevant: Judgement;
  readonly filesRead: number;
}

/** A judge for one engine. Texts are read once, however many repositories hold them. */
export async function makeJudge(name: EngineName): Promise<(repository: Repository) => BothWays> {
  const engine = engineOf({ engine: name });
  const reader = await loadReader(engine);
  const known = new Map<string, readonly StatementEffect[]>();
  const effectsOf = (text: string): readonly StatementEffect[] => {
    const effects = known.get(text) ?? reader.readEffects(text);
    known.set(text, effects);
    return effects;
  };
  return ({ base, changed }) => {
    const scripts = base.map((text, index) => ({ text, path: `${String(index + 1)}.sql`, effects: () => effectsOf(text) }));
    const files = changed.map((text, index) => judgedFile(reader, text, `${String(base.length + index + 1)}.sql`));
    const changedStatements = files.flatMap(({ statements }) => statements);
    // Where no rule looks further: some must fold everything for some statements.
    const filesRead = [...relevantScripts({ family: engineFamilies[name], changed: changedStatements, base: scripts })].length;
    const judge = (asked?: Reach): Judgement => {
      const catalog = createCatalog(engine);
      const reach = asked ?? reachOfRules({ engine, settings: { severities: everyRule }, changed: changedStatements });
      const request = { family: engineFamilies[name], changed: changedStatements, base: scripts, ...(reach === undefined ? {} : { reach }) };
      for (const { script, statements } of relevantScripts(request)) {
        startMigration(catalog);
        for (const statement of statements) applyStatement(catalog, statement, { file: script.path, ordinal: statement.ordinal, origin: 'base' });
      }
      startMigration(catalog);
      const before = catalog.snapshot();
      const { findings, suppressed, notEvaluated, after } = runRules({
        engine, catalog, files, settings: { severities: everyRule, options: {}, suppressibleGates: false }, runner: { transaction: 'per-file' }, today: '2026-11-20',
      });
      return { findings: [...findings, ...suppressed, ...notEvaluated].map(textOf), before: namedObjects(before, files), after: namedObjects(after, files), dependents: dependentObjects(before, files) };
    };
    const whole = judge('everything');
    const { dependents } = judge('dependents');
    const relevant = { ...judge(), dependents };
    return { whole, relevant, filesRead };
  };
}

/** The files of the base that are read for a change set. */
export async function readScripts(name: EngineName, { base, changed, reach }: Repository & { readonly reach?: Reach }): Promise<readonly string[]> {
  const reader = await loadReader(engineOf({ engine: name }));
  const scripts = base.map((text) => ({ text, effects: () => reader.readEffects(text) }));
  const request = { family: engineFamilies[name], changed: changed.flatMap((text) => reader.readEffects(text)), base: scripts, ...(reach === undefined ? {} : { reach }) };
  return [...relevantScripts(request)].map(({ script }) => script.text);
}

const everyRule: Readonly<Record<string, Severity>> = Object.fromEntries(rules.map(({ id }) => [id, 'warning']));

/** The objects that the change set names; of tables that it does not change, foreign keys are nobody's business. */
function namedObjects(state: SchemaState, files: readonly JudgedFile[]): readonly string[] {
  const operations = files.flatMap(({ statements }) => statements.flatMap((statement) => statement.operations));
  const named = new Set(namesIn(operations));
  const changed = new Set(operations.flatMap((operation) => ('table' in operation ? [operation.table.name.toLowerCase()] : [])));
  const tables = [...state.tables.values()].filter((table) => named.has(table.name.toLowerCase()));
  const objects = [...state.objects.values()].filter(({ kind, name }) => kind !== 'extension' && kind !== 'role' && named.has(name.toLowerCase()));
  return [...tables.map((table) => textOf(changed.has(table.name.toLowerCase()) ? table : withoutForeignKeys(table))), ...objects.map(textOf)].toSorted();
}

/** Views of tables that the change set changes, views of those, and foreign keys to all of these. */
function dependentObjects(state: SchemaState, files: readonly JudgedFile[]): readonly string[] {
  const operations = files.flatMap(({ statements }) => statements.flatMap((statement) => statement.operations));
  const wanted = new Set(operations.flatMap((operation) => ('table' in operation ? [operation.table.name.toLowerCase()] : [])));
  const views = [...state.objects.values()].filter(({ kind }) => kind.endsWith('view'));
  for (let size = -1; size !== wanted.size;) {
    size = wanted.size;
    for (const { name, uses } of views) if (uses?.tables.some((table) => wanted.has(table.name.toLowerCase())) === true) wanted.add(name.toLowerCase());
  }
  const keys = [...state.tables.values()].flatMap((table) => table.constraints.filter(({ definition }) =>
    definition.kind === 'foreign-key' && wanted.has(definition.referenced.name.toLowerCase())).map((key) => textOf({ of: table.name, key })));
  return [...keys, ...views.filter(({ name }) => wanted.has(name.toLowerCase())).map(textOf)].toSorted();
}

/** Every name of an object, wherever it stands in the operations; the index of a table is found by the table. */
function namesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const isName = 'name' in value && typeof value.name === 'string' && Object.keys(value).every((key) => ['schema', 'name', 'span'].includes(key));
  if (isName) return [String(value.name).toLowerCase()];
  return Object.entries(value).flatMap(([key, part]) => (key === 'index' && 'table' in value ? [] : namesIn(part)));
}

function withoutForeignKeys(table: CatalogTable): CatalogTable {
  return { ...table, constraints: table.constraints.filter(({ definition }) => definition.kind !== 'foreign-key') };
}

/** Keys under which identities stand: they are counted, and so differ with what was read. */
const identities: ReadonlySet<string> = new Set(['id', 'ofColumn', 'columnIds']);

/** Identities are counted in the order of what was read, and differ. */
function textOf(value: object): string {
  return JSON.stringify(value, (key, part: unknown) => (identities.has(key) ? undefined : part));
}
