import type { ClusterStmt, DiscardStmt, LockStmt, ReindexStmt, VacuumStmt } from 'libpg-query';
import type { Operation } from '../../../model/operation.ts';
import { findName, relationName } from '../names.ts';
import { isOptionOn } from '../options.ts';
import type { StatementSource } from '../statement-source.ts';
import { allOf } from '../syntax-tree.ts';

/** VACUUM and ANALYZE. */
export function readVacuum(source: StatementSource, { options, rels, is_vacuumcmd }: VacuumStmt): Operation {
  const objects = allOf(rels, 'VacuumRelation').map(({ relation }) => relationName(source, relation));
  const command = is_vacuumcmd === true ? 'VACUUM' : 'ANALYZE';
  const full = isOptionOn(options, 'full') === true ? ' FULL' : '';
  return { kind: 'maintain', span: source.span, command: command + full, concurrently: false, objects };
}

/** Without a name the current database is meant. */
export function readReindex(source: StatementSource, { kind = 'REINDEX_OBJECT_TABLE', relation, name, params }: ReindexStmt): Operation {
  const command = `REINDEX ${kind.replace('REINDEX_OBJECT_', '')}`;
  const named = name === undefined ? [] : [findName(source, [name], 2)];
  const objects = relation === undefined ? named : [relationName(source, relation)];
  return { kind: 'maintain', span: source.span, command, concurrently: isOptionOn(params, 'concurrently') === true, objects };
}

export function readCluster(source: StatementSource, { relation }: ClusterStmt): Operation {
  const objects = relation === undefined ? [] : [relationName(source, relation)];
  return { kind: 'maintain', span: source.span, command: 'CLUSTER', concurrently: false, objects };
}

export function readDiscard(source: StatementSource, { target = 'DISCARD_ALL' }: DiscardStmt): Operation {
  return { kind: 'maintain', span: source.span, command: target.replace('_', ' '), concurrently: false, objects: [] };
}

/** Numbers of the lock modes (src/include/storage/lockdefs.h; manual 13.3.1). */
const lockModes: Readonly<Record<number, string>> = {
  1: 'ACCESS SHARE',
  2: 'ROW SHARE',
  3: 'ROW EXCLUSIVE',
  4: 'SHARE UPDATE EXCLUSIVE',
  5: 'SHARE',
  6: 'SHARE ROW EXCLUSIVE',
  7: 'EXCLUSIVE',
  8: 'ACCESS EXCLUSIVE',
};

export function readLock(source: StatementSource, { relations, mode = 8 }: LockStmt): readonly Operation[] {
  return allOf(relations, 'RangeVar').map((relation): Operation => {
    const table = relationName(source, relation);
    const span = relations?.length === 1 ? source.span : table.span;
    return { kind: 'lock-table', span, table, mode: lockModes[mode] ?? '' };
  });
}
