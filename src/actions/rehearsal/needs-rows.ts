import type { Operation, OperationKind } from '../../model/operation.ts';
import type { SchemaState } from '../../model/schema-state.ts';
import type { ReplayStep } from '../../replay/replay-result.ts';
import { resolveTable } from '../../schema/queries/resolve-table.ts';

/** What may fail on rows although it goes through on an empty table. */
const bearingOnRows: ReadonlySet<OperationKind> = new Set<OperationKind>([
  'set-not-null', 'add-constraint', 'validate-constraint', 'alter-column-type', 'redefine-column', 'convert-character-set',
  'set-generated-expression', 'attach-partition', 'insert', 'update', 'delete',
]);

/** Whether a change set does something to tables of the base whose success depends on their rows. */
export function needsRows(steps: readonly ReplayStep[], before: SchemaState): boolean {
  const operations = steps.flatMap(({ statements }) => statements.flatMap((statement) => statement.operations));
  return operations.filter(bearsOnRows).some((operation) => 'table' in operation && resolveTable(before, operation.table) !== undefined);
}

function bearsOnRows(operation: Operation): boolean {
  if (operation.kind === 'create-index') return operation.index.unique;
  if (operation.kind === 'add-column') return operation.column.nullable === false || operation.column.constraints.length > 0;
  return bearingOnRows.has(operation.kind);
}
