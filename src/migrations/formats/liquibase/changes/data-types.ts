import type { EngineFamily, EngineName } from '../../../../model/engine-name.ts';
import type { ChangeContext } from './change-writer.ts';

/** A type as it stands in a changelog, taken apart. */
export interface TypeDescription {
  /** Lower case, without size and what stands behind it. */
  readonly name: string;
  readonly parameters: readonly string[];
  /** What stands behind the name: `unsigned`, `with time zone`. */
  readonly rest: string;
  readonly raw: string;
}

/** A column's type. */
export interface ColumnType {
  readonly sql: string;
  /** Decides how values of the column are written. */
  readonly kind: 'boolean' | 'bit' | 'other';
  /** True where the type itself counts up: `serial`, `int identity`. */
  readonly isSerial: boolean;
}

/** Names of several words that Liquibase takes for one. */
const longNames = /^(?:bit varying|character varying|long (?:n?varchar|(?:var)?binary))/;

/** Takes a type apart as Liquibase does (its DataTypeFactory): size, name, and the rest behind the first blank. */
export function describeType(raw: string): TypeDescription {
  const sized = /^(.*?)\s*\((.*)\)(.*)$/s.exec(raw.trim());
  const bare = `${sized?.[1] ?? raw.trim()}${sized?.[3] ?? ''}`.replace(/\s*\{.*$/, '').trim();
  const unquoted = bare.replace(/^(["'`])(.*?)\1/, '$2').replace(/^\[(.*?)\]/, '$1');
  const long = longNames.exec(unquoted.toLowerCase())?.[0];
  const [first = '', ...others] = unquoted.split(/\s+/);
  const rest = long === undefined ? others.join(' ') : unquoted.slice(long.length).trim();
  return { name: (long ?? first).toLowerCase(), parameters: (sized?.[2] ?? '').split(',').map((part) => part.trim()).filter((part) => part !== ''), rest, raw: raw.trim() };
}

type Writer = (type: TypeDescription, context: ChangeContext) => string;

/** One kind of type: the names that it goes by, and how each engine family has it. */
interface TypeRule {
  readonly names: string;
  readonly kind?: ColumnType['kind'];
  readonly write: Readonly<Record<EngineFamily, Writer>>;
}

const sizeOf = (parameters: readonly string[]): string => (parameters.length === 0 ? '' : `(${parameters.join(', ')})`);
const always = (sql: string): Writer => () => sql;
const sized = (name: string): Writer => ({ parameters }) => `${name}${sizeOf(parameters)}`;
const withRest = (name: string): Writer => ({ rest }) => `${name}${rest === '' ? '' : ` ${rest}`}`;
const sizedWithRest = (name: string): Writer => ({ parameters, rest }) => `${name}${sizeOf(parameters)}${rest === '' ? '' : ` ${rest}`}`;

/** `sql.Types.X` and Java's classes are names as well. */
const rules: readonly TypeRule[] = [
  { names: 'bigint java.sql.types.bigint java.math.biginteger java.lang.long integer8 bigserial serial8 int8', write: { postgres: withRest('BIGINT'), mysql: withRest('BIGINT') } },
  { names: 'int integer java.sql.types.integer java.lang.integer serial int4 serial4', write: { postgres: always('INTEGER'), mysql: withRest('INT') } },
  { names: 'smallint java.sql.types.smallint int2 smallserial', write: { postgres: always('SMALLINT'), mysql: withRest('SMALLINT') } },
  { names: 'mediumint', write: { postgres: sizedWithRest('MEDIUMINT'), mysql: withRest('MEDIUMINT') } },
  { names: 'tinyint java.sql.types.tinyint', write: { postgres: always('SMALLINT'), mysql: sizedWithRest('TINYINT') } },
  { names: 'boolean java.sql.types.boolean java.lang.boolean bool', kind: 'boolean', write: { postgres: always('BOOLEAN'), mysql: (_, { engine }) => truthType(engine.name) } },
  { names: 'bit', kind: 'bit', write: { postgres: sized('BIT'), mysql: sized('BIT') } },
  { names: 'float java.sql.types.float java.lang.float java.sql.types.real', write: { postgres: sized('FLOAT'), mysql: sizedWithRest('FLOAT') } },
  { names: 'real', write: { postgres: always('REAL'), mysql: always('REAL') } },
  { names: 'double java.sql.types.double java.lang.double', write: { postgres: always('DOUBLE PRECISION'), mysql: doubleOfMysql } },
  { names: 'number numeric java.sql.types.numeric', write: { postgres: numericOfPostgres, mysql: sized('numeric') } },
  { names: 'decimal java.sql.types.decimal java.math.bigdecimal', write: { postgres: sizedWithRest('DECIMAL'), mysql: sizedWithRest('DECIMAL') } },
  { names: 'currency money smallmoney', write: { postgres: always('DECIMAL'), mysql: always('DECIMAL') } },
  { names: 'uuid uniqueidentifier java.util.uuid', write: { postgres: always('UUID'), mysql: uuidOfMysql } },
  { names: 'varchar java.sql.types.varchar java.lang.string varchar2 character varying', write: { postgres: textOfPostgres('VARCHAR'), mysql: sizedWithRest('VARCHAR') } },
  { names: 'nvarchar java.sql.types.nvarchar nvarchar2 national', write: { postgres: sized('VARCHAR'), mysql: nationalOfMysql } },
  { names: 'char java.sql.types.char bpchar character', write: { postgres: textOfPostgres('CHAR'), mysql: charOfMysql } },
  { names: 'nchar java.sql.types.nchar nchar2', write: { postgres: sizedWithRest('NCHAR'), mysql: sizedWithRest('NCHAR') } },
  {
    names: 'clob longvarchar text longtext java.sql.types.longvarchar java.sql.types.clob nclob longnvarchar ntext java.sql.types.longnvarchar java.sql.types.nclob tinytext mediumtext long-varchar long-nvarchar',
    write: { postgres: always('TEXT'), mysql: textOfMysql },
  },
  {
    names: 'blob longblob longvarbinary java.sql.types.blob java.sql.types.longblob java.sql.types.longvarbinary java.sql.types.varbinary java.sql.types.binary varbinary binary image tinyblob mediumblob long-binary long-varbinary',
    write: { postgres: ({ name }) => (['blob', 'java.sql.types.blob'].includes(name) ? 'OID' : 'BYTEA'), mysql: binaryOfMysql },
  },
  { names: 'date java.sql.types.date java.sql.date', write: { postgres: always('date'), mysql: always('date') } },
  { names: 'time java.sql.types.time java.sql.time timetz', write: { postgres: timeOfPostgres, mysql: sized('time') } },
  { names: 'datetime java.sql.types.datetime java.util.date smalldatetime datetime2', write: { postgres: momentOfPostgres, mysql: sized('datetime') } },
  { names: 'timestamp java.sql.types.timestamp java.sql.types.timestamp_with_timezone java.sql.timestamp timestamptz', write: { postgres: timestampOfPostgres, mysql: timestampOfMysql } },
  { names: 'xml xmltype java.sql.types.sqlxml', write: { postgres: always('XML'), mysql: always('LONGTEXT') } },
];

const byName: ReadonlyMap<string, TypeRule> = new Map(rules.flatMap((rule) => rule.names.split(' ').map((name) => [name.replace('-', ' '), rule] as const)));
const longVarchar = byName.get('varchar');

/** A type of a changelog as an engine has it. What Liquibase does not know either goes to the server as it is, in upper case. */
export function columnType(raw: string, context: ChangeContext): ColumnType {
  const type = describeType(raw);
  const rule = type.name === 'character varying' ? longVarchar : byName.get(type.name);
  const isSerial = /serial/i.test(type.name) || /\bidentity$/i.test(type.rest);
  const plain = isSerial ? { ...type, rest: type.rest.replace(/\s*\bidentity$/i, '') } : type;
  const sql = rule === undefined ? unknownType(plain) : rule.write[context.family](plain, context);
  return { sql, kind: rule?.kind ?? 'other', isSerial };
}

function unknownType({ name, parameters, rest, raw }: TypeDescription): string {
  if (name.startsWith('interval')) return raw;
  return `${name.toUpperCase()}${sizeOf(parameters)}${rest === '' ? '' : ` ${rest}`}`;
}

function truthType(engine: EngineName): string {
  return engine === 'mariadb' ? 'TINYINT(1)' : 'TINYINT';
}

function doubleOfMysql({ parameters, rest }: TypeDescription): string {
  const isLong = /\bprecision\b/i.test(rest);
  const more = rest.replace(/\bprecision\b/i, '').trim().toUpperCase();
  return `DOUBLE${isLong ? ' PRECISION' : ''}${parameters.length > 1 ? sizeOf(parameters) : ''}${more === '' ? '' : ` ${more}`}`;
}

/** A precision that PostgreSQL does not have is left out. */
function numericOfPostgres({ parameters }: TypeDescription): string {
  return Number(parameters[0]) > 1000 ? 'numeric' : `numeric${sizeOf(parameters)}`;
}

/** MariaDB has the type from 10.7 on. */
function uuidOfMysql(_: TypeDescription, { engine }: ChangeContext): string {
  return engine.name === 'mariadb' && (engine.version?.number ?? 0) >= 100_700 ? 'UUID' : 'char(36)';
}

/** The longest length is Liquibase's word for none, and characters are PostgreSQL's only unit. */
function textOfPostgres(name: string): Writer {
  return ({ parameters, rest }) => {
    const [length] = parameters.map((parameter) => parameter.replace(/(?<=\d)\s*(?:char|byte)$/i, ''));
    if (length === '2147483647') return 'CHARACTER VARYING';
    return `${name}${length === undefined ? '' : `(${length})`}${rest === '' ? '' : ` ${rest}`}`;
  };
}

/** Bytes are Oracle's unit. */
function charOfMysql({ parameters, rest }: TypeDescription): string {
  return `CHAR${sizeOf(parameters.map((parameter) => parameter.replace(/ BYTE$/, '')))}${rest === '' ? '' : ` ${rest}`}`;
}

function nationalOfMysql({ parameters, rest }: TypeDescription): string {
  const more = /^character varying/i.test(rest) ? '' : rest;
  return `NVARCHAR${sizeOf(parameters)}${more === '' ? '' : ` ${more}`}`;
}

function textOfMysql({ name }: TypeDescription): string {
  if (name === 'nclob') return 'LONGTEXT CHARACTER SET utf8';
  return ['text', 'tinytext', 'mediumtext'].includes(name) ? name.toUpperCase() : 'LONGTEXT';
}

function binaryOfMysql({ name, parameters }: TypeDescription): string {
  if (['blob', 'java.sql.types.blob'].includes(name)) return 'BLOB';
  if (['tinyblob', 'mediumblob'].includes(name)) return name.toUpperCase();
  if (['varbinary', 'java.sql.types.varbinary'].includes(name)) return `VARBINARY${sizeOf(parameters)}`;
  return name === 'binary' ? `BINARY${sizeOf(parameters)}` : 'LONGBLOB';
}

function timeOfPostgres({ name, parameters, rest }: TypeDescription): string {
  const zone = name === 'timetz' || /with time zone/i.test(rest) ? 'WITH' : 'WITHOUT';
  return `TIME${sizeOf(parameters.slice(0, 1))} ${zone} TIME ZONE`;
}

function momentOfPostgres({ name, parameters, rest }: TypeDescription): string {
  const zone = name.includes('tz') || /with time zone/i.test(rest) ? 'WITH' : 'WITHOUT';
  const digits = parameters[1] ?? parameters[0];
  return `TIMESTAMP${digits === undefined ? '' : `(${digits})`} ${zone} TIME ZONE`;
}

function timestampOfPostgres({ name, parameters, rest }: TypeDescription): string {
  const isZoned = name === 'timestamptz' || name.endsWith('with_timezone') || /\bwith time ?zone\b/i.test(rest);
  const digits = sizeOf(parameters.slice(0, 1));
  return `TIMESTAMP${digits} ${isZoned ? 'WITH' : 'WITHOUT'} TIME ZONE`;
}

function timestampOfMysql({ raw, parameters }: TypeDescription): string {
  return /[ (]/.test(raw) ? raw : `timestamp${sizeOf(parameters)}`;
}
