import { invariant } from '../../errors/internal-error.ts';
import type { Operation } from '../../model/operation.ts';
import type { Statement } from '../../model/statement.ts';
import type { DatabaseSession } from '../../ports/database-session.ts';
import { absent, readDefinition, unreadable, type Definition } from './mysql-definitions.ts';
import { definedObjects, type DefinedKind } from './mysql-objects.ts';
import { hasOutcome } from './mysql-postconditions.ts';
import { truncatedTable, truncateProbe } from './mysql-truncate-probe.ts';
import { done, notDone, unknown, type Image, type Intent, type Probe, type Verdict } from './probe.ts';

/**
 * Every DDL statement commits by itself on MySQL and MariaDB, and one on a single object takes effect whole or not at all.
 * So the definitions of its objects, read before it, tell: unchanged means that it did not take effect, changed that it did,
 * if they now show what it makes.
 */
export const mysqlProbe: Probe = { capture, judge };

async function capture(session: DatabaseSession, statement: Statement): Promise<Image> {
  if (truncatedTable(statement) !== undefined) return truncateProbe.capture(session, statement);
  const objects = isRepeatable(statement) ? [] : (definedObjects(statement) ?? []);
  if (objects.length === 0) return [];
  const database = await currentDatabase(session);
  const lines: string[] = [];
  for (const object of objects) lines.push(lineOf(await readDefinition(session, object, database)));
  return lines;
}

async function judge(session: DatabaseSession, intent: Intent): Promise<Verdict> {
  const { statement, before } = intent;
  if (isRepeatable(statement)) return notDone;
  if (truncatedTable(statement) !== undefined) return truncateProbe.judge(session, intent);
  if (before.length === 0) return unknown('nothing in the catalogue shows what it does');
  const recorded = before.map(definitionOf);
  const current: Definition[] = [];
  for (const object of recorded) current.push(await readDefinition(session, object, object.schema));
  if ([...recorded, ...current].some(({ state }) => state === unreadable)) return unknown('the account may not read the definition of its object');
  if (current.every(({ state }, index) => state === recorded[index]?.state)) return notDone;
  const contradiction = await findContradiction(session, statement, current);
  return contradiction === undefined ? done : unknown(contradiction);
}

/** Maintenance, and settings of the server: running them twice is running them once. */
function isRepeatable(statement: Statement): boolean {
  return statement.operations.length > 0 && statement.operations.every(({ kind }) => kind === 'maintain' || kind === 'set-variable');
}

/** A changed definition that does not show what the statement makes was changed by somebody else, or only in part. */
async function findContradiction(session: DatabaseSession, statement: Statement, current: readonly Definition[]): Promise<string | undefined> {
  const remaining = [...current];
  // A table that the statement also renames is not found under the name that its other actions give.
  const renames = statement.operations.some(({ kind }) => kind === 'rename-table');
  for (const operation of statement.operations) {
    const definitions = remaining.splice(0, definedObjects({ ...statement, operations: [operation] })?.length ?? 0);
    const [first] = definitions;
    if (first === undefined || (renames && operation.kind !== 'rename-table')) continue;
    const expected = expectedStates(operation);
    const isAsExpected = definitions.every(({ state }, index) => expected[index] === undefined || expected[index] === (state !== absent));
    if (!isAsExpected || (await hasOutcome(session, first, operation)) === false) {
      return `${first.schema}.${first.name} has changed since, but not into what the statement makes`;
    }
  }
  return undefined;
}

/** Whether the objects of an operation are there afterwards, in the order of `definedObjects`; undefined: it does not tell. */
function expectedStates(operation: Operation): readonly (boolean | undefined)[] {
  switch (operation.kind) {
    case 'drop-table':
    case 'drop-object':
      return [false];
    case 'rename-table':
      return [false, true];
    case 'alter-object':
      return operation.action === 'RENAME TO' ? [false, true] : [true];
    case 'revoke':
      return [undefined];
    default:
      return [true];
  }
}

async function currentDatabase(session: DatabaseSession): Promise<string> {
  const [row] = await session.query({ text: 'select database() as name' });
  return typeof row?.['name'] === 'string' ? row['name'] : session.server.database;
}

function lineOf({ kind, schema, name, state }: Definition): string {
  return JSON.stringify([kind, schema, name, state]);
}

function definitionOf(line: string): Definition {
  const value: unknown = JSON.parse(line);
  invariant(Array.isArray(value), 'a ledger image holds no definition');
  const [kind, schema, name, state] = value.map(String);
  invariant(isDefinedKind(kind) && schema !== undefined && name !== undefined && state !== undefined, 'a ledger image holds no definition');
  return { kind, schema, name, state };
}

const kinds: readonly string[] = ['table', 'function', 'procedure', 'trigger', 'event', 'database', 'user'] satisfies readonly DefinedKind[];

function isDefinedKind(kind: string | undefined): kind is DefinedKind {
  return kind !== undefined && kinds.includes(kind);
}
