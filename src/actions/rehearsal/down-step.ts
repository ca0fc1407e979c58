import { newMigration } from '../../migrations/new-migration.ts';
import type { ReadMigrations } from '../../migrations/read-migrations.ts';
import type { Engine } from '../../model/engine-name.ts';
import type { Migration, UndoScript } from '../../model/migration.ts';
import { planMigration } from '../../plan/plan-migration.ts';
import type { DatabaseSession } from '../../ports/database-session.ts';
import type { ReplayStep } from '../../replay/replay-result.ts';
import { loadReader } from '../../sql/load-reader.ts';
import type { Project } from '../open-project.ts';
import { readScripts } from '../read-scripts.ts';
import { replayFacts } from '../replay-change.ts';

/** What the way back is read with. */
export interface DownRequest {
  readonly project: Project;
  readonly engine: Engine;
  readonly read: ReadMigrations;
  readonly session: DatabaseSession;
}

/** The way back of a migration as a step of a replay, or why there is none: a clause. */
export async function downStep(migration: Migration, { project, engine, read, session }: DownRequest): Promise<ReplayStep | { readonly reason: string }> {
  const { undo } = migration;
  if (undo === undefined) return { reason: 'it has no down script' };
  const down = asMigration(migration, undo);
  const [rendered] = await readScripts(project, read, { engine, migrations: [down], connection: session.server });
  // A format that sends a part of a file alone may find no such part in a text from which the others are gone already.
  const isBlanked = isBlank(rendered?.text ?? '') && !isBlank(undo.text);
  const { migration: sent, script } = rendered === undefined || isBlanked ? { migration: down, script: (await loadReader(engine)).read(undo.text) } : rendered;
  if (script.statements.length === 0) return { reason: isBlank(undo.text) ? 'its down script is empty' : 'its down script holds comments alone' };
  const planned = planMigration({ migration: sent, script, forbidsTransaction: undo.forbidsTransaction }, replayFacts(project, session));
  return { migration: planned.migration, mode: planned.mode, statements: planned.statements.map(({ statement }) => statement) };
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function asMigration({ version, description, firstLine }: Migration, { path, text }: UndoScript): Migration {
  const down = newMigration({ file: { path, bytes: Buffer.from(text) }, kind: 'undo', description, script: path, ...(version === undefined ? {} : { version }) });
  return firstLine === undefined ? down : { ...down, firstLine };
}
