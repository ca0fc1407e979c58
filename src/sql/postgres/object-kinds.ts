import type { Node, ObjectType } from 'libpg-query';
import type { ObjectKind } from '../../model/operation.ts';
import { allOf, as, strings } from './syntax-tree.ts';

/** The model's word for each of the grammar's kinds of objects. */
const kinds: Readonly<Record<ObjectType, ObjectKind>> = {
  OBJECT_ACCESS_METHOD: 'access method',
  OBJECT_AGGREGATE: 'aggregate',
  OBJECT_AMOP: 'operator',
  OBJECT_AMPROC: 'operator',
  OBJECT_ATTRIBUTE: 'type',
  OBJECT_CAST: 'cast',
  OBJECT_COLUMN: 'column',
  OBJECT_COLLATION: 'collation',
  OBJECT_CONVERSION: 'conversion',
  OBJECT_DATABASE: 'database',
  OBJECT_DEFAULT: 'other',
  OBJECT_DEFACL: 'other',
  OBJECT_DOMAIN: 'domain',
  OBJECT_DOMCONSTRAINT: 'constraint',
  OBJECT_EVENT_TRIGGER: 'event trigger',
  OBJECT_EXTENSION: 'extension',
  OBJECT_FDW: 'foreign data wrapper',
  OBJECT_FOREIGN_SERVER: 'server',
  OBJECT_FOREIGN_TABLE: 'foreign table',
  OBJECT_FUNCTION: 'function',
  OBJECT_INDEX: 'index',
  OBJECT_LANGUAGE: 'language',
  OBJECT_LARGEOBJECT: 'other',
  OBJECT_MATVIEW: 'materialized view',
  OBJECT_OPCLASS: 'operator',
  OBJECT_OPERATOR: 'operator',
  OBJECT_OPFAMILY: 'operator',
  OBJECT_PARAMETER_ACL: 'other',
  OBJECT_POLICY: 'policy',
  OBJECT_PROCEDURE: 'procedure',
  OBJECT_PUBLICATION: 'publication',
  OBJECT_PUBLICATION_NAMESPACE: 'publication',
  OBJECT_PUBLICATION_REL: 'publication',
  OBJECT_ROLE: 'role',
  OBJECT_ROUTINE: 'function',
  OBJECT_RULE: 'rule',
  OBJECT_SCHEMA: 'schema',
  OBJECT_SEQUENCE: 'sequence',
  OBJECT_SUBSCRIPTION: 'subscription',
  OBJECT_STATISTIC_EXT: 'statistics',
  OBJECT_TABCONSTRAINT: 'constraint',
  OBJECT_TABLE: 'table',
  OBJECT_TABLESPACE: 'tablespace',
  OBJECT_TRANSFORM: 'other',
  OBJECT_TRIGGER: 'trigger',
  OBJECT_TSCONFIGURATION: 'text search',
  OBJECT_TSDICTIONARY: 'text search',
  OBJECT_TSPARSER: 'text search',
  OBJECT_TSTEMPLATE: 'text search',
  OBJECT_TYPE: 'type',
  OBJECT_USER_MAPPING: 'user mapping',
  OBJECT_VIEW: 'view',
};

export function objectKindOf(type: ObjectType | undefined): ObjectKind {
  return type === undefined ? 'other' : kinds[type];
}

/** What a node without a location refers to: the parts of its name, and of its table where it lives in one. */
export interface ObjectReference {
  readonly parts: readonly string[];
  readonly table?: readonly string[];
}

/** Kinds whose name the grammar writes as the table's parts followed by the object's own. */
const kindsInTables: ReadonlySet<ObjectType> = new Set(['OBJECT_TRIGGER', 'OBJECT_RULE', 'OBJECT_POLICY', 'OBJECT_TABCONSTRAINT', 'OBJECT_COLUMN']);

/** Reads the reference in DROP, COMMENT, ALTER … OWNER and others. */
export function readReference(node: Node | undefined, type: ObjectType | undefined): ObjectReference {
  const parts = partsOf(node);
  if (type === 'OBJECT_DOMCONSTRAINT') return { parts: parts.slice(-1), table: parts.slice(0, -1) };
  // A cast has two types for a name, a transform a type and a language.
  if (type === 'OBJECT_CAST') return { parts: [parts.join(' as ')] };
  if (type === 'OBJECT_TRANSFORM') return { parts: [parts.join(' for ')] };
  // An operator class comes with its access method in front.
  if (type === 'OBJECT_OPCLASS' || type === 'OBJECT_OPFAMILY') return { parts: parts.slice(1) };
  if (type === undefined || !kindsInTables.has(type)) return { parts };
  return { parts: parts.slice(-1), table: parts.slice(0, -1) };
}

function partsOf(node: Node | undefined): readonly string[] {
  const single = as(node, 'String')?.sval ?? as(node, 'RoleSpec')?.rolename ?? largeObject(node);
  if (single !== undefined) return [single];
  const names = as(node, 'ObjectWithArgs')?.objname ?? as(node, 'TypeName')?.names;
  if (names !== undefined) return strings(names);
  const items = as(node, 'List')?.items;
  // A list may hold types (a cast, a domain's constraint) beside strings.
  return (items ?? []).flatMap((item) => as(item, 'String')?.sval ?? allOf([item], 'TypeName').flatMap(({ names: parts }) => strings(parts).slice(-1)));
}

/** A large object is known by its number. */
function largeObject(node: Node | undefined): string | undefined {
  return as(node, 'Float')?.fval ?? as(node, 'Integer')?.ival?.toString();
}
