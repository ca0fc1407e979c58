import type { ColumnDefinition, TypeName } from '../../model/column-definition.ts';
import type { RedefineColumn } from '../../model/operation.ts';
import type { CatalogColumn, CatalogTable } from '../../model/schema-state.ts';
import type { OnlineAction } from './measured-online.ts';

/** What MODIFY and CHANGE really alter, as InnoDB tells it; undefined where the old column is not known. */
export function classifyRedefinition(operation: RedefineColumn, table: CatalogTable): readonly OnlineAction[] | undefined {
  const old = table.columns.find(({ name }) => name.toLowerCase() === operation.column.toLowerCase());
  if (old === undefined) return undefined;
  const { definition } = operation;
  if (changesNature(old, definition)) return ['change-type'];
  const actions = [
    typeChange(old, definition, table),
    nullability(old, definition, table),
    operation.position === undefined ? undefined : 'reorder-column' as const,
    definition.name === old.name ? undefined : 'rename-column' as const,
  ].filter((action) => action !== undefined);
  return actions.length === 0 ? ['set-default'] : actions;
}

/** From or to a generated column, or to AUTO_INCREMENT. */
function changesNature(old: CatalogColumn, next: ColumnDefinition): boolean {
  return next.generated !== undefined || old.generated !== undefined || (next.autoIncrement === true && !old.autoIncrement);
}

function nullability(old: CatalogColumn, next: ColumnDefinition, table: CatalogTable): OnlineAction | undefined {
  const nullable = next.nullable ?? !isPrimaryKey(old, table);
  if (nullable === old.nullable) return undefined;
  return nullable ? 'drop-not-null' : 'set-not-null';
}

function isPrimaryKey({ name }: CatalogColumn, table: CatalogTable): boolean {
  return table.constraints.some(({ definition }) =>
    definition.kind === 'primary-key' && definition.keys.some(({ column }) => column?.toLowerCase() === name.toLowerCase()));
}

function typeChange(old: CatalogColumn, next: ColumnDefinition, table: CatalogTable): OnlineAction | undefined {
  if (changesText(old, next, table)) return 'change-type';
  if (isSameType(old.type, next.type)) return undefined;
  if (isLabelled(old.type) && old.type.name === next.type.name) return appendsLabels(old.type, next.type) ? 'append-label' : 'change-type';
  return growsInPlace(old, next.type, table) ? 'grow-varchar' : 'change-type';
}

function changesText(old: CatalogColumn, next: ColumnDefinition, { options }: CatalogTable): boolean {
  const { characterSet, collation } = next;
  if (characterSet !== undefined && characterSet !== (old.characterSet ?? options['charset'])) return true;
  return collation !== undefined && collation !== (old.collation ?? options['collate']);
}

function isSameType(a: TypeName, b: TypeName): boolean {
  const display = /^(?:tiny|small|medium|big)?int$/;
  const sameArguments = display.test(a.name) || a.arguments.join() === b.arguments.join();
  return a.name === b.name && sameArguments && (a.unsigned ?? false) === (b.unsigned ?? false);
}

function isLabelled({ name }: TypeName): boolean {
  return name === 'enum' || name === 'set';
}

/** Labels are only added at the end, and their number stays within the bytes that a value takes. */
function appendsLabels(old: TypeName, next: TypeName): boolean {
  const keeps = old.arguments.every((label, index) => label === next.arguments[index]);
  const bytes = ({ name, arguments: labels }: TypeName): number =>
    name === 'enum' ? Number(labels.length > 255) : Math.ceil(labels.length / 8);
  return keeps && bytes(old) === bytes(next);
}

/** A varchar's length takes one byte up to 255 bytes of text and two above; growth within one class needs no new rows. */
function growsInPlace(old: CatalogColumn, next: TypeName, table: CatalogTable): boolean {
  if (old.type.name !== 'varchar' || next.name !== 'varchar') return false;
  const width = bytesPerCharacter(old.characterSet ?? table.options['charset']);
  const bytes = (type: TypeName): number => Number(type.arguments[0] ?? 0) * width;
  return bytes(next) >= bytes(old.type) && (bytes(old.type) > 255) === (bytes(next) > 255);
}

/** Unknown character sets count as utf8mb4, the default of both engines' current versions. */
function bytesPerCharacter(characterSet = 'utf8mb4'): number {
  if (/^(?:latin\d|ascii|binary|cp\d+|koi8\w|hebrew|greek|armscii8|geostd8|tis620|swe7|dec8|hp8|mac\w+|keybcs2)$/.test(characterSet)) return 1;
  if (characterSet === 'ucs2' || characterSet === 'gbk' || characterSet === 'sjis') return 2;
  return /^utf8(?:mb3)?$/.test(characterSet) ? 3 : 4;
}
