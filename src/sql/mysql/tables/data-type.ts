import { isName, readName, takeName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readCharacterSet } from './character-set.ts';
import type { CharacterSetClause } from './character-set.ts';
import { decimal, double, float, integer, optionalLength, plain, precision, requiredLength, withSign } from './number-types.ts';
import type { DataType, TypeReader } from './number-types.ts';
import { readStringList } from './string-list.ts';

const binaryTypes: Readonly<Record<string, string>> = {
  char: 'binary', varchar: 'varbinary', tinytext: 'tinyblob', text: 'blob', mediumtext: 'mediumblob', longtext: 'longblob',
};

/** A character type with its character set; CHARACTER SET binary and BYTE make a binary type of it. */
export function withCharacterSet(cursor: TokenCursor, name: string, arguments_: readonly string[]): DataType {
  const clause = readCharacterSet(cursor);
  return { ...plain(name, arguments_), ...applyCharacterSet(name, arguments_, clause) };
}

function applyCharacterSet(name: string, arguments_: readonly string[], clause: CharacterSetClause): Partial<DataType> {
  const binaryName = binaryTypes[name];
  if (clause.characterSet === 'binary' && binaryName !== undefined) return plain(binaryName, arguments_);
  return {
    ...(clause.characterSet === undefined ? {} : { characterSet: clause.characterSet }),
    ...(clause.collation === undefined ? {} : { collation: clause.collation }), ...(clause.binary === true ? { binary: true } : {}),
  };
}

function compressed(cursor: TokenCursor): void {
  if (cursor.dialect.isMariadb && cursor.accept('COMPRESSED') && cursor.accept('=')) readName(cursor, 'a method of compression');
}

/** CHAR, CHAR VARYING. */
function char(cursor: TokenCursor): DataType {
  if (cursor.accept('VARYING')) return varchar(cursor);
  const [length = '1'] = optionalLength(cursor);
  return withCharacterSet(cursor, 'char', [length]);
}

function varchar(cursor: TokenCursor): DataType {
  const length = requiredLength(cursor);
  compressed(cursor);
  const found = withCharacterSet(cursor, 'varchar', [length]);
  compressed(cursor);
  return found;
}

/** NATIONAL types are utf8mb3 in both servers (MySQL 8.4 Reference Manual 12.3.7). */
function national(cursor: TokenCursor, varying: boolean): DataType {
  const isVarying = varying || cursor.accept('VARCHAR') || cursor.accept('VARYING');
  const [length = '1'] = isVarying ? [requiredLength(cursor)] : optionalLength(cursor);
  const collation = cursor.accept('BINARY') ? { collation: 'utf8mb3_bin' } : {};
  return { ...plain(isVarying ? 'varchar' : 'char', [length]), characterSet: 'utf8mb3', ...collation };
}

function nationalKeyword(cursor: TokenCursor): DataType {
  if (cursor.accept('VARCHAR') || cursor.accept('VARCHARACTER')) return national(cursor, true);
  if (!cursor.accept('CHAR')) cursor.expect('CHARACTER');
  return national(cursor, cursor.accept('VARYING'));
}

function text(name: string): TypeReader {
  return (cursor) => {
    const length = name === 'text' ? optionalLength(cursor) : [];
    compressed(cursor);
    const found = withCharacterSet(cursor, name, length);
    compressed(cursor);
    return found;
  };
}

const blobSizes = [[255, 'tinyblob'], [65_535, 'blob'], [16_777_215, 'mediumblob']] as const;

/** BLOB(n) becomes the smallest type that holds n bytes (MySQL 8.4 Reference Manual 13.3.4). */
function blob(cursor: TokenCursor): DataType {
  const [length] = optionalLength(cursor);
  compressed(cursor);
  if (length === undefined) return plain('blob');
  return plain(blobSizes.find(([most]) => Number(length) <= most)?.[1] ?? 'longblob');
}

/** LONG, LONG VARCHAR, LONG VARBINARY. */
function long(cursor: TokenCursor): DataType {
  if (cursor.accept('VARBINARY')) return plain('mediumblob');
  if (!cursor.accept('VARCHAR') && !cursor.accept('VARCHARACTER') && !cursor.acceptAll('CHAR', 'VARYING')) {
    cursor.acceptAll('CHARACTER', 'VARYING');
  }
  return withCharacterSet(cursor, 'mediumtext', []);
}

function labelled(name: string): TypeReader {
  return (cursor) => withCharacterSet(cursor, name, readStringList(cursor));
}

/** TIME, TIMESTAMP, DATETIME with fractional digits; 0 is what no digits mean. */
function fractional(name: string): TypeReader {
  return (cursor) => plain(name, optionalLength(cursor).filter((digits) => Number(digits) !== 0));
}

function year(cursor: TokenCursor): DataType {
  optionalLength(cursor);
  return { type: { ...withSign(cursor, plain('year').type).type, arguments: [] } };
}

function json(cursor: TokenCursor): DataType {
  return cursor.dialect.isMariadb
    ? { ...plain('longtext'), characterSet: 'utf8mb4', collation: 'utf8mb4_bin', isJson: true }
    : plain('json');
}

function serial(): DataType {
  return { type: { name: 'bigint', arguments: [], dimensions: 0, unsigned: true, serial: true }, serial: true };
}

function fixedName(name: string): TypeReader {
  return (cursor) => {
    compressed(cursor);
    return plain(name);
  };
}

function geometry(name: string): TypeReader {
  return (cursor) => {
    if (cursor.dialect.isMariadb) precision(cursor, true);
    return plain(name);
  };
}

function withLength(name: string, least?: string): TypeReader {
  return (cursor) => {
    const length = optionalLength(cursor);
    return plain(name, length.length === 0 && least !== undefined ? [least] : length);
  };
}

const bool: TypeReader = () => plain('tinyint', ['1']);
const geometries = ['geometry', 'point', 'linestring', 'polygon', 'multipoint', 'multilinestring', 'multipolygon'];

const readers: ReadonlyMap<string, TypeReader> = new Map([
  ...['TINYINT', 'INT1'].map((word) => [word, integer('tinyint')] as const),
  ...['SMALLINT', 'INT2'].map((word) => [word, integer('smallint')] as const),
  ...['MEDIUMINT', 'INT3', 'MIDDLEINT'].map((word) => [word, integer('mediumint')] as const),
  ...['INT', 'INTEGER', 'INT4'].map((word) => [word, integer('int')] as const),
  ...['BIGINT', 'INT8'].map((word) => [word, integer('bigint')] as const),
  ...['DECIMAL', 'DEC', 'NUMERIC', 'FIXED'].map((word) => [word, decimal] as const),
  ...['DOUBLE', 'FLOAT8', 'REAL'].map((word) => [word, double] as const),
  ...['FLOAT', 'FLOAT4'].map((word) => [word, float] as const),
  ...['CHAR', 'CHARACTER'].map((word) => [word, char] as const),
  ...['VARCHAR', 'VARCHARACTER'].map((word) => [word, varchar] as const),
  ...['BOOL', 'BOOLEAN'].map((word) => [word, bool] as const),
  ...['TIME', 'TIMESTAMP', 'DATETIME'].map((word) => [word, fractional(word.toLowerCase())] as const),
  ...['TINYTEXT', 'TEXT', 'MEDIUMTEXT', 'LONGTEXT'].map((word) => [word, text(word.toLowerCase())] as const),
  ...['DATE', 'TINYBLOB', 'MEDIUMBLOB', 'LONGBLOB'].map((word) => [word, fixedName(word.toLowerCase())] as const),
  ...['ENUM', 'SET'].map((word) => [word, labelled(word.toLowerCase())] as const),
  ...geometries.map((name) => [name.toUpperCase(), geometry(name)] as const),
  ['NCHAR', (cursor) => national(cursor, false)], ['NVARCHAR', (cursor) => national(cursor, true)], ['NATIONAL', nationalKeyword],
  ['BIT', withLength('bit', '1')], ['BINARY', withLength('binary', '1')],
  ['VARBINARY', (cursor) => plain('varbinary', [requiredLength(cursor)])],
  ['YEAR', year], ['BLOB', blob], ['LONG', long], ['JSON', json], ['SERIAL', serial],
]);

/** The name SHOW CREATE TABLE prints for a collection of geometries. */
function geometryCollection(cursor: TokenCursor): DataType | undefined {
  if (cursor.accept('GEOMETRYCOLLECTION') || (!cursor.dialect.isMariadb && cursor.accept('GEOMCOLLECTION'))) {
    return plain(cursor.dialect.offers({ mysql: 80000 }) ? 'geomcollection' : 'geometrycollection');
  }
  return undefined;
}

/** VECTOR(n): MySQL 9.0, MariaDB 11.7. */
function vector(cursor: TokenCursor): DataType | undefined {
  if (!cursor.at('VECTOR') || !cursor.dialect.offers({ mysql: 90000, mariadb: 110701 })) return undefined;
  cursor.advance();
  return plain('vector', cursor.dialect.isMariadb ? [requiredLength(cursor)] : optionalLength(cursor));
}

/** Words that MariaDB allows for columns and yet refuses for types (run on 10.11.19 and 11.8.9). */
const noTypeWords = new Set(['CLOB', 'FUNCTION', 'MEDIUM', 'NUMBER', 'RAW', 'ROW', 'SIGNED', 'VARCHAR2', 'WINDOW']);

/** Types whose names are no keywords: INET6, UUID and what plugins add (MariaDB). */
function pluginType(cursor: TokenCursor): DataType | undefined {
  if (!cursor.dialect.isMariadb || !isName(cursor) || cursor.atAny(noTypeWords)) return undefined;
  const name = takeName(cursor).toLowerCase();
  return plain(name, precision(cursor, true));
}

/** Reads a data type. */
export function readDataType(cursor: TokenCursor): DataType {
  const reader = cursor.symbol === '' ? undefined : readers.get(cursor.symbol);
  if (reader !== undefined) {
    cursor.advance();
    return reader(cursor);
  }
  return geometryCollection(cursor) ?? vector(cursor) ?? pluginType(cursor) ?? cursor.fail('a data type was expected');
}
