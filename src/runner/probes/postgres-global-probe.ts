import type { Operation } from '../../model/operation.ts';
import type { Statement } from '../../model/statement.ts';
import type { DatabaseSession } from '../../ports/database-session.ts';
import { done, notDone, unknown, type Image, type Intent, type Probe, type Verdict } from './probe.ts';

/** Catalogues of what stands outside of schemas and is made outside of transactions, by kind of object. */
const catalogues: Readonly<Partial<Record<string, string>>> = {
  database: 'select 1 as found from pg_catalog.pg_database where datname = $1',
  tablespace: 'select 1 as found from pg_catalog.pg_tablespace where spcname = $1',
  subscription:
    'select 1 as found from pg_catalog.pg_subscription where subname = $1 and subdbid = (select oid from pg_catalog.pg_database where datname = current_database())',
};

/** CREATE and DROP of databases, tablespaces and subscriptions. Image: `present` or `absent`. */
export const globalProbe: Probe = {
  async capture(session: DatabaseSession, statement: Statement): Promise<Image> {
    const operation = globalOperation(statement);
    return operation === undefined ? [] : [await stateOf(session, operation)];
  },

  async judge(session: DatabaseSession, { statement, before }: Intent): Promise<Verdict> {
    const operation = globalOperation(statement);
    if (operation === undefined || before.length === 0) return unknown('nothing in the catalogue shows what it does');
    return (await stateOf(session, operation)) === before[0] ? notDone : done;
  },
};

type GlobalOperation = Extract<Operation, { kind: 'create-object' | 'drop-object' }>;

/** The operation of a statement that makes or drops one such object. */
export function globalOperation(statement: Statement): GlobalOperation | undefined {
  const [operation, more] = statement.operations;
  if (operation === undefined || more !== undefined) return undefined;
  return (operation.kind === 'create-object' || operation.kind === 'drop-object') && catalogues[operation.objectKind] !== undefined ? operation : undefined;
}

async function stateOf(session: DatabaseSession, operation: GlobalOperation): Promise<string> {
  const text = catalogues[operation.objectKind] ?? '';
  const [row] = await session.query({ text, values: [operation.object.name] });
  return row === undefined ? 'absent' : 'present';
}
