import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { managedSchema } from '../drift/managed-schema.ts';
import type { InspectedSchema } from '../model/schema-object.ts';
import { engineFamilies } from '../model/engine-name.ts';
import type { Report } from '../model/report.ts';
import { writeSnapshot } from '../schema/snapshot/write-snapshot.ts';
import { chooseTarget, type TargetChoice } from './choose-target.ts';
import { headOf, readTarget } from './drift/read-target.ts';
import { amount, draftReport } from './draft-report.ts';
import { migrationsState } from './expected-state/migrations-state.ts';
import { gatherMigrations } from './gather-migrations.ts';
import { repositoryPath } from './repository-paths.ts';
import type { RunContext } from './run-context.ts';
import { runnerRequestOf } from './runner-request-of.ts';

/** Inputs of snapshot that are no settings. */
export interface SnapshotRequest extends TargetChoice {
  readonly from?: 'migrations' | 'target';
}

/** Where a snapshot goes that nobody named. */
const usualFile = 'schema.snapshot';

/** Writes the schema of a target, or the one that the migrations make, into a file that reads well in a review. */
export async function snapshot(context: RunContext, request: SnapshotRequest): Promise<Report> {
  const { project } = context;
  const { schemaFile: file = usualFile } = project.settings.drift;
  const path = repositoryPath(project, { from: project.folder, path: file, where: 'drift.schema-file' });
  const isOfTarget = request.from === undefined ? request.target !== undefined || request['url-env'] !== undefined : request.from === 'target';
  const source = isOfTarget ? await ofTarget(context, request) : await ofMigrations(context);
  const managed = managedSchema(source.schema, { ...project.settings.drift, ignore: [] }, {
    engine: source.schema.engine,
    target: source.name,
    today: '',
    historyTables: [project.settings.migrations.historyTable ?? (await gatherMigrations(project)).rules.history.defaultTable(engineFamilies[source.schema.engine])],
  });
  const isNew = writeIfNew(path, writeSnapshot({ schema: managed, ...(source.head === undefined ? {} : { head: source.head }) }));
  const what = `${file} ${isNew ? 'was written' : 'is up to date'}: ${amount(managed.groups.size, 'object')} of ${source.name}`;
  return {
    ...draftReport('snapshot', { outcome: isNew ? 'success' : 'no-changes', summary: what }),
    engine: { name: source.schema.engine, version: source.schema.version.text, source: 'server' },
    notes: [...project.notes, ...source.schema.notes, ...source.notes],
    settings: project.settings.sources,
  };
}

interface SnapshotSource {
  /** For people: `production`, `14 migrations, replayed on postgresql 16.14`. */
  readonly name: string;
  readonly schema: InspectedSchema;
  readonly head?: string;
  readonly notes: readonly string[];
}

async function ofTarget(context: RunContext, request: SnapshotRequest): Promise<SnapshotSource> {
  const target = chooseTarget(context, request);
  const state = await readTarget(await runnerRequestOf(context, target), false);
  const head = headOf(state);
  return { name: target.name, schema: state.actual, notes: [], ...(head === undefined ? {} : { head }) };
}

async function ofMigrations(context: RunContext): Promise<SnapshotSource> {
  const { schema, source, head, notes } = await migrationsState(context);
  return { name: source, schema, notes, ...(head === undefined ? {} : { head }) };
}

/** A file that is as it should be is left alone, so that its time tells when the schema changed. */
function writeIfNew(path: string, text: string): boolean {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return true;
}
