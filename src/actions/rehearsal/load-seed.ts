import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { UserError } from '../../errors/user-error.ts';
import { newMigration } from '../../migrations/new-migration.ts';
import type { Engine } from '../../model/engine-name.ts';
import type { ReportedSeed } from '../../model/report-replay.ts';
import { planMigration } from '../../plan/plan-migration.ts';
import type { ReplayStep } from '../../replay/replay-result.ts';
import { loadReader } from '../../sql/load-reader.ts';
import { Positions } from '../../sql/positions.ts';
import { hideWrittenSecrets } from '../hide-written-secrets.ts';
import type { Project } from '../open-project.ts';
import { replayFacts } from '../replay-change.ts';
import { repositoryPath } from '../repository-paths.ts';
import type { Stage } from './stage.ts';

/** A file of SQL that fills the tables of the base. */
export interface SeedRequest {
  readonly project: Project;
  readonly engine: Engine;
  /** As the settings name it, relative to the working directory. */
  readonly file: string;
}

/**
 * Loads rows between base and change set.
 * @throws UserError dev-database/seed-unreadable, dev-database/seed-failed, input/path-outside, sql/client-command and of the plan namespace.
 */
export async function loadSeed(stage: Stage, { project, engine, file }: SeedRequest): Promise<ReportedSeed> {
  const step = await seedStep(stage, { project, engine, file });
  hideWrittenSecrets(stage.parts.context, [step.migration]);
  const { failure, times } = await stage.apply([step], true);
  if (failure !== undefined) {
    const { migration: { path, text } } = step;
    const { statement: { span }, problem } = failure;
    const positions = new Positions(text);
    const start = positions.position(span.start + (problem.offset ?? 0));
    throw new UserError('dev-database/seed-failed', { location: { file: path, start, end: positions.position(span.end) }, cause: problem.hint === undefined ? problem.message : `${problem.message} (${problem.hint})` });
  }
  return { file: step.migration.path, statements: step.statements.length, durationMs: Math.round(times.reduce((sum, { durationMs }) => sum + durationMs, 0)) };
}

async function seedStep(stage: Stage, { project, engine, file }: SeedRequest): Promise<ReplayStep> {
  const absolute = repositoryPath(project, { from: project.folder, path: file, where: 'validate.seed-file' });
  const path = relative(project.repository.root, absolute).split(sep).join('/');
  const migration = newMigration({ file: { path, bytes: readSeed(absolute, file) }, kind: 'versioned', description: 'seed', script: path });
  const script = (await loadReader(engine)).read(migration.text);
  const { mode, statements } = planMigration({ migration, script, forbidsTransaction: false }, replayFacts(project, stage.session));
  return { migration, mode, statements: statements.map(({ statement }) => statement) };
}

function readSeed(absolute: string, file: string): Uint8Array {
  try {
    return readFileSync(absolute);
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
    throw new UserError('dev-database/seed-unreadable', { where: file, actual: code });
  }
}
