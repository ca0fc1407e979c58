import type { ColumnDefinition } from '../model/column-definition.ts';
import type { CatalogColumn, CatalogTable } from '../model/schema-state.ts';
import { hasCharacterSet } from '../schema/mysql/column-type.ts';

/** An attribute that a redefinition takes from a column without saying so. */
export interface LostAttribute {
  readonly name: string;
  /** What would have to be written to keep it; absent where it has no place of its own at the end of a definition. */
  readonly restated?: string;
}

/** A column before and after its redefinition. */
export interface Redefinition {
  readonly old: CatalogColumn;
  readonly next: CatalogColumn;
  readonly written: ColumnDefinition;
  /** The table before it. */
  readonly table: CatalogTable;
}

/**
 * What MODIFY and CHANGE lose by leaving it out: they define the whole column anew (measured on MariaDB 10.11 and MySQL 9.7).
 * What the definition says otherwise is a decision, and what the new type cannot have is no oversight.
 */
export function lostAttributes(redefinition: Redefinition): readonly LostAttribute[] {
  return [
    lostGeneration(redefinition), lostCollation(redefinition), lostNotNull(redefinition), lostDefault(redefinition), lostOnUpdate(redefinition),
    lostAutoIncrement(redefinition), lostComment(redefinition), lostInvisibility(redefinition), lostCheck(redefinition),
  ].filter((lost) => lost !== undefined);
}

function lostNotNull({ old, next, written }: Redefinition): LostAttribute | undefined {
  return !old.nullable && next.nullable && written.nullable === undefined ? { name: 'NOT NULL', restated: 'NOT NULL' } : undefined;
}

/** A generated column and one that counts up have no default. */
function lostDefault({ old, written }: Redefinition): LostAttribute | undefined {
  const mayHaveOne = written.generated === undefined && written.autoIncrement !== true;
  if (old.default === undefined || written.default !== undefined || !mayHaveOne) return undefined;
  return { name: `DEFAULT ${old.default.text}`, restated: `DEFAULT ${old.default.text}` };
}

function lostOnUpdate({ old, written }: Redefinition): LostAttribute | undefined {
  if (old.onUpdate === undefined || written.onUpdate !== undefined || !/^(?:timestamp|datetime)$/.test(written.type.name)) return undefined;
  return { name: 'ON UPDATE', restated: `ON UPDATE ${old.onUpdate.text}` };
}

function lostAutoIncrement({ old, written }: Redefinition): LostAttribute | undefined {
  return old.autoIncrement && written.autoIncrement !== true ? { name: 'AUTO_INCREMENT', restated: 'AUTO_INCREMENT' } : undefined;
}

function lostComment({ old, written }: Redefinition): LostAttribute | undefined {
  if (old.comment === undefined || written.comment !== undefined) return undefined;
  return { name: 'COMMENT', restated: `COMMENT '${old.comment.replaceAll('\\', '\\\\').replaceAll("'", "''")}'` };
}

function lostInvisibility({ old, next }: Redefinition): LostAttribute | undefined {
  return old.invisible === true && next.invisible !== true ? { name: 'INVISIBLE', restated: 'INVISIBLE' } : undefined;
}

function lostGeneration({ old, written }: Redefinition): LostAttribute | undefined {
  return old.generated !== undefined && written.generated === undefined ? { name: 'GENERATED ALWAYS AS' } : undefined;
}

/** A column that names no set takes the table's, one that names a set takes that set's own collation. */
function lostCollation({ old, next, written }: Redefinition): LostAttribute | undefined {
  if (decidesCollation(written, old) || !hasCharacterSet(old.type) || !hasCharacterSet(next.type) || old.collation === undefined) return undefined;
  if (old.characterSet !== next.characterSet) return { name: `CHARACTER SET ${old.characterSet ?? ''}`, restated: `COLLATE ${old.collation}` };
  return old.collation === next.collation ? undefined : { name: `COLLATE ${old.collation}`, restated: `COLLATE ${old.collation}` };
}

function decidesCollation(written: ColumnDefinition, old: CatalogColumn): boolean {
  return written.collation !== undefined || written.binary === true || isOtherSet(written, old);
}

function isOtherSet({ characterSet }: ColumnDefinition, old: CatalogColumn): boolean {
  return characterSet !== undefined && characterSet !== old.characterSet;
}

/** In MariaDB a CHECK in a column's definition goes with the definition; the one of JSON belongs to the type. */
function lostCheck({ old, written, table }: Redefinition): LostAttribute | undefined {
  const check = table.constraints.find(({ ofColumn, definition }) =>
    ofColumn === old.id && definition.kind === 'check' && !definition.expression.functions.includes('json_valid'));
  const isSaid = written.constraints.some(({ kind }) => kind === 'check');
  if (check?.definition.kind !== 'check' || isSaid) return undefined;
  return { name: 'CHECK', restated: `CHECK (${check.definition.expression.text})` };
}
