import type { Node, PartitionBoundSpec, PartitionSpec } from 'libpg-query';
import type { CreateTable, PartitionBound } from '../../../model/operation.ts';
import { constantText } from '../constant-text.ts';
import { allOf, as, strings } from '../syntax-tree.ts';

/** FOR VALUES … and DEFAULT. */
export function readPartitionBound(spec: PartitionBoundSpec | undefined): PartitionBound | undefined {
  if (spec === undefined) return undefined;
  if (spec.is_default === true) return { kind: 'default' };
  const { strategy, listdatums = [], lowerdatums = [], upperdatums = [] } = spec;
  if (strategy === 'l') return { kind: 'list', values: listdatums.map(datum) };
  return strategy === 'r' ? { kind: 'range', from: lowerdatums.map(datum), to: upperdatums.map(datum) } : { kind: 'hash' };
}

/** A bound may be any constant expression; what is no literal has no text, and equals nothing. */
function datum(node: Node): string {
  const literal = as(as(node, 'TypeCast')?.arg ?? node, 'A_Const');
  if (literal?.isnull === true) return 'NULL';
  if (literal !== undefined) return constantText(literal) ?? '';
  return strings(as(node, 'ColumnRef')?.fields).join('.').toUpperCase();
}

const strategies = { PARTITION_STRATEGY_LIST: 'list', PARTITION_STRATEGY_RANGE: 'range', PARTITION_STRATEGY_HASH: 'hash' } as const;

/** PARTITION BY: the strategy and the key. */
export function readPartitionBy(spec: PartitionSpec | undefined): Pick<CreateTable, 'partitionBy' | 'partitionKeys'> {
  if (spec?.strategy === undefined) return {};
  const partitionKeys = allOf(spec.partParams, 'PartitionElem').map(({ name = '' }) => name);
  return { partitionBy: strategies[spec.strategy], partitionKeys };
}
