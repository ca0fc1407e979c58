import type { AttributeValue } from '../../../model/schema-object.ts';
import type { PrintedReader } from './printed-reader.ts';

/**
 * Reads `PARTITION BY …`. Of MariaDB's partitions by time, the moment from which intervals count is the one of creation where
 * nobody wrote one, and those that it adds by itself (AUTO, 10.9) come and go: neither is compared.
 */
export function readPartitions(reader: PrintedReader, engine: string): Readonly<Record<string, AttributeValue | undefined>> {
  if (!reader.take('PARTITION', 'BY')) return {};
  const method: string[] = [];
  const partitions: string[] = [];
  while (!reader.done && !isList(reader)) {
    if (reader.take('STARTS')) passMoment(reader);
    else if (reader.take('PARTITIONS')) partitions.push(reader.value());
    else method.push(reader.piece());
  }
  partitions.push(...(reader.groupReader()?.parts().map((part) => readPartition(part, engine)) ?? []));
  if (!reader.done) method.push(reader.rest());
  return { partition_key: method.join(' '), partitions: method.includes('AUTO') ? [] : partitions };
}

function isList(reader: PrintedReader): boolean {
  return reader.sees('(', 'PARTITION');
}

/** `TIMESTAMP'2026-01-01 00:00:00'` */
function passMoment(reader: PrintedReader): void {
  reader.take('TIMESTAMP');
  reader.value();
}

/** The engine is the table's in every partition. */
function readPartition(reader: PrintedReader, engine: string): string {
  reader.take('PARTITION');
  const words: string[] = [reader.value()];
  while (!reader.done) {
    if (!reader.take('ENGINE', '=', engine.toUpperCase())) words.push(reader.sees('(') ? readSubpartitions(reader, engine) : reader.piece());
  }
  return words.join(' ');
}

/** Bounds and subpartitions both stand in brackets. */
function readSubpartitions(reader: PrintedReader, engine: string): string {
  if (!reader.sees('(', 'SUBPARTITION')) return reader.piece();
  const parts = reader.groupReader()?.parts() ?? [];
  return `(${parts.map((part) => readSubpartition(part, engine)).join(', ')})`;
}

function readSubpartition(reader: PrintedReader, engine: string): string {
  reader.take('SUBPARTITION');
  return `subpartition ${readPartition(reader, engine)}`;
}
