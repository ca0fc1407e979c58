import type { DdlStatement, Hazard, WrittenChanges } from '../model/ddl.ts';
import type { ObjectChange } from '../model/drift.ts';
import { engineFamilies, type EngineFamily, type EngineName, type ServerVersion } from '../model/engine-name.ts';
import type { InspectedSchema } from '../model/schema-object.ts';
import type { Sentence } from './draft.ts';
import { draftWorks } from './draft-works.ts';
import { mergeClauses } from './merge-clauses.ts';
import { mysqlWriter } from './mysql/mysql-writer.ts';
import { ObjectIndex } from './object-index.ts';
import type { EngineWriter, WritingContext } from './object-writer.ts';
import { orderTasks } from './order-tasks.ts';
import { postgresWriter } from './postgres/postgres-writer.ts';
import { tasksOf, type Task } from './tasks.ts';
import { worksOf } from './work.ts';

/** For which server changes are written, and in which direction. */
export interface WriteRequest {
  readonly engine: EngineName;
  readonly version: ServerVersion;
  /** `adopt` makes the actual state out of the expected one, `revert` the expected one out of the actual one. */
  readonly direction: WritingContext['direction'];
  readonly expected: Pick<InspectedSchema, 'groups'>;
  readonly actual: Pick<InspectedSchema, 'groups'>;
}

const engineWriters = {
  postgres: postgresWriter,
  mysql: mysqlWriter,
} as const satisfies Record<EngineFamily, EngineWriter>;

/**
 * Changes as statements, in an order that the server takes, and what can not be said by a statement. Equal input gives
 * equal text. Names are written in full, so that the text means the same whatever the session's settings.
 */
export function writeChanges(changes: readonly ObjectChange[], request: WriteRequest): WrittenChanges {
  const writer = engineWriters[engineFamilies[request.engine]];
  const context = contextOf(request);
  const { drafted, notWritten } = draftWorks(worksOf(changes, context), writer, context);
  const statements = orderTasks(mergeClauses(tasksOf(drafted, writer, context))).flatMap(statementsOf);
  return { statements, notWritten };
}

function contextOf({ engine, version, direction, expected, actual }: WriteRequest): WritingContext {
  const [present, wanted] = direction === 'adopt' ? [expected, actual] : [actual, expected];
  return { engine, version: version.number, direction, present: new ObjectIndex(present), wanted: new ObjectIndex(wanted) };
}

function statementsOf({ keys, kind, sentences }: Task): readonly DdlStatement[] {
  return sentences.map((each) => ({
    text: `${each.text};`,
    keys,
    kind,
    hazards: hazardsOf(each),
    transactional: each.transactional,
    repeatable: each.repeatable,
  }));
}

function hazardsOf({ hazards, transactional }: Sentence): readonly Hazard[] {
  const all: readonly Hazard[] = transactional ? hazards : [...hazards, 'not_transactional'];
  return [...new Set(all)].toSorted();
}
