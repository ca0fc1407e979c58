import type { AlterDefaultPrivilegesStmt, GrantRoleStmt, GrantStmt, Node, ReassignOwnedStmt } from 'libpg-query';
import type { ObjectName } from '../../../model/expression.ts';
import type { GrantOrRevoke, Operation } from '../../../model/operation.ts';
import { findName, relationName } from '../names.ts';
import { objectKindOf, readReference } from '../object-kinds.ts';
import { roleNames } from '../roles.ts';
import type { StatementSource } from '../statement-source.ts';
import { allOf, as } from '../syntax-tree.ts';

/** GRANT and REVOKE of privileges on objects. ALL TABLES IN SCHEMA s is the object `*` of the schema. */
export function readGrant(source: StatementSource, node: GrantStmt): GrantOrRevoke {
  return {
    kind: node.is_grant === true ? 'grant' : 'revoke',
    span: source.span,
    privileges: privilegesOf(node.privileges),
    objectKind: objectKindOf(node.objtype),
    objects: (node.objects ?? []).map((object) => readGranted(source, object, node)),
    grantees: roleNames(node.grantees),
    ...(node.is_grant === true && node.grant_option === true ? { grantOption: true } : {}),
  };
}

/** No list means ALL. */
function privilegesOf(nodes: readonly Node[] | undefined): readonly string[] {
  const names = allOf(nodes, 'AccessPriv').map(({ priv_name = 'ALL' }) => priv_name.toUpperCase());
  return names.length === 0 ? ['ALL'] : names;
}

function readGranted(source: StatementSource, object: Node, { targtype, objtype }: GrantStmt): ObjectName {
  const relation = as(object, 'RangeVar');
  if (relation !== undefined) return relationName(source, relation);
  const name = findName(source, readReference(object, objtype).parts, 2);
  return targtype === 'ACL_TARGET_ALL_IN_SCHEMA' ? { schema: name.name, name: '*', span: name.span } : name;
}

/** Membership in roles: the granted roles stand among the privileges, as written. */
export function readGrantRole(source: StatementSource, node: GrantRoleStmt): GrantOrRevoke {
  return {
    kind: node.is_grant === true ? 'grant' : 'revoke',
    span: source.span,
    privileges: allOf(node.granted_roles, 'AccessPriv').map(({ priv_name = '' }) => priv_name),
    objects: [],
    grantees: roleNames(node.grantee_roles),
  };
}

/** ALTER DEFAULT PRIVILEGES: a grant on objects that do not exist yet. */
export function readDefaultPrivileges(source: StatementSource, { action }: AlterDefaultPrivilegesStmt): readonly Operation[] {
  return action === undefined ? [] : [readGrant(source, action)];
}

export function readReassignOwned(source: StatementSource, { roles }: ReassignOwnedStmt): Operation {
  const objects = roleNames(roles).map((role) => findName(source, [role], 3));
  return { kind: 'other', span: source.span, command: 'REASSIGN OWNED', objects };
}
