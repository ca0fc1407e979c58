import type { ColumnDefinition, TypeName } from '../../model/column-definition.ts';
import type { Engine } from '../../model/engine-name.ts';
import type { CatalogColumn, CatalogTable } from '../../model/schema-state.ts';
import { completeCharacterSet, defaultCollation, type CharacterSet } from '../../schema/mysql/character-sets.ts';
import { convertedType, hasCharacterSet } from '../../schema/mysql/column-type.ts';
import { isVariable, keepsLengthBytes, variableBytes } from './length-bytes.ts';
import type { OnlineAction } from './measured-online.ts';

/** A column's characters before and after, with what decides about the way. */
export interface TextChange {
  readonly engine: Engine;
  readonly old: CharacterSet;
  readonly next: CharacterSet;
  readonly type: TypeName;
  readonly isIndexed: boolean;
}

/**
 * What a new character set or collation asks of InnoDB (measured on MariaDB 10.11 and MySQL 9.7): another set is written
 * anew, but utf8mb3 is utf8mb4 already; another order matters to indexes alone.
 */
export function textAction({ engine, old, next, type, isIndexed }: TextChange): OnlineAction | undefined {
  if (old.characterSet === next.characterSet && old.collation === next.collation) return undefined;
  const isWidened = old.characterSet === 'utf8mb3' && next.characterSet === 'utf8mb4';
  if (old.characterSet !== next.characterSet && !isWidened) return 'change-type';
  const isMariadb = engine.name === 'mariadb';
  if (type.name === 'enum' || type.name === 'set') return isMariadb ? 'change-type' : 'append-label';
  if (!isIndexed) return 'change-collation';
  return isMariadb && old.collation.replace('utf8mb3', 'utf8mb4') === next.collation ? 'change-collation' : 'change-collation-indexed';
}

/** The set of a column that is there; unknown sets count as utf8mb4, the default of both engines’ current versions. */
export function oldCharacterSet(engine: Engine, { characterSet, collation }: CatalogColumn, table: CatalogTable): CharacterSet {
  return completeCharacterSet(engine, { characterSet, collation }) ?? tableCharacterSet(engine, table);
}

/** The set that a definition gives its column: its own, or the table's. */
export function writtenCharacterSet(engine: Engine, definition: ColumnDefinition, table: CatalogTable): CharacterSet {
  const known = completeCharacterSet(engine, definition) ?? tableCharacterSet(engine, table);
  return definition.binary === true ? { ...known, collation: `${known.characterSet}_bin` } : known;
}

function tableCharacterSet(engine: Engine, { options }: CatalogTable): CharacterSet {
  return completeCharacterSet(engine, { characterSet: options['charset'], collation: options['collate'] })
    ?? { characterSet: 'utf8mb4', collation: defaultCollation(engine, 'utf8mb4') };
}

/** A table of an engine. */
interface InTable {
  readonly engine: Engine;
  readonly table: CatalogTable;
}

/** What CONVERT TO CHARACTER SET does to one column; a TEXT that becomes a larger one is written anew. */
export function convertedColumnAction(column: CatalogColumn, target: CharacterSet, { engine, table }: InTable): OnlineAction | undefined {
  if (!hasCharacterSet(column.type) || column.characterSet === 'binary') return undefined;
  const old = oldCharacterSet(engine, column, table);
  if (convertedType(column.type, old.characterSet, target.characterSet).name !== column.type.name) return 'change-type';
  const bytes = { before: variableBytes(column.type, old.characterSet), after: variableBytes(column.type, target.characterSet) };
  if (isVariable(column.type) && !keepsLengthBytes(table, engine, bytes)) return 'change-type';
  return textAction({ engine, old, next: target, type: column.type, isIndexed: isIndexed(column, table) });
}

/** Whether any index or key has the column. */
export function isIndexed({ name }: CatalogColumn, { indexes }: CatalogTable): boolean {
  return indexes.some(({ definition }) => definition.keys.some(({ column }) => column?.toLowerCase() === name.toLowerCase()));
}
