import type { TypeName } from '../../model/column-definition.ts';
import type { Engine } from '../../model/engine-name.ts';
import { maximumBytes } from './character-sets.ts';

/** Other words for types, with what SHOW CREATE TABLE prints (MySQL 8.4 manual 13.9; MariaDB "Data Types"). */
const synonyms: Readonly<Record<string, string>> = {
  bool: 'tinyint', boolean: 'tinyint', int1: 'tinyint', int2: 'smallint', int3: 'mediumint', middleint: 'mediumint',
  int4: 'int', integer: 'int', int8: 'bigint', dec: 'decimal', numeric: 'decimal', fixed: 'decimal', number: 'decimal',
  'double precision': 'double', real: 'double', float8: 'double', float4: 'float', character: 'char', nchar: 'char',
  'national char': 'char', 'national character': 'char', 'character varying': 'varchar', 'char varying': 'varchar',
  varcharacter: 'varchar', nvarchar: 'varchar', 'national varchar': 'varchar', 'char byte': 'binary', long: 'mediumtext',
  'long varchar': 'mediumtext', 'long varbinary': 'mediumblob', geomcollection: 'geometrycollection', clob: 'longtext',
};

/**
 * Integers, whose display width says nothing about values: MySQL drops it from 8.0.19 on, MariaDB prints it, and the
 * inspection of both leaves it out, but for tinyint(1) and with ZEROFILL, whose width is the one written or the usual one.
 */
const zerofillWidths: Readonly<Record<string, string>> = { tinyint: '3', smallint: '5', mediumint: '8', int: '10', bigint: '20' };

const textSizes = ['tinytext', 'text', 'mediumtext', 'longtext'] as const;
const blobSizes = ['tinyblob', 'blob', 'mediumblob', 'longblob'] as const;
const sizeLimits = [255, 65_535, 16_777_215, 4_294_967_295] as const;

/** Types that hold characters and thus have a character set. */
const characterTypes: ReadonlySet<string> = new Set([...textSizes, 'char', 'varchar', 'enum', 'set']);

/** Whether a column of this type has a character set. */
export function hasCharacterSet(type: TypeName): boolean {
  return characterTypes.has(type.name);
}

/** The type as the server prints it, whatever words were written for it. */
export function canonicalType(engine: Engine, written: TypeName, characterSet: string | undefined): TypeName {
  const { serial: _, ...type } = named(engine, written);
  const form = forms[type.name];
  return form === undefined ? withoutZeroPrecision(type) : form(type, maximumBytes(characterSet));
}

type Form = (type: TypeName, bytes: number) => TypeName;

const ofLengthOne: Form = (type) => (type.arguments.length === 0 ? { ...type, arguments: ['1'] } : type);
const withLabels: Form = (type) => ({ ...type, arguments: type.arguments.map((label) => label.replace(/ +$/, '')) });

/** What the server makes of the arguments of a type. */
const forms: Readonly<Record<string, Form>> = {
  ...Object.fromEntries(Object.keys(zerofillWidths).map((name) => [name, integerOf])),
  decimal: (type) => ({ ...type, arguments: [type.arguments[0] ?? '10', type.arguments[1] ?? '0'] }),
  float: floatOf,
  char: ofLengthOne,
  binary: ofLengthOne,
  bit: ofLengthOne,
  enum: withLabels,
  set: withLabels,
  year: (type) => ({ ...type, arguments: [] }),
  varchar: (type) => type,
  varbinary: (type) => type,
  text: (type, bytes) => sized(type, textSizes, bytes),
  blob: (type) => sized(type, blobSizes, 1),
};

/** TIMESTAMP(0), DATETIME(0) and TIME(0) are printed without a precision. */
function withoutZeroPrecision(type: TypeName): TypeName {
  return type.arguments.length === 1 && type.arguments[0] === '0' ? { ...type, arguments: [] } : type;
}

function named(engine: Engine, type: TypeName): TypeName {
  const lower = type.name.toLowerCase();
  const name = synonyms[lower] ?? lower;
  if (name === 'json' && engine.name === 'mariadb') return { ...type, name: 'longtext' };
  return lower === 'bool' || lower === 'boolean' ? { ...type, name, arguments: ['1'] } : { ...type, name };
}

function integerOf(type: TypeName): TypeName {
  const { zerofill, ...rest } = type;
  if (zerofill === true) return { ...rest, arguments: [type.arguments[0] ?? zerofillWidths[type.name] ?? ''], unsigned: true, zerofill };
  const isBoolean = type.name === 'tinyint' && type.arguments[0] === '1' && type.unsigned !== true;
  return { ...rest, arguments: isBoolean ? ['1'] : [] };
}

/** FLOAT(p) chooses between the two sizes and forgets the number (MySQL 8.4 manual 13.1.4). */
function floatOf(type: TypeName): TypeName {
  if (type.arguments.length !== 1) return type;
  return { ...type, name: Number(type.arguments[0]) > 24 ? 'double' : 'float', arguments: [] };
}

/** TEXT(n) and BLOB(n) become the smallest type that holds n characters or bytes. */
function sized(type: TypeName, sizes: readonly string[], bytes: number): TypeName {
  const length = type.arguments[0];
  return length === undefined ? type : { ...type, name: sizeFor(sizes, Number(length) * bytes), arguments: [] };
}

function sizeFor(sizes: readonly string[], bytes: number): string {
  const at = sizeLimits.findIndex((limit) => bytes <= limit);
  return sizes[at] ?? sizes.at(-1) ?? '';
}

/** A text type after CONVERT TO CHARACTER SET: large enough for the same number of characters. */
export function convertedType(type: TypeName, from: string | undefined, to: string): TypeName {
  const at = textSizes.findIndex((name) => name === type.name);
  const limit = sizeLimits[at];
  if (limit === undefined) return type;
  const needed = Math.floor(limit / maximumBytes(from)) * maximumBytes(to);
  return needed > limit ? { ...type, name: sizeFor(textSizes, needed) } : type;
}
