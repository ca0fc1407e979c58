import type { Expression } from '../model/expression.ts';
import type { CatalogTable } from '../model/schema-state.ts';
import { conjunctsOf } from '../schema/expression-tokens.ts';

/**
 * Whether a condition picks rows by the whole of a unique key and constants, so that their number does not grow with the
 * table. Of a table that the catalogue does not know, a column `id` counts as its key.
 */
export function isKeyLookup(predicate: Expression | undefined, table: CatalogTable | undefined): boolean {
  if (predicate === undefined) return false;
  const given = new Set(conjunctsOf(predicate.text).flatMap(constantColumn));
  return uniqueKeys(table).some((key) => key.length > 0 && key.every((column) => given.has(column.toLowerCase())));
}

function uniqueKeys(table: CatalogTable | undefined): readonly (readonly string[])[] {
  if (table === undefined) return [['id']];
  const unique = table.indexes.filter(({ definition, valid }) => valid && definition.unique && definition.predicate === undefined);
  const ofConstraints = table.constraints.flatMap(({ definition }) =>
    definition.kind === 'primary-key' || definition.kind === 'unique' ? [definition.keys] : []);
  return [...unique.map(({ definition }) => definition.keys), ...ofConstraints].map((keys) => keys.map(({ column }) => column ?? ''));
}

/** The column of `column = constant` or `column IN (constants)`; its name in lower case. */
function constantColumn(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => word === '=' || word.toUpperCase() === 'IN');
  const [operator = ''] = words.slice(at, at + 1);
  const value = words.slice(at + 1);
  if (at < 1 || !words.slice(0, at).every(isNamePart)) return [];
  const isConstant = operator === '=' ? isLiteral(value) : value[0] === '(' && value.slice(1, -1).every((word) => word === ',' || isConstantWord(word));
  return isConstant ? [nameOf(words[at - 1] ?? '')] : [];
}

function isNamePart(word: string, at: number): boolean {
  return at % 2 === 1 ? word === '.' : /^[\p{L}_"`]/u.test(word);
}

function nameOf(word: string): string {
  return (/^["`]/.test(word) ? word.slice(1, -1) : word).toLowerCase();
}

/** A literal, with a sign before it and a cast behind it. */
function isLiteral(words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  const rest = words.slice(/^[-+]$/.test(first) ? 2 : 1);
  const isCast = rest[0] === ':' && rest[1] === ':' && rest.slice(2).every((word) => /^[\p{L}_"\d(),]/u.test(word));
  const isNumber = rest.every((word) => /^[\d.]$/.test(word));
  return isConstantWord(/^[-+]$/.test(first) ? second : first) && (isCast || isNumber);
}

function isConstantWord(word: string): boolean {
  return /^(?:['\d.$?-]|true$|false$)/i.test(word);
}
