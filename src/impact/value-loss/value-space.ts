import type { TypeName } from '../../model/column-definition.ts';

/** The values that a type can hold, as far as a conversion can lose some of them. */
export type ValueSpace =
  | { readonly kind: 'integer'; readonly least: bigint; readonly most: bigint }
  /** `whole` digits before the point, `scale` behind it; Infinity where the type sets no bound. */
  | { readonly kind: 'decimal'; readonly whole: number; readonly scale: number }
  /** Bits of the mantissa. */
  | { readonly kind: 'float'; readonly bits: number }
  | { readonly kind: 'boolean' }
  /** `length` in characters, or in bytes where `inBytes`. */
  | { readonly kind: 'text'; readonly length: number; readonly inBytes: boolean }
  | { readonly kind: 'binary'; readonly length: number }
  | { readonly kind: 'bits'; readonly length: number }
  | { readonly kind: 'moment'; readonly date: boolean; readonly time: boolean; readonly zone: boolean; readonly fraction: number; readonly isEpoch: boolean }
  | { readonly kind: 'year' }
  | { readonly kind: 'labels'; readonly labels: readonly string[] }
  | { readonly kind: 'named'; readonly name: string };

function integer(bits: number, isUnsigned = false): ValueSpace {
  const half = 2n ** BigInt(bits - 1);
  return isUnsigned ? { kind: 'integer', least: 0n, most: 2n * half - 1n } : { kind: 'integer', least: -half, most: half - 1n };
}

function text(length: number, inBytes = false): ValueSpace {
  return { kind: 'text', length, inBytes };
}

function moment(parts: Partial<Extract<ValueSpace, { kind: 'moment' }>>): ValueSpace {
  return { kind: 'moment', date: false, time: false, zone: false, fraction: 0, isEpoch: false, ...parts };
}

type SpaceReader = (type: TypeName) => ValueSpace;

const argument = ({ arguments: given }: TypeName, position: number, otherwise: number): number => Number(given[position] ?? otherwise);

/** PostgreSQL manual, chapter Data Types; names as format_type prints them. */
const postgresSpaces: Readonly<Record<string, SpaceReader>> = {
  'smallint': () => integer(16),
  'integer': () => integer(32),
  'bigint': () => integer(64),
  'oid': () => integer(32, true),
  'numeric': (type) => decimal(type, Infinity),
  'real': () => ({ kind: 'float', bits: 24 }),
  'double precision': () => ({ kind: 'float', bits: 53 }),
  'boolean': () => ({ kind: 'boolean' }),
  'text': () => text(Infinity),
  'bpchar': () => text(Infinity),
  'citext': () => text(Infinity),
  'name': () => text(63, true),
  'character varying': (type) => text(argument(type, 0, Infinity)),
  'character': (type) => text(argument(type, 0, 1)),
  'bytea': () => ({ kind: 'binary', length: Infinity }),
  'bit': (type) => ({ kind: 'bits', length: argument(type, 0, 1) }),
  'bit varying': (type) => ({ kind: 'bits', length: argument(type, 0, Infinity) }),
  'date': () => moment({ date: true }),
  'time without time zone': (type) => moment({ time: true, fraction: argument(type, 0, 6) }),
  'time with time zone': (type) => moment({ time: true, zone: true, fraction: argument(type, 0, 6) }),
  'timestamp without time zone': (type) => moment({ date: true, time: true, fraction: argument(type, 0, 6) }),
  'timestamp with time zone': (type) => moment({ date: true, time: true, zone: true, fraction: argument(type, 0, 6) }),
};

/** MySQL 8.4 Reference Manual, chapter Data Types; MariaDB has the same limits. */
const mysqlSpaces: Readonly<Record<string, SpaceReader>> = {
  'tinyint': (type) => integer(8, type.unsigned),
  'smallint': (type) => integer(16, type.unsigned),
  'mediumint': (type) => integer(24, type.unsigned),
  'int': (type) => integer(32, type.unsigned),
  'bigint': (type) => integer(64, type.unsigned),
  'decimal': (type) => decimal(type, 10),
  'float': () => ({ kind: 'float', bits: 24 }),
  'double': () => ({ kind: 'float', bits: 53 }),
  'char': (type) => text(argument(type, 0, 1)),
  'varchar': (type) => text(argument(type, 0, 1)),
  'tinytext': () => text(255, true),
  'text': () => text(65_535, true),
  'mediumtext': () => text(16_777_215, true),
  'longtext': () => text(4_294_967_295, true),
  'binary': (type) => ({ kind: 'binary', length: argument(type, 0, 1) }),
  'varbinary': (type) => ({ kind: 'binary', length: argument(type, 0, 1) }),
  'tinyblob': () => ({ kind: 'binary', length: 255 }),
  'blob': () => ({ kind: 'binary', length: 65_535 }),
  'mediumblob': () => ({ kind: 'binary', length: 16_777_215 }),
  'longblob': () => ({ kind: 'binary', length: 4_294_967_295 }),
  'bit': (type) => ({ kind: 'bits', length: argument(type, 0, 1) }),
  'date': () => moment({ date: true }),
  'time': (type) => moment({ time: true, fraction: argument(type, 0, 0) }),
  'datetime': (type) => moment({ date: true, time: true, fraction: argument(type, 0, 0) }),
  'timestamp': (type) => moment({ date: true, time: true, isEpoch: true, fraction: argument(type, 0, 0) }),
  'year': () => ({ kind: 'year' }),
  'enum': ({ arguments: labels }) => ({ kind: 'labels', labels }),
  'set': ({ arguments: labels }) => ({ kind: 'labels', labels }),
};

function decimal(type: TypeName, defaultPrecision: number): ValueSpace {
  const precision = argument(type, 0, defaultPrecision);
  const scale = argument(type, 1, precision === Infinity ? Infinity : 0);
  return { kind: 'decimal', whole: precision === Infinity ? Infinity : precision - scale, scale };
}

/** What a type can hold. Types that are not built in, or have no bounds of interest, are known by their name alone. */
export function valueSpace(type: TypeName, family: 'postgres' | 'mysql'): ValueSpace {
  const spaces = family === 'postgres' ? postgresSpaces : mysqlSpaces;
  const read = type.schema === undefined && type.dimensions === 0 ? spaces[type.name] : undefined;
  if (read !== undefined) return read(type);
  const written = `${type.schema === undefined ? '' : `${type.schema}.`}${type.name}(${type.arguments.join(',')})`;
  return { kind: 'named', name: `${written}${type.dimensions > 0 ? '[]' : ''}` };
}
