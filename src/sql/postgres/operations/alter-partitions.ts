import type { Operation } from '../../../model/operation.ts';
import { relationName } from '../names.ts';
import { as } from '../syntax-tree.ts';
import { readPartitionBound } from './partition-bounds.ts';
import type { TableAction } from './table-action.ts';

/** ATTACH PARTITION and DETACH PARTITION; undefined for other sub-actions. */
export function readPartitionAction({ source, table, command, range }: TableAction): Operation | undefined {
  const node = as(command.def, 'PartitionCmd');
  const placed = { table, span: source.spanOf(range), partition: relationName(source, node?.name) };
  const bound = readPartitionBound(node?.bound);
  if (command.subtype === 'AT_AttachPartition') return { kind: 'attach-partition', ...placed, ...(bound === undefined ? {} : { bound }) };
  if (command.subtype !== 'AT_DetachPartition') return undefined;
  return { kind: 'detach-partition', ...placed, concurrently: node?.concurrent === true };
}
