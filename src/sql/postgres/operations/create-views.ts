import type { CreateTableAsStmt, RefreshMatViewStmt, ViewStmt } from 'libpg-query';
import type { Operation } from '../../../model/operation.ts';
import { relationName } from '../names.ts';
import { readQueryUse } from '../query-use.ts';
import type { StatementSource } from '../statement-source.ts';
import { as } from '../syntax-tree.ts';
import { readViewShape } from '../view-shape.ts';
import { createObject } from './create-object.ts';
import { readCreateTableAs } from './create-table.ts';
import { readWriters } from './rows.ts';

export function readCreateView(source: StatementSource, { view, query, replace, aliases = [] }: ViewStmt): readonly Operation[] {
  const shape = readViewShape({ query, aliases });
  const details = { orReplace: replace === true, temporary: view?.relpersistence === 't', query: readQueryUse(source, query), view: shape };
  return [createObject(source, { kind: 'view', object: relationName(source, view) }, details)];
}

/** CREATE TABLE … AS and CREATE MATERIALIZED VIEW. The query may be EXECUTE of a prepared statement, which reads what nobody here knows. */
export function readCreateAs(source: StatementSource, { query: node, into, objtype, if_not_exists }: CreateTableAsStmt): readonly Operation[] {
  const query = readQueryUse(source, node);
  const ifNotExists = if_not_exists === true;
  const prepared = as(node, 'ExecuteStmt') === undefined ? [] : [{ kind: 'run-code', span: source.span, command: 'EXECUTE' } as const];
  const writes = readWriters(source, as(node, 'SelectStmt')?.withClause);
  if (objtype !== 'OBJECT_MATVIEW') return [...prepared, ...writes, readCreateTableAs(source, { into, query, ifNotExists })];
  return [createObject(source, { kind: 'materialized view', object: relationName(source, into?.rel) }, {
    ifNotExists, query, view: readViewShape({ query: node, aliases: into?.colNames ?? [] }), ...(into?.skipData === true ? { withNoData: true } : {}),
  })];
}

export function readRefresh(source: StatementSource, { relation, concurrent, skipData }: RefreshMatViewStmt): readonly Operation[] {
  const objects = [relationName(source, relation)];
  const refresh = { kind: 'maintain', span: source.span, command: 'REFRESH MATERIALIZED VIEW', concurrently: concurrent === true, objects } as const;
  return [skipData === true ? { ...refresh, withNoData: true } : refresh];
}
