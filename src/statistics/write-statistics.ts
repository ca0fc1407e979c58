import type { TableStatistics, TargetStatistics } from '../model/target-statistics.ts';
import { statisticsSchema } from './read-statistics.ts';

/** A statistics file: one line per table, sorted, so that two of them compare well in a review. */
export function writeStatistics({ tables, engine, capturedAt, target, database, replicas, oldestTransactionSeconds, notes }: TargetStatistics): string {
  const head = {
    schema: statisticsSchema, capturedAt, engine: { name: engine.name, version: engine.version }, target, database, replicas, oldestTransactionSeconds,
    notes: notes.length === 0 ? undefined : notes,
  };
  const members = Object.entries(head).filter(([, value]) => value !== undefined).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  const rows = [...tables].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([name, table]) => `    ${JSON.stringify(name)}: ${JSON.stringify(inOrder(table))}`);
  const body = rows.length === 0 ? '{}' : `{\n${rows.join(',\n')}\n  }`;
  return `{\n${[...members, `  "tables": ${body}`].join(',\n')}\n}\n`;
}

/** Members in one order whoever made them; what is absent is left out. */
function inOrder({ rows, bytes, indexBytes, deadRows, writesPerSecond, oldestTransactionSeconds, rowVersions, invalidIndexes, nullFractions, sequences }: TableStatistics): TableStatistics {
  const all = {
    rows, bytes, indexBytes, deadRows, writesPerSecond, oldestTransactionSeconds, rowVersions, invalidIndexes,
    nullFractions: sortedKeys(nullFractions), sequences: sortedKeys(sequences),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function sortedKeys<Value>(record: Readonly<Record<string, Value>> | undefined): Readonly<Record<string, Value>> | undefined {
  if (record === undefined) return undefined;
  return Object.fromEntries(Object.entries(record).toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
