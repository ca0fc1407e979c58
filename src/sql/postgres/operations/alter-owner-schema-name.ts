import type { AlterObjectDependsStmt, AlterObjectSchemaStmt, AlterOwnerStmt, Node, ObjectType, RangeVar, RenameStmt } from 'libpg-query';
import type { ObjectName } from '../../../model/expression.ts';
import type { AlterObject, Operation } from '../../../model/operation.ts';
import { findName, relationName } from '../names.ts';
import { objectKindOf, readReference } from '../object-kinds.ts';
import { roleName } from '../roles.ts';
import type { StatementSource } from '../statement-source.ts';
import { alterObject } from './alter-object.ts';

/** RENAME of a table, column, constraint, index or any other object. */
export function readRename(source: StatementSource, node: RenameStmt): Operation {
  const { renameType, relationType, relation, subname = '', newname = '' } = node;
  const placed = { span: source.span, table: relationName(source, relation), ...(node.missing_ok === true ? { ifTableExists: true } : {}) };
  switch (renameType) {
    case 'OBJECT_TABLE':
      return { kind: 'rename-table', ...placed, to: lastName(source, newname) };
    case 'OBJECT_COLUMN':
      if (relationType === 'OBJECT_TABLE') return { kind: 'rename-column', ...placed, column: subname, to: newname };
      return { ...changeOf(source, { type: relationType, relation }, { action: 'RENAME COLUMN', value: newname }), label: subname };
    case 'OBJECT_ATTRIBUTE':
      return { ...changeOf(source, { type: 'OBJECT_TYPE', relation }, { action: 'RENAME ATTRIBUTE', value: newname }), label: subname };
    case 'OBJECT_TABCONSTRAINT':
      return { kind: 'rename-constraint', ...placed, name: subname, to: newname };
    case 'OBJECT_DOMCONSTRAINT':
      return changeOf(source, { type: 'OBJECT_DOMAIN', object: node.object }, { action: 'RENAME CONSTRAINT', value: newname });
    case 'OBJECT_INDEX':
      return { kind: 'rename-index', span: source.span, index: placed.table, to: newname };
    default:
      return changeOf(source, { type: renameType, relation, object: node.object, name: subname }, { action: 'RENAME TO', value: newname });
  }
}

/** The new name stands last. */
function lastName(source: StatementSource, name: string): ObjectName {
  return { name, span: source.spanOf({ from: source.tokens.length - 1, to: source.tokens.length }) };
}

export function readSetSchema(source: StatementSource, { objectType, relation, object, newschema = '', missing_ok }: AlterObjectSchemaStmt): Operation {
  if (objectType === 'OBJECT_TABLE') {
    const ifTableExists = missing_ok === true ? { ifTableExists: true } : {};
    return { kind: 'set-table-schema', span: source.span, table: relationName(source, relation), schema: newschema, ...ifTableExists };
  }
  return changeOf(source, { type: objectType, relation, object }, { action: 'SET SCHEMA', value: newschema });
}

export function readOwner(source: StatementSource, { objectType, relation, object, newowner }: AlterOwnerStmt): Operation {
  const value = newowner === undefined ? undefined : roleName(newowner);
  return changeOf(source, { type: objectType, relation, object }, { action: 'OWNER TO', value });
}

export function readDepends(source: StatementSource, { objectType, relation, object, extname, remove }: AlterObjectDependsStmt): Operation {
  const action = remove === true ? 'NO DEPENDS ON EXTENSION' : 'DEPENDS ON EXTENSION';
  return changeOf(source, { type: objectType, relation, object }, { action, value: extname?.sval });
}

/** What is changed: a relation, a referenced object, or a named one on a relation (a trigger, rule or policy). */
interface Changed {
  readonly type: ObjectType | undefined;
  readonly relation?: RangeVar | undefined;
  readonly object?: Node | undefined;
  readonly name?: string;
}

function changeOf(source: StatementSource, changed: Changed, change: { readonly action: string; readonly value?: string | undefined }): AlterObject {
  const { type, relation, object, name = '' } = changed;
  const kind = objectKindOf(type);
  if (relation === undefined) {
    const { parts } = object === undefined ? { parts: [name] } : readReference(object, type);
    return alterObject(source, { kind, object: findName(source, parts, 2) }, change);
  }
  const table = relationName(source, relation);
  if (name !== '' && kind !== 'table') return alterObject(source, { kind, object: findName(source, [name], 2) }, { ...change, table });
  return alterObject(source, { kind, object: object === undefined ? table : findName(source, readReference(object, type).parts, 2) }, change);
}
