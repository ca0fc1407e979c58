import type { Fields } from './change-set.ts';

/**
 * The values of a column as Liquibase keeps them: a number keeps its spelling, what is no number, date or truth value of its kind is taken
 * for a function of the database.
 */
export function columnValues(fields: Fields): Fields {
  const kept = new Map(Object.entries(fields));
  readNumeric(kept, 'valueNumeric', 'valueComputed');
  readNumeric(kept, 'defaultValueNumeric', 'defaultValueComputed');
  const raw = kept.get('valueDate');
  if (raw !== undefined) kept.set('rawDateValue', raw);
  readDate(kept, 'valueDate', 'valueComputed');
  readDate(kept, 'defaultValueDate', 'defaultValueComputed');
  for (const name of ['valueBoolean', 'defaultValueBoolean']) {
    const value = kept.get(name);
    if (value !== undefined) kept.set(name, value.trim().toLowerCase() === 'true' ? 'true' : 'false');
  }
  return Object.fromEntries(kept);
}

/** What begins like a number is one. */
const numeric = /^[-+]?(?:\d|\.\d)/;

function readNumeric(fields: Map<string, string>, name: 'valueNumeric' | 'defaultValueNumeric', computed: string): void {
  const text = fields.get(name);
  if (text === undefined) return;
  const plain = text.startsWith('(') ? text.slice(1).replace(/\)$/, '') : text;
  if (numeric.test(plain)) {
    fields.set(name, plain);
    return;
  }
  fields.delete(name);
  if (text.toLowerCase() === 'null') return;
  if (name === 'defaultValueNumeric' && text === 'GENERATED_BY_DEFAULT') fields.set('autoIncrement', 'true');
  else addComputed(fields, computed, name === 'valueNumeric' ? text : plain);
}

/** A function that is named by its own attribute goes before. */
function addComputed(fields: Map<string, string>, name: string, text: string): void {
  if (!fields.has(name)) fields.set(name, text);
}

const date = /^\d{4}-\d{2}-\d{2}$/;
const time = /^\d{2}:\d{2}:\d{2}$/;
const timestamp = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(\.\d+)?$/;

function readDate(fields: Map<string, string>, name: string, computed: string): void {
  const text = fields.get(name);
  if (text === undefined) return;
  const read = readIsoDate(text);
  fields.delete(name);
  if (read !== undefined) fields.set(name, read);
  else if (text.toLowerCase() !== 'null') addComputed(fields, computed, text);
}

/** A date, time or timestamp in the form that Liquibase prints, or undefined. */
function readIsoDate(text: string): string | undefined {
  if (date.test(text) || time.test(text)) return text;
  const [, day, clock, fraction = ''] = timestamp.exec(text) ?? [];
  if (day === undefined || clock === undefined) return undefined;
  const digits = fraction.replace(/\.?0+$/, '');
  return `${day}T${clock}${digits}`;
}
