import type { CatalogTable, SchemaState } from '../../src/model/schema-state.ts';

/** A table of a state; fails where it is not there. */
export function tableOf(state: SchemaState, name: string): CatalogTable {
  const table = [...state.tables.values()].find((each) => each.name === name);
  if (table === undefined) throw new Error(`there is no table ${name}`);
  return table;
}

/** A value without what a server gives no sense to: identities, origins and places in files. */
export function facts(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, each: unknown) => (idle.has(key) ? undefined : printed(each))));
}

const idle = new Set(['id', 'origin', 'span']);

/** An expression that only has a text is that text. */
function printed(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'functions' in value && 'text' in value ? value.text : value;
}
