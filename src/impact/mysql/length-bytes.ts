import type { TypeName } from '../../model/column-definition.ts';
import type { Engine } from '../../model/engine-name.ts';
import type { CatalogTable } from '../../model/schema-state.ts';
import { maximumBytes } from '../../schema/mysql/character-sets.ts';

/** Types whose values carry their length. */
export function isVariable({ name }: TypeName): boolean {
  return name === 'varchar' || name === 'varbinary';
}

/** The length in parentheses. */
export function maximumLength({ arguments: [length] }: TypeName): number {
  return Number(length ?? 0);
}

/** The bytes that a VARCHAR or VARBINARY may take. */
export function variableBytes(type: TypeName, characterSet: string): number {
  return maximumLength(type) * (type.name === 'varchar' ? maximumBytes(characterSet) : 1);
}

/**
 * Whether a length takes as many bytes as before: one up to 255 bytes of text and two above. MariaDB reads two-byte lengths
 * of up to 127 bytes as well, and REDUNDANT rows have no such lengths (measured on 10.11).
 */
export function keepsLengthBytes({ options }: CatalogTable, { name }: Engine, { before, after }: { readonly before: number; readonly after: number }): boolean {
  if ((before > 255) === (after > 255)) return true;
  return name === 'mariadb' && (before <= 127 || options['row_format']?.toLowerCase() === 'redundant');
}
