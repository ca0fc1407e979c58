import type { DropStmt } from 'libpg-query';
import type { Span } from '../../../model/location.ts';
import type { ObjectName } from '../../../model/expression.ts';
import type { Operation } from '../../../model/operation.ts';
import { findName, findParts } from '../names.ts';
import { argumentTypes } from '../signatures.ts';
import { objectKindOf, readReference } from '../object-kinds.ts';
import type { StatementSource } from '../statement-source.ts';

/** DROP of one or several objects: an operation for each. */
export function readDrop(source: StatementSource, node: DropStmt): readonly Operation[] {
  const objects = node.objects ?? [];
  // The names stand after DROP and the kind, in the order of the tree.
  let from = 2;
  return objects.map((object) => {
    const { parts, table } = readReference(object, node.removeType);
    const name = findName(source, parts, from);
    from = (findParts(source, parts, from)?.to ?? from);
    const types = argumentTypes(object);
    const dropped = { name, span: objects.length === 1 ? source.span : name.span, ...(types === undefined ? {} : { arguments: types }) };
    return readDropped(node, dropped, table === undefined ? undefined : findName(source, table, from));
  });
}

/** An object to drop; the span is its name where several are dropped. */
interface Dropped {
  readonly name: ObjectName;
  readonly span: Span;
  readonly arguments?: readonly string[];
}

function readDropped(node: DropStmt, { name, span, ...rest }: Dropped, table: ObjectName | undefined): Operation {
  const flags = { span, ifExists: node.missing_ok === true, cascade: node.behavior === 'DROP_CASCADE' };
  if (node.removeType === 'OBJECT_TABLE') return { kind: 'drop-table', table: name, temporary: name.schema === 'pg_temp', ...flags };
  if (node.removeType === 'OBJECT_INDEX') return { kind: 'drop-index', index: name, concurrently: node.concurrent === true, ...flags };
  return { kind: 'drop-object', objectKind: objectKindOf(node.removeType), object: name, ...flags, ...rest, ...(table === undefined ? {} : { table }) };
}
