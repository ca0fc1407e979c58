import { jsonRow } from './catalog-values.ts';

/** The numbers of a JSON object that the server built. */
export function jsonNumbers(json: string): Readonly<Record<string, number>> {
  const entries = Object.entries(jsonRow(json)).flatMap(([name, value]) => (typeof value === 'number' ? [[name, value] as const] : []));
  return Object.fromEntries(entries);
}

/** The texts of a JSON list that the server built. */
export function jsonTexts(json: string): readonly string[] {
  return Object.values(jsonRow(json)).filter((value) => typeof value === 'string');
}
