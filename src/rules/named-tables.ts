import { constraintsOf } from '../impact/constraints-of.ts';
import type { ObjectName } from '../model/expression.ts';
import type { CreateObject, Operation } from '../model/operation.ts';

/** Tables and views that an operation names: what it is about, what its constraints refer to, what it reads. */
export function namedTables(operation: Operation): readonly ObjectName[] {
  const read = 'query' in operation ? operation.query.tables : [];
  if (operation.kind === 'create-table') return [operation.table, ...referenced(operation), ...(operation.asQuery?.tables ?? [])];
  if (operation.kind === 'create-object') return operation.temporary ? read : [...relationOf(operation), ...read];
  return 'table' in operation ? [operation.table, ...referenced(operation), ...read] : read;
}

function referenced(operation: Operation): readonly ObjectName[] {
  return constraintsOf(operation).flatMap((key) => (key.kind === 'foreign-key' ? [key.referenced] : []));
}

/** A view, or the table of a trigger, rule or policy. */
function relationOf({ objectKind, object, table }: CreateObject): readonly ObjectName[] {
  if (objectKind === 'view' || objectKind === 'materialized view') return [object];
  return table === undefined ? [] : [table];
}
