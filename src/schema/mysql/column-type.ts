import type { TypeName } from '../../model/column-definition.ts';
import type { Engine } from '../../model/engine-name.ts';
import { maximumBytes } from './character-sets.ts';

/**
 * Display widths of integers with ZEROFILL where none is written. Without ZEROFILL a width says nothing about values:
 * MySQL drops it from 8.0.19 on, MariaDB prints it, and the inspection of both leaves it out, but for tinyint(1).
 */
const zerofillWidths: Readonly<Record<string, string>> = { tinyint: '3', smallint: '5', mediumint: '8', int: '10', bigint: '20' };

const textSizes = ['tinytext', 'text', 'mediumtext', 'longtext'] as const;
const sizeLimits = [255, 65_535, 16_777_215, 4_294_967_295] as const;

/** Types that hold characters and thus have a character set. */
const characterTypes: ReadonlySet<string> = new Set([...textSizes, 'char', 'varchar', 'enum', 'set']);

/** Whether a column of this type has a character set. */
export function hasCharacterSet(type: TypeName): boolean {
  return characterTypes.has(type.name);
}

/** The type as the server keeps it: what the reader leaves open depends on the engine and the character set. */
export function storedType(engine: Engine, written: TypeName, characterSet: string | undefined): TypeName {
  const { serial: _, ...type } = written;
  if (zerofillWidths[type.name] !== undefined) return integerOf(engine, type);
  if (type.name === 'enum' || type.name === 'set') return { ...type, arguments: type.arguments.map((label) => label.replace(/ +$/, '')) };
  return type.name === 'text' ? sizedText(type, maximumBytes(characterSet)) : type;
}

function integerOf(engine: Engine, type: TypeName): TypeName {
  const { name, unsigned, zerofill, arguments: [width] } = type;
  if (zerofill === true) return { ...type, arguments: [width ?? zerofillWidths[name] ?? ''] };
  const isBoolean = name === 'tinyint' && width === '1' && (unsigned !== true || engine.name === 'mariadb');
  return { ...type, arguments: isBoolean ? ['1'] : [] };
}

/** TEXT(n) becomes the smallest type that holds n characters (MySQL 8.4 manual 13.3.1). */
function sizedText(type: TypeName, bytes: number): TypeName {
  const length = type.arguments[0];
  return length === undefined ? type : { ...type, name: sizeFor(Number(length) * bytes), arguments: [] };
}

function sizeFor(bytes: number): string {
  return textSizes[sizeLimits.findIndex((limit) => bytes <= limit)] ?? 'longtext';
}

/** A text type after CONVERT TO CHARACTER SET: large enough for the same number of characters. */
export function convertedType(type: TypeName, from: string | undefined, to: string): TypeName {
  const limit = sizeLimits[textSizes.findIndex((name) => name === type.name)];
  if (limit === undefined) return type;
  const needed = Math.floor(limit / maximumBytes(from)) * maximumBytes(to);
  return needed > limit ? { ...type, name: sizeFor(needed) } : type;
}
