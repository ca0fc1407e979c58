import type { Engine } from '../../model/engine-name.ts';
import { isBefore } from '../../sql/server-version.ts';

/** A character set with its collation. */
export interface CharacterSet {
  readonly characterSet: string;
  readonly collation: string;
}

/** Default collations that are not `<charset>_general_ci` (MySQL 8.4 manual 12.10; MariaDB "Supported Character Sets"). */
const defaultCollations: Readonly<Record<string, string>> = {
  big5: 'big5_chinese_ci',
  binary: 'binary',
  dec8: 'dec8_swedish_ci',
  eucjpms: 'eucjpms_japanese_ci',
  euckr: 'euckr_korean_ci',
  gb18030: 'gb18030_chinese_ci',
  gb2312: 'gb2312_chinese_ci',
  gbk: 'gbk_chinese_ci',
  hp8: 'hp8_english_ci',
  latin1: 'latin1_swedish_ci',
  latin5: 'latin5_turkish_ci',
  sjis: 'sjis_japanese_ci',
  swe7: 'swe7_swedish_ci',
  tis620: 'tis620_thai_ci',
  cp932: 'cp932_japanese_ci',
  ujis: 'ujis_japanese_ci',
};

/** Sets of which one character may take several bytes, and how many at most. */
const bytesPerCharacter: Readonly<Record<string, number>> = {
  big5: 2, cp932: 2, euckr: 2, gb2312: 2, gbk: 2, sjis: 2, ucs2: 2,
  eucjpms: 3, ujis: 3, utf8mb3: 3,
  gb18030: 4, utf16: 4, utf16le: 4, utf32: 4, utf8mb4: 4,
};

/** From this version the Unicode sets of MariaDB have uca1400 collations by default (MariaDB 11.5, character_set_collations). */
const mariadbUca1400 = 110500;
const unicodeSets = new Set(['utf8mb3', 'utf8mb4', 'ucs2', 'utf16', 'utf32']);

/** `utf8` is the old name of utf8mb3 in sets and collations (MySQL 8.0.28, MariaDB 10.6). */
export function canonicalName(name: string): string {
  return name.toLowerCase().replace(/^utf8(?=$|_)/, 'utf8mb3');
}

/** The collation that a character set has where none is written. */
export function defaultCollation(engine: Engine, characterSet: string): string {
  if (isMariadbSince(engine, mariadbUca1400) && unicodeSets.has(characterSet)) return `${characterSet}_uca1400_ai_ci`;
  const isMysql8 = engine.name === 'mysql' && !isBefore(engine.version, 80000);
  if (isMysql8 && characterSet === 'utf8mb4') return 'utf8mb4_0900_ai_ci';
  return defaultCollations[characterSet] ?? `${characterSet}_general_ci`;
}

function isMariadbSince(engine: Engine, number: number): boolean {
  return engine.name === 'mariadb' && engine.version !== undefined && engine.version.number >= number;
}

/** What is written of a character set and collation, completed; undefined where nothing is written. */
export function completeCharacterSet(
  engine: Engine,
  written: { readonly characterSet?: string | undefined; readonly collation?: string | undefined },
): CharacterSet | undefined {
  const [characterSet, collation] = [written.characterSet, written.collation].map((name) => (name === undefined ? undefined : canonicalName(name)));
  if (collation !== undefined) return { characterSet: characterSet ?? characterSetOf(collation), collation };
  return characterSet === undefined ? undefined : { characterSet, collation: defaultCollation(engine, characterSet) };
}

/** A collation begins with the name of its set; MariaDB's uca1400 collations may be written without it and are then utf8mb4. */
function characterSetOf(collation: string): string {
  if (collation.startsWith('uca1400_')) return 'utf8mb4';
  const end = collation.indexOf('_');
  return end < 0 ? collation : collation.slice(0, end);
}

/** How many bytes a character of a set may take. */
export function maximumBytes(characterSet: string | undefined): number {
  return bytesPerCharacter[characterSet ?? ''] ?? 1;
}
