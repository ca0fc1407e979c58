import type { ObjectMark, SchemaObject } from '../../../model/schema-object.ts';
import { readType } from './column-type.ts';
import { readColumnWords, type ColumnWords } from './column-words.ts';
import { columnsNamedIn } from './named-columns.ts';
import { presentAttributes } from './present-attributes.ts';
import type { PrintedReader } from './printed-reader.ts';
import { completeCharset, keyOf } from './schema-facts.ts';
import { tablePart, type TableContext } from './table-context.ts';

/** A column, and the CHECK that MariaDB keeps with it. */
export interface PrintedColumn {
  readonly object: SchemaObject;
  readonly check?: string;
}

/** Types that hold characters, and so have a character set. */
const characterType = /^(?:char|varchar|tinytext|text|mediumtext|longtext|enum|set)\b/;

const numericType = /^(?:tinyint|smallint|mediumint|int|bigint|decimal|float|double|year)\b/;

/** Reads a column's line: its name, its type and the words behind it. */
export function readColumn(reader: PrintedReader, position: number, table: TableContext): PrintedColumn {
  const written = reader.whole();
  const name = reader.value();
  const printedType = readType(reader);
  const words = readColumnWords(reader);
  const charset = characterType.test(printedType) ? completeCharset(words, table.charset, table.facts.collations) : {};
  const isJson = table.facts.engine === 'mariadb' && printedType === 'longtext' && charset.collation === 'utf8mb4_bin' && isJsonCheck(words.check, name);
  const object: SchemaObject = {
    ...tablePart('column', name, table),
    attributes: presentAttributes({
      type: isJson ? 'json' : printedType,
      nullable: !words.notNull,
      default: readDefault(words, printedType),
      ...(isJson ? {} : charset),
      ...ownAttributes(words),
      options: optionsOf(words, printedType),
    }),
    marks: marksOf(name, words),
    uses: words.generated === undefined ? [] : columnsNamedIn(words.generated, table).filter((key) => key !== keyOf('column', `${table.name}.${name}`, table.facts)),
    written,
    position,
  };
  return { object, ...(words.check === undefined || isJson ? {} : { check: words.check }) };
}

function ownAttributes(words: ColumnWords): Parameters<typeof presentAttributes>[0] {
  return {
    generated: words.generated,
    on_update: words.onUpdate === undefined ? undefined : currentTimestamp(words.onUpdate),
    auto_increment: words.autoIncrement ? true : undefined,
    invisible: words.invisible ? true : undefined,
    versioned: words.versioned,
    compression: words.compression,
    comment: words.comment,
  };
}

/** The invisible key that MySQL gives to a table without one (8.0.30, sql_generate_invisible_primary_key). */
export function isGeneratedKey(name: string, invisible: boolean): boolean {
  return invisible && name === 'my_row_id';
}

function marksOf(name: string, words: ColumnWords): readonly ObjectMark[] {
  return isGeneratedKey(name, words.invisible) ? ['implicit'] : [];
}

/** MariaDB keeps JSON as longtext with a check of the column's name (documentation, JSON Data Type, from 10.4.3 on). */
function isJsonCheck(check: string | undefined, name: string): boolean {
  return check === `json_valid(\`${name.replaceAll('`', '``')}\`)`;
}

/** NULL is what a nullable column has where nothing is said. MySQL prints numbers as strings, MariaDB does not. */
function readDefault({ default: printed }: ColumnWords, type: string): string | undefined {
  if (printed === undefined || printed.toUpperCase() === 'NULL') return undefined;
  const number = numericType.test(type) ? /^'(-?[\d.]+(?:e[-+]?\d+)?)'$/i.exec(printed)?.[1] : undefined;
  return number ?? currentTimestamp(printed);
}

/** NOW() and its like in one spelling; how many digits of a second belongs to it. */
function currentTimestamp(printed: string): string {
  const found = /^(?:current_timestamp|now|localtime|localtimestamp)(?:\((\d*)\))?$/i.exec(printed);
  if (found === null) return printed;
  return `current_timestamp${found[1] === undefined || found[1] === '' || found[1] === '0' ? '' : `(${found[1]})`}`;
}

/** A nullable column whose DEFAULT was dropped takes no value by itself; of TEXT and BLOB, MySQL prints none in any case. */
function optionsOf(words: ColumnWords, type: string): readonly string[] {
  const canLackDefault = words.notNull || words.generated !== undefined || words.autoIncrement || /(?:text|blob|geometry|point|linestring|polygon|collection|json)\b/.test(type);
  return [...words.options, ...(words.default === undefined && !canLackDefault ? ['no default'] : [])].toSorted();
}
