import type { DropOwnedStmt, DropRoleStmt, DropSubscriptionStmt, DropTableSpaceStmt, DropUserMappingStmt, DropdbStmt, TruncateStmt } from 'libpg-query';
import type { Operation } from '../../../model/operation.ts';
import { findName, relationName } from '../names.ts';
import { roleNames } from '../roles.ts';
import type { StatementSource } from '../statement-source.ts';
import { allOf } from '../syntax-tree.ts';
import { readDrop } from './drop.ts';

type Reader<Content> = (source: StatementSource, node: Content) => readonly Operation[];

export const readDropRoles: Reader<DropRoleStmt> = (source, { roles, missing_ok = false }) =>
  readDrop(source, { removeType: 'OBJECT_ROLE', missing_ok, objects: roles ?? [] });

export const readDropDatabase: Reader<DropdbStmt> = (source, { dbname = '', missing_ok = false }) =>
  readDrop(source, { removeType: 'OBJECT_DATABASE', missing_ok, objects: [{ String: { sval: dbname } }] });

export const readDropTablespace: Reader<DropTableSpaceStmt> = (source, { tablespacename = '', missing_ok = false }) =>
  readDrop(source, { removeType: 'OBJECT_TABLESPACE', missing_ok, objects: [{ String: { sval: tablespacename } }] });

export const readDropSubscription: Reader<DropSubscriptionStmt> = (source, { subname = '', missing_ok = false, behavior = 'DROP_RESTRICT' }) =>
  readDrop(source, { removeType: 'OBJECT_SUBSCRIPTION', missing_ok, behavior, objects: [{ String: { sval: subname } }] });

export const readDropUserMapping: Reader<DropUserMappingStmt> = (source, { servername = '', missing_ok = false }) =>
  readDrop(source, { removeType: 'OBJECT_USER_MAPPING', missing_ok, objects: [{ String: { sval: servername } }] });

/** DROP OWNED: which objects that are, only the server knows. */
export const readDropOwned: Reader<DropOwnedStmt> = (source, { roles, behavior }) => roleNames(roles).map((name) => ({
  kind: 'drop-object',
  span: source.span,
  objectKind: 'other',
  object: findName(source, [name], 3),
  ifExists: false,
  cascade: behavior === 'DROP_CASCADE',
}));

export const readTruncate: Reader<TruncateStmt> = (source, { relations, behavior }) => allOf(relations, 'RangeVar').map((relation) => {
  const table = relationName(source, relation);
  const span = relations?.length === 1 ? source.span : table.span;
  return { kind: 'truncate-table', span, table, cascade: behavior === 'DROP_CASCADE' };
});
