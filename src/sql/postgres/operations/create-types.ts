import type { CompositeTypeStmt, CreateDomainStmt, CreateEnumStmt, CreateRangeStmt, DefineStmt } from 'libpg-query';
import type { CreateObject } from '../../../model/operation.ts';
import { relationName } from '../names.ts';
import { objectKindOf } from '../object-kinds.ts';
import type { StatementSource } from '../statement-source.ts';
import { allOf, strings } from '../syntax-tree.ts';
import { readTypeName } from '../type-names.ts';
import { createNamed, createObject } from './create-object.ts';

export function readCreateEnum(source: StatementSource, { typeName, vals }: CreateEnumStmt): CreateObject {
  return createNamed(source, { kind: 'enum', parts: strings(typeName) }, { labels: strings(vals) });
}

export function readCreateComposite(source: StatementSource, { typevar }: CompositeTypeStmt): CreateObject {
  return createObject(source, { kind: 'type', object: relationName(source, typevar) });
}

export function readCreateRange(source: StatementSource, { typeName }: CreateRangeStmt): CreateObject {
  return createNamed(source, { kind: 'type', parts: strings(typeName) });
}

export function readCreateDomain(source: StatementSource, { domainname, typeName, constraints }: CreateDomainStmt): CreateObject {
  const written = allOf(constraints, 'Constraint');
  const notNull = written.some(({ contype }) => contype === 'CONSTR_NOTNULL');
  const checks = written.flatMap(({ contype, conname = '' }) => (contype === 'CONSTR_CHECK' ? [conname] : []));
  return createNamed(source, { kind: 'domain', parts: strings(domainname) }, {
    baseType: readTypeName(typeName), notNull, ...(checks.length === 0 ? {} : { checks }),
  });
}

/** CREATE TYPE of a base type, AGGREGATE, OPERATOR, COLLATION, TEXT SEARCH …: one node for all. */
export function readDefine(source: StatementSource, node: DefineStmt): CreateObject {
  const head = { kind: objectKindOf(node.kind), parts: strings(node.defnames) };
  return createNamed(source, head, { orReplace: node.replace === true, ifNotExists: node.if_not_exists === true });
}
