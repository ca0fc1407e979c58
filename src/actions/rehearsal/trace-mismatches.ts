import { engineFamilies, type Engine } from '../../model/engine-name.ts';
import type { Migration } from '../../model/migration.ts';
import type { Operation } from '../../model/operation.ts';
import type { SchemaDifference } from '../../model/schema-difference.ts';
import type { SchemaState } from '../../model/schema-state.ts';
import type { StatementEffect } from '../../model/statement.ts';
import type { ReplayStep } from '../../replay/replay-result.ts';
import { applyStatement, startMigration } from '../../schema/apply-statement.ts';
import { createCatalog, type Catalog } from '../../schema/catalog.ts';
import { compareStates, type ComparisonOptions } from '../../schema/compare-states.ts';
import { loadNormalizer } from '../../schema/load-normalizer.ts';
import { relevantScripts } from '../../schema/relevance/relevant-scripts.ts';
import type { CatalogOptions } from '../../schema/session-defaults.ts';
import type { ReadableMigration } from '../read-scripts.ts';
import type { TrialHit } from './trial-findings.ts';

/** A migration with what its statements do. */
interface FoldedMigration {
  readonly migration: Pick<Migration, 'path'>;
  readonly statements: readonly StatementEffect[];
}

/** What was replayed, and the schema that the server had before and after the change set. */
export interface TracedReplay {
  readonly engine: Engine;
  readonly options: CatalogOptions;
  readonly base: readonly ReadableMigration[];
  readonly changes: readonly ReplayStep[];
  readonly before: SchemaState;
  readonly after: SchemaState;
}

/**
 * Where the server made something else of the change set than the fold that lint judges by. Of the base only that is folded which
 * bears on what the change set names. The rest is unknown to the fold before the change set and behind it, and what differed before
 * is not the change set's; where a statement of it could not be followed, lint says so itself.
 */
export async function traceMismatches({ engine, options, base, changes, before, after }: TracedReplay): Promise<readonly TrialHit[]> {
  const comparison: ComparisonOptions = { engine, normalize: await loadNormalizer(engine) };
  const catalog = createCatalog(engine, options);
  const changed = changes.flatMap(({ statements }) => statements);
  const relevant = relevantScripts({ family: engineFamilies[engine.name], changed, base, reach: 'dependents' });
  fold(catalog, [...relevant].map(({ script: { migration }, statements }) => ({ migration, statements })));
  const start = catalog.snapshot();
  fold(catalog, changes);
  const end = catalog.snapshot();
  if (end.unmodelled.length > start.unmodelled.length) return [];
  const differences = (server: SchemaState, folded: SchemaState): readonly SchemaDifference[] => compareStates(server, folded, comparison).map((each) => withoutDatabase(each, options));
  const known = new Set(differences(before, start).map(describeDifference));
  return differences(after, end).filter((difference) => !known.has(describeDifference(difference))).flatMap((difference) => hitFor(difference, changes));
}

/** The database of a replay has a name of its own in each run, which says nothing and would make each finding a new one. */
function withoutDatabase(difference: SchemaDifference, { schema: own }: CatalogOptions): SchemaDifference {
  return difference.schema === own ? { ...difference, schema: '' } : difference;
}

function fold(catalog: Catalog, steps: readonly FoldedMigration[]): void {
  for (const { migration, statements } of steps) {
    startMigration(catalog);
    for (const statement of statements) applyStatement(catalog, statement, { file: migration.path, ordinal: statement.ordinal, origin: 'base' });
  }
}

/** At the last statement that names the object, or the table that it stands on; what none names is not the change set's. */
function hitFor(difference: SchemaDifference, changes: readonly ReplayStep[]): readonly TrialHit[] {
  const table = difference.table ?? difference.name;
  const places = changes.flatMap((step) => step.statements.filter(({ operations }) => operations.some((operation) => names(operation).has(table))).map((statement) => ({ step, statement })));
  const place = places.at(-1);
  if (place === undefined) return [];
  const values = { object: objectName(difference), difference: describeDifference(difference) };
  return [{ rule: 'trace-mismatch', message: 'differs', ...place, values, objects: [objectName(difference)] }];
}

function names(operation: Operation): ReadonlySet<string> {
  const written = ['table' in operation ? operation.table : undefined, 'object' in operation ? operation.object : undefined, 'to' in operation ? operation.to : undefined];
  return new Set(written.flatMap((name) => (typeof name === 'object' ? [name.name] : name ?? [])));
}

function objectName({ schema, table, name }: SchemaDifference): string {
  return [schema, table, name].filter((part) => part !== undefined && part !== '').join('.');
}

/** A clause: `type of column public.t.a was int, not bigint`. */
function describeDifference(difference: SchemaDifference): string {
  const { change, subject, kind = subject, attribute = '', expected = '', actual = '' } = difference;
  const object = `${kind} ${objectName(difference)}`;
  if (change === 'missing') return `${object} was there, which lint does not know`;
  if (change === 'unexpected') return `${object} was not there`;
  return `${attribute} of ${object} was ${expected === '' ? 'empty' : expected}, not ${actual === '' ? 'empty' : actual}`;
}
