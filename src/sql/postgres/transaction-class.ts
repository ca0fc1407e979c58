import type { AlterSubscriptionStmt, AlterTableStmt, ClusterStmt, CreateSubscriptionStmt, DiscardStmt, DropStmt, IndexStmt, Node, ReindexStmt, TransactionStmt } from 'libpg-query';
import type { ServerVersion } from '../../model/engine-name.ts';
import type { TransactionClass } from '../../model/statement.ts';
import { isBefore } from '../server-version.ts';
import { findOption, isOptionOn } from './options.ts';
import { allOf, as, tagOf } from './syntax-tree.ts';

/** Statements that the server refuses in a transaction block whatever their options (PreventInTransactionBlock, 13 to 18). */
const alwaysAlone: ReadonlySet<string> = new Set([
  'CreatedbStmt', 'DropdbStmt', 'CreateTableSpaceStmt', 'DropTableSpaceStmt', 'AlterSystemStmt', 'DropSubscriptionStmt',
]);

/** How a statement behaves towards a transaction, as far as its text tells; an unknown version counts as a current one. */
export function transactionClassOf(statement: Node, version: ServerVersion | undefined): TransactionClass {
  const control = as(statement, 'TransactionStmt');
  if (control !== undefined) return classOfControl(control);
  return alwaysAlone.has(tagOf(statement)) || isAlone(statement, version) ? 'alone' : 'any';
}

/** Savepoints live inside a transaction and neither begin nor end one. */
function classOfControl({ kind }: TransactionStmt): TransactionClass {
  switch (kind) {
    case 'TRANS_STMT_SAVEPOINT':
    case 'TRANS_STMT_RELEASE':
    case 'TRANS_STMT_ROLLBACK_TO':
      return 'any';
    case 'TRANS_STMT_COMMIT_PREPARED':
    case 'TRANS_STMT_ROLLBACK_PREPARED':
      return 'alone';
    default:
      return 'control';
  }
}

function isAlone(statement: Node, version: ServerVersion | undefined): boolean {
  return aloneTests.some((test) => test(statement)) || isAloneEnum(statement, version);
}

/** Statements that the server refuses in a transaction block for what they say. */
const aloneTests: readonly ((statement: Node) => boolean)[] = [
  (statement) => isAloneIndex(as(statement, 'IndexStmt') ?? as(statement, 'DropStmt')),
  (statement) => isAloneReindex(as(statement, 'ReindexStmt')),
  (statement) => isAloneCluster(as(statement, 'ClusterStmt')),
  (statement) => as(statement, 'VacuumStmt')?.is_vacuumcmd === true,
  (statement) => isAloneDiscard(as(statement, 'DiscardStmt')),
  (statement) => isAloneDetach(as(statement, 'AlterTableStmt')),
  isMoveOfDatabase,
  (statement) => isAloneSubscription(as(statement, 'CreateSubscriptionStmt')),
  (statement) => isAloneSubscriptionChange(as(statement, 'AlterSubscriptionStmt')),
];

function isAloneIndex(node: IndexStmt | DropStmt | undefined): boolean {
  return node?.concurrent === true;
}

/** A partitioned table or index is refused too, which the text does not tell. */
function isAloneReindex(node: ReindexStmt | undefined): boolean {
  if (node === undefined) return false;
  const isOfMany = node.kind === 'REINDEX_OBJECT_SCHEMA' || node.kind === 'REINDEX_OBJECT_DATABASE' || node.kind === 'REINDEX_OBJECT_SYSTEM';
  return isOfMany || isOptionOn(node.params, 'concurrently') === true;
}

function isAloneCluster(node: ClusterStmt | undefined): boolean {
  return node !== undefined && node.relation === undefined;
}

function isAloneDiscard(node: DiscardStmt | undefined): boolean {
  return node?.target === 'DISCARD_ALL';
}

function isAloneDetach(node: AlterTableStmt | undefined): boolean {
  return allOf(node?.cmds, 'AlterTableCmd').some(({ def }) => as(def, 'PartitionCmd')?.concurrent === true);
}

/** ALTER DATABASE … SET TABLESPACE copies files. */
function isMoveOfDatabase(statement: Node): boolean {
  return findOption(as(statement, 'AlterDatabaseStmt')?.options, 'tablespace') !== undefined;
}

/** A subscription makes its slot on the publisher unless told not to (manual: CREATE SUBSCRIPTION). */
function isAloneSubscription(node: CreateSubscriptionStmt | undefined): boolean {
  if (node === undefined) return false;
  return isOptionOn(node.options, 'connect') !== false && isOptionOn(node.options, 'create_slot') !== false;
}

/** A refresh, and options that change the slot of the publisher (manual: ALTER SUBSCRIPTION, 17 and 18). */
function isAloneSubscriptionChange(node: AlterSubscriptionStmt | undefined): boolean {
  switch (node?.kind) {
    case 'ALTER_SUBSCRIPTION_REFRESH':
      return true;
    case 'ALTER_SUBSCRIPTION_SET_PUBLICATION':
    case 'ALTER_SUBSCRIPTION_ADD_PUBLICATION':
    case 'ALTER_SUBSCRIPTION_DROP_PUBLICATION':
      return isOptionOn(node.options, 'refresh') !== false;
    case 'ALTER_SUBSCRIPTION_OPTIONS':
      return findOption(node.options, 'failover') !== undefined || findOption(node.options, 'two_phase') !== undefined;
    default:
      return false;
  }
}

/** Since 12 a label may be added in a transaction, if it is not used there. */
function isAloneEnum(statement: Node, version: ServerVersion | undefined): boolean {
  const node = as(statement, 'AlterEnumStmt');
  return node !== undefined && node.oldVal === undefined && isBefore(version, 120_000);
}
