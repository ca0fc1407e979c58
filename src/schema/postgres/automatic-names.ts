import type { Expression } from '../../model/expression.ts';
import type { IndexKey } from '../../model/index-definition.ts';
import { clip, makeObjectName, maximumBytes } from '../../sql/postgres/make-object-name.ts';
import type { Catalog } from '../catalog.ts';
import { columnsOfExpression } from '../edit-table.ts';

/** The parts of a name that the server makes up: `table_columns_label`. */
export interface NameParts {
  readonly schema: string;
  readonly table: string;
  readonly columns?: string;
  readonly label: string;
}

/** The first free one of name, name1, name2 …: the number stands behind the label. */
function choose(parts: NameParts, isTaken: (name: string) => boolean): string {
  for (let pass = 0; ; pass += 1) {
    const name = makeObjectName({ ...parts, label: pass === 0 ? parts.label : `${parts.label}${String(pass)}` });
    if (!isTaken(name)) return name;
  }
}

/** A free name for a table, index or sequence; one for a constraint's index must be free among constraints too. */
export function chooseRelationName(catalog: Catalog, parts: NameParts, isConstraint: boolean): string {
  const { schema } = parts;
  return choose(parts, (name) =>
    catalog.isRelation({ schema, name }) || (isConstraint && catalog.isConstraint({ schema, name })));
}

/** A free name for a CHECK, FOREIGN KEY or NOT NULL: free among the constraints of the whole schema. */
export function chooseConstraintName(catalog: Catalog, parts: NameParts): string {
  const { schema } = parts;
  return choose(parts, (name) => catalog.isConstraint({ schema, name }));
}

/** The middle of a CHECK's name: its column, if the expression names exactly one (AddRelationNewConstraints in heap.c). */
export function checkColumn(expression: Expression): string | undefined {
  const columns = new Set(columnsOfExpression(expression));
  return columns.size === 1 ? [...columns][0] : undefined;
}

/**
 * The names of an index's own columns (ChooseIndexColumnNames): the column, or what a SELECT would call
 * the expression; a second one of the same name gets a number.
 */
export function indexColumnNames(keys: readonly IndexKey[], include: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const wish of [...keys.map(keyName), ...include]) {
    let name = wish;
    for (let number = 1; names.includes(name); number += 1) {
      name = `${clip(wish, maximumBytes - String(number).length)}${String(number)}`;
    }
    names.push(name);
  }
  return names;
}

function keyName(key: IndexKey): string {
  return key.resultName ?? key.column ?? 'expr';
}

/** Keys that remember the names of the index's own columns: these do not follow when a column of the table is renamed. */
export function namedKeys(keys: readonly IndexKey[]): readonly IndexKey[] {
  return keys.map((key) => (key.resultName === undefined && key.column !== undefined ? { ...key, resultName: key.column } : key));
}

/** Joins column names as ChooseIndexNameAddition does: it stops adding once 64 bytes are reached. */
export function joinColumnNames(names: readonly string[]): string {
  let joined = '';
  for (const name of names) {
    joined = joined === '' ? name : `${joined}_${name}`;
    if (Buffer.byteLength(joined) > maximumBytes) break;
  }
  return joined;
}
