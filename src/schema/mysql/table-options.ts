import type { ConvertCharacterSet, SetTableOption } from '../../model/operation.ts';
import type { CatalogColumn, CatalogTable } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { completeCharacterSet } from './character-sets.ts';
import type { CharacterSet } from './character-sets.ts';
import { convertedType, hasCharacterSet } from './column-type.ts';
import { withColumn, withConstraint } from '../edit-table.ts';
import { findTable, isSame } from './written-table.ts';

/** What a table says about its character set, else what the database does; undefined where neither is known. */
export function tableCharacterSet(catalog: Catalog, table: CatalogTable): CharacterSet | undefined {
  const { charset, collate } = table.options;
  return completeCharacterSet(catalog.engine, { characterSet: charset, collation: collate }) ?? databaseCharacterSet(catalog, table.schema);
}

function databaseCharacterSet(catalog: Catalog, schema: string): CharacterSet | undefined {
  return schema === catalog.defaults.searchPath[0] ? completeCharacterSet(catalog.engine, catalog.defaults) : undefined;
}

/** The options of a new table with its character set and collation spelled out, as far as they are known. */
export function withCharacterSet(catalog: Catalog, table: CatalogTable): CatalogTable {
  const known = tableCharacterSet(catalog, table);
  if (known === undefined) return table;
  return { ...table, options: { ...table.options, charset: known.characterSet, collate: known.collation } };
}

/** Options under their one name. */
const optionNames: Readonly<Record<string, string>> = {
  'CHARACTER SET': 'charset',
  CHARSET: 'charset',
  'DEFAULT CHARACTER SET': 'charset',
  'DEFAULT CHARSET': 'charset',
  COLLATE: 'collate',
  'DEFAULT COLLATE': 'collate',
  ENGINE: 'engine',
  ROW_FORMAT: 'row_format',
};

/** ALTER TABLE … option: columns that are there keep their character set. */
export function applySetTableOption(catalog: Catalog, operation: SetTableOption): void {
  if (operation.option.startsWith('ALTER CONSTRAINT ')) setEnforced(catalog, operation);
  if (operation.option.startsWith('ALTER COLUMN SET ')) setVisible(catalog, operation);
  const name = optionNames[operation.option];
  const table = name === undefined ? undefined : findTable(catalog, operation);
  if (table === undefined || name === undefined || operation.value === undefined) return;
  const { charset: _, collate, ...others } = table.options;
  if (name === 'charset') {
    catalog.putTable(withCharacterSet(catalog, { ...table, options: { ...others, charset: operation.value } }));
  } else if (name === 'collate') {
    catalog.putTable(withCharacterSet(catalog, { ...table, options: { ...others, collate: operation.value } }));
  } else {
    catalog.putTable({ ...table, options: { ...table.options, [name]: operation.value.toLowerCase() } });
  }
}

/** ALTER CHECK … [NOT] ENFORCED (MySQL 8.0.16). */
function setEnforced(catalog: Catalog, operation: SetTableOption): void {
  const table = findTable(catalog, operation);
  const constraint = table?.constraints.find(({ name }) => isSame(name, operation.value));
  if (table === undefined || constraint === undefined) return;
  const { notEnforced: _, ...definition } = constraint.definition;
  const isEnforced = operation.option === 'ALTER CONSTRAINT ENFORCED';
  catalog.putTable(withConstraint(table, { ...constraint, definition: isEnforced ? definition : { ...definition, notEnforced: true } }));
}

/** ALTER COLUMN … SET [IN]VISIBLE (MySQL 8.0.23). */
function setVisible(catalog: Catalog, operation: SetTableOption): void {
  const table = findTable(catalog, operation);
  const column = table?.columns.find(({ name }) => isSame(name, operation.value));
  if (table === undefined || column === undefined) return;
  const { invisible: _, ...visible } = column;
  catalog.putTable(withColumn(table, operation.option.endsWith(' INVISIBLE') ? { ...visible, invisible: true } : visible));
}

/** CONVERT TO CHARACTER SET: the table's default and every column of characters, with room for the same text. */
export function applyConvertCharacterSet(catalog: Catalog, operation: ConvertCharacterSet): void {
  const table = findTable(catalog, operation);
  if (table === undefined) return;
  const isDefault = operation.characterSet.toLowerCase() === 'default';
  const target = isDefault && operation.collation === undefined
    ? databaseCharacterSet(catalog, table.schema)
    : completeCharacterSet(catalog.engine, { characterSet: isDefault ? undefined : operation.characterSet, collation: operation.collation });
  if (target === undefined) {
    catalog.unfollowed('the character set of the database is not known');
    return;
  }
  catalog.putTable({
    ...table,
    columns: table.columns.map((column) => convertColumn(column, target)),
    options: { ...table.options, charset: target.characterSet, collate: target.collation },
  });
}

function convertColumn(column: CatalogColumn, target: CharacterSet): CatalogColumn {
  if (!hasCharacterSet(column.type) || column.characterSet === 'binary') return column;
  return { ...column, ...target, type: convertedType(column.type, column.characterSet, target.characterSet) };
}
