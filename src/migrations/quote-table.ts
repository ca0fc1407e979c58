import type { EngineFamily } from '../model/engine-name.ts';
import type { HistoryLocation } from './format.ts';

/** Quotes an identifier; a quote inside is doubled. */
export function quoteName(family: EngineFamily, name: string): string {
  return family === 'postgres' ? `"${name.replaceAll('"', '""')}"` : `\`${name.replaceAll('`', '``')}\``;
}

/** `"schema"."table"`, or the same with backticks. */
export function quotedTable(location: Pick<HistoryLocation, 'family' | 'schema' | 'table'>): string {
  return `${quoteName(location.family, location.schema)}.${quoteName(location.family, location.table)}`;
}
