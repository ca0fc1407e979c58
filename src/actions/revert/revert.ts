import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { rowsAtStake } from '../../ddl/rows-at-stake.ts';
import { sha256 } from '../../digest/sha256.ts';
import { loadEngine } from '../../engines/registry.ts';
import { explain } from '../../errors/explain.ts';
import { UserError } from '../../errors/user-error.ts';
import type { Migration } from '../../model/migration.ts';
import type { Report, ReportedPlan } from '../../model/report.ts';
import type { ReadMigrations } from '../../migrations/read-migrations.ts';
import { amount, basisOf, draftReport, engineText } from '../draft-report.ts';
import { throwAwayServer } from '../expected-state/throw-away-server.ts';
import { gatherMigrations } from '../gather-migrations.ts';
import { hideWrittenSecrets } from '../hide-written-secrets.ts';
import { readScripts } from '../read-scripts.ts';
import { repositoryPath } from '../repository-paths.ts';
import { requireEngine } from '../require-engine.ts';
import type { RunContext } from '../run-context.ts';
import { compensate, refusalOfWhole, type Compensation, type CompensationRequest } from './compensate.ts';
import { draftFiles, type DraftedFile, type DraftedFiles } from './draft-file.ts';
import { remarksOn } from './remarks.ts';

/** Inputs of revert that are no settings. */
export interface RevertRequest {
  readonly migration?: string;
  readonly 'dry-run': boolean;
}

/** Writes a migration that takes another one back, or says why there is none. */
export async function revert(context: RunContext, request: RevertRequest): Promise<Report> {
  const { project } = context;
  const read = await gatherMigrations(project);
  hideWrittenSecrets(context, read.migrations);
  const migration = migrationOf(read, request.migration);
  const known = requireEngine(project, context.env);
  const { engine } = known;
  const server = throwAwayServer(context, { adapter: await loadEngine(engine.name), engine, like: { createOptions: '', sessionSettings: [] } });
  try {
    const report = await revertOn({ context, engine, server, read, migration }, request);
    return { ...report, ...basisOf(project, known), notes: [...project.notes, ...report.notes] };
  } finally {
    await server.stop();
  }
}

/** @throws UserError input/missing-value, revert/unknown-version. */
function migrationOf(read: ReadMigrations, version: string | undefined): Migration {
  if (version === undefined) throw new UserError('input/missing-value', { where: 'revert', expected: 'the version of a migration' });
  const versioned = read.migrations.filter(({ kind }) => kind === 'versioned');
  const keyOf = (text: string): string => read.rules.versionKey(text);
  const found = versioned.find((migration) => migration.version === version || migration.path === version)
    ?? versioned.find((migration) => migration.version !== undefined && keyOf(migration.version) === keyOf(version));
  if (found !== undefined) return found;
  const newest = versioned.at(-1)?.version;
  throw new UserError('revert/unknown-version', { actual: version, ...(newest === undefined ? {} : { expected: `a version of the directory; the newest is ${newest}` }) });
}

async function revertOn(request: CompensationRequest, { 'dry-run': dryRun }: RevertRequest): Promise<Report> {
  const { context: { project }, engine, read, migration } = request;
  const compensation = await compensate(request);
  const stake = rowsAtStake(compensation.changes);
  const [scripted] = await readScripts(project, read, { engine, migrations: [migration] });
  const operations = scripted?.script.statements.flatMap((statement) => statement.operations) ?? [];
  const said = remarksOn({ migration, stake, operations, server: serverText(compensation) });
  const refusal = refusalOf(request, compensation, stake.withoutValue.map(({ object }) => object));
  if (refusal !== undefined) return refused(refusal, { compensation, path: migration.path, notes: said.rows });
  const draft = await draftFiles({ project, read, engine, migration, statements: compensation.statements, remarks: said.remarks }).catch((error: unknown) => {
    if (error instanceof UserError) return error;
    throw error;
  });
  if (draft instanceof UserError) return refused(draft, { compensation, path: migration.path, notes: said.rows });
  const unproved = await refusalOfWhole({ ...request, read: draft.read }, compensation);
  if (unproved !== undefined) return refused(unproved, { compensation, path: migration.path, notes: said.rows });
  if (!dryRun) for (const file of draft.files) writeFile(request.context, file);
  return written(draft, { compensation, migration, notes: said.rows, dryRun });
}

function serverText({ without: { schema } }: Compensation): string {
  return engineText({ name: schema.engine, version: schema.version });
}

/** Why no file is written, though some of its statements may be known. */
function refusalOf({ migration }: CompensationRequest, { changes, unproved }: Compensation, withoutValue: readonly string[]): UserError | undefined {
  const where = migration.path;
  if (changes.length === 0) return new UserError('revert/nothing-in-schema', { where });
  if (unproved.length > 0) return new UserError('revert/not-provable', { where, detail: unproved.map(({ object, reason }) => `${object}: ${reason}`).join('; ') });
  if (withoutValue.length > 0) return new UserError('revert/value-unknown', { where, detail: withoutValue.join(', ') });
  return undefined;
}

interface Outcome {
  readonly compensation: Compensation;
  readonly path: string;
  readonly notes: readonly string[];
}

/** What could be proved is shown all the same: a person may complete it. */
function refused(error: UserError, { compensation, path, notes }: Outcome): Report {
  const explained = explain(error);
  const plan = compensation.statements.length === 0 ? {} : { plan: planOf(compensation, `not written: a part of what takes ${path} back`) };
  return { ...draftReport('revert', { outcome: 'blocked', summary: explained.what }), error: explained, ...plan, notes };
}

interface Written extends Omit<Outcome, 'path'> {
  readonly migration: Migration;
  readonly dryRun: boolean;
}

function written({ files, added }: DraftedFiles, { compensation, migration, notes, dryRun }: Written): Report {
  const names = files.map(({ path }) => path).join(', ');
  const what = `${amount(compensation.statements.length, 'statement')} ${compensation.statements.length === 1 ? 'takes' : 'take'} version ${migration.version ?? ''} back, proved on ${serverText(compensation)}`;
  return {
    ...draftReport('revert', { outcome: 'success', summary: `${names} ${dryRun ? 'would be' : 'was'} written: ${what}` }),
    plan: planOf(compensation, added.path, added.version),
    notes,
  };
}

function planOf({ statements }: Compensation, path: string, version?: string): ReportedPlan {
  const isOne = statements.every(({ transactional }) => transactional);
  return {
    hash: sha256(statements.map(({ text }) => text).join('\n')).slice(0, 16),
    target: 'every target',
    migrations: [{ ...(version === undefined ? {} : { version }), path, mode: isOne ? 'atomic' : 'stepwise', statements: statements.map(({ text }) => ({ sql: text, transaction: isOne ? 'one for all' : 'one each' })) }],
  };
}

/** What is there already is written over only where the format said so. */
function writeFile({ project }: RunContext, { path, text, replaces }: DraftedFile): void {
  const absolute = repositoryPath(project, { from: project.repository.root, path, where: 'revert' });
  mkdirSync(dirname(absolute), { recursive: true });
  writeFileSync(absolute, text, { flag: replaces ? 'w' : 'wx' });
}
