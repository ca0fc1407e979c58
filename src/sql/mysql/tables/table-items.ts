import type { ConstraintDefinition, ForeignKeyConstraint, KeyConstraint } from '../../../model/constraint-definition.ts';
import type { IndexDefinition } from '../../../model/index-definition.ts';
import type { Span } from '../../../model/location.ts';
import { isName, readName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readCheck } from './check-constraint.ts';
import { readReferences } from './foreign-key.ts';
import { readIndexMethod, readIndexOptions } from './index-options.ts';
import type { IndexFamily } from './index-options.ts';
import { readKeyParts, readUniqueKeyParts } from './key-parts.ts';

/** A key, constraint or period in the list of a CREATE TABLE, or behind ADD in an ALTER TABLE. */
export type TableItem =
  | { readonly kind: 'constraint'; readonly constraint: ConstraintDefinition; readonly ifNotExists: boolean }
  | { readonly kind: 'index'; readonly index: IndexDefinition; readonly ifNotExists: boolean; readonly span: Span }
  | { readonly kind: 'period'; readonly name: string; readonly span: Span };

/** IF NOT EXISTS of ADD INDEX and its like, in ALTER TABLE only (MariaDB). */
function acceptIfNotExists(cursor: TokenCursor, allowed: boolean): boolean {
  return allowed && cursor.dialect.isMariadb && cursor.acceptAll('IF', 'NOT', 'EXISTS');
}

function optionalIndexName(cursor: TokenCursor): string | undefined {
  const isMethod = cursor.at('TYPE') && !cursor.atAll('TYPE', '(') && ['BTREE', 'HASH', 'RTREE'].includes(cursor.peek(1));
  return isName(cursor) && !isMethod ? readName(cursor, 'a name for the index') : undefined;
}

function named(name: string | undefined): { readonly name?: string } {
  return name === undefined ? {} : { name };
}

function acceptKeyWord(cursor: TokenCursor): boolean {
  return cursor.accept('KEY') || cursor.accept('INDEX');
}

/** Where an item stands: only ALTER TABLE knows IF NOT EXISTS. */
export interface ItemPlace {
  readonly altersTable: boolean;
}

/** KEY, INDEX, FULLTEXT, SPATIAL, VECTOR. */
function readIndex(cursor: TokenCursor, place: ItemPlace): TableItem {
  const first = cursor.index;
  const family = readFamily(cursor);
  const ifNotExists = acceptIfNotExists(cursor, place.altersTable);
  const name = optionalIndexName(cursor);
  const early = family === 'plain' ? readIndexMethod(cursor) : undefined;
  const keys = readKeyParts(cursor);
  const late = readIndexOptions(cursor, family);
  const method = family === 'plain' ? late ?? early ?? 'btree' : family;
  const span = cursor.spanFrom(first);
  return { kind: 'index', index: { ...named(name), span, unique: false, method, keys, include: [] }, ifNotExists, span };
}

function readFamily(cursor: TokenCursor): IndexFamily {
  for (const [word, family] of [['FULLTEXT', 'fulltext'], ['SPATIAL', 'spatial'], ['VECTOR', 'vector']] as const) {
    if (cursor.accept(word)) {
      acceptKeyWord(cursor);
      return family;
    }
  }
  if (!acceptKeyWord(cursor)) cursor.fail('KEY or INDEX was expected');
  return 'plain';
}

/** PRIMARY KEY and UNIQUE, behind an optional CONSTRAINT name. */
function readKeyConstraint(cursor: TokenCursor, constraintName: string | undefined, place: ItemPlace): { constraint: Omit<KeyConstraint, 'span'>; ifNotExists: boolean } {
  const isPrimary = cursor.accept('PRIMARY');
  if (isPrimary) {
    cursor.expect('KEY');
  } else {
    cursor.expect('UNIQUE');
    acceptKeyWord(cursor);
  }
  const ifNotExists = acceptIfNotExists(cursor, place.altersTable);
  const indexName = optionalIndexName(cursor);
  readIndexMethod(cursor);
  const { keys } = readUniqueKeyParts(cursor);
  readIndexOptions(cursor, 'plain');
  // Where both are written the index's own name wins (MySQL 8.4 Reference Manual 15.1.20.6).
  const name = isPrimary ? undefined : indexName ?? constraintName;
  return { constraint: { kind: isPrimary ? 'primary-key' : 'unique', ...named(name), keys, include: [] }, ifNotExists };
}

interface ForeignKeyItem {
  readonly constraint: Omit<ForeignKeyConstraint, 'span'>;
  readonly ifNotExists: boolean;
}

/** FOREIGN KEY [name] (columns) REFERENCES …. */
function readForeignKey(cursor: TokenCursor, constraintName: string | undefined, place: ItemPlace): ForeignKeyItem {
  cursor.expect('FOREIGN', 'KEY');
  const ifNotExists = acceptIfNotExists(cursor, place.altersTable);
  const indexName = optionalIndexName(cursor);
  const columns = cursor.parenthesised(() => cursor.list(() => readName(cursor, 'a column name')));
  const references = readReferences(cursor);
  // MySQL gives this name to the index alone, MariaDB to the constraint as well (run on 9.7.4 and 10.11.19).
  const name = constraintName ?? (cursor.dialect.isMariadb ? indexName : undefined);
  const index = indexName === undefined ? {} : { indexName };
  return { constraint: { kind: 'foreign-key', ...named(name), columns, ...references, ...index }, ifNotExists };
}

/** CONSTRAINT [IF NOT EXISTS] [name], which may stand in front of a key, foreign key or check. */
function readConstraintHead(cursor: TokenCursor, place: ItemPlace): { readonly name?: string; readonly ifNotExists: boolean } {
  if (!cursor.accept('CONSTRAINT')) return { ifNotExists: false };
  // Only a check may be added under a condition that stands here (run on 10.11.19).
  const ifNotExists = acceptIfNotExists(cursor, place.altersTable);
  if (ifNotExists && cursor.peek(1) !== 'CHECK') cursor.fail('a name and CHECK were expected');
  return { ...named(isName(cursor) ? readName(cursor, 'a name for the constraint') : undefined), ifNotExists };
}

function readConstraint(cursor: TokenCursor, place: ItemPlace): TableItem {
  const first = cursor.index;
  if (cursor.at('CHECK') || cursor.atAll('CONSTRAINT', 'CHECK') || (cursor.at('CONSTRAINT') && cursor.peek(2) === 'CHECK')) {
    return { kind: 'constraint', constraint: readCheck(cursor), ifNotExists: false };
  }
  const head = readConstraintHead(cursor, place);
  if (cursor.at('CHECK')) {
    return { kind: 'constraint', constraint: { ...readCheck(cursor), ...named(head.name) }, ifNotExists: head.ifNotExists };
  }
  if (cursor.at('FOREIGN')) {
    const { constraint, ifNotExists } = readForeignKey(cursor, head.name, place);
    return { kind: 'constraint', constraint: { ...constraint, span: cursor.spanFrom(first) }, ifNotExists };
  }
  const { constraint, ifNotExists } = readKeyConstraint(cursor, head.name, place);
  return { kind: 'constraint', constraint: { ...constraint, span: cursor.spanFrom(first) }, ifNotExists: ifNotExists || head.ifNotExists };
}

/** PERIOD FOR name (from, to) (MariaDB 10.3.4 for SYSTEM_TIME, 10.4.3 for others). */
function readPeriod(cursor: TokenCursor, place: ItemPlace): TableItem {
  const first = cursor.index;
  cursor.expect('PERIOD');
  acceptIfNotExists(cursor, place.altersTable);
  cursor.expect('FOR');
  const name = readName(cursor, 'a period');
  cursor.expect('(');
  readName(cursor, 'a column name');
  cursor.expect(',');
  readName(cursor, 'a column name');
  cursor.expect(')');
  return { kind: 'period', name, span: cursor.spanFrom(first) };
}

const constraintWords = new Set(['CONSTRAINT', 'PRIMARY', 'UNIQUE', 'FOREIGN', 'CHECK']);
const indexWords = new Set(['KEY', 'INDEX', 'FULLTEXT', 'SPATIAL']);

/** Reads a key, constraint or period. @returns undefined where none begins here: a column then does. */
export function readTableItem(cursor: TokenCursor, place: ItemPlace): TableItem | undefined {
  if (cursor.atAny(constraintWords)) return readConstraint(cursor, place);
  if (cursor.atAny(indexWords) || isVectorIndex(cursor)) return readIndex(cursor, place);
  const isPeriod = cursor.dialect.isMariadb && cursor.at('PERIOD') && (cursor.peek(1) === 'FOR' || cursor.atAll('PERIOD', 'IF'));
  return isPeriod ? readPeriod(cursor, place) : undefined;
}

/** VECTOR [INDEX|KEY] [name] (column): MariaDB 11.7, where the word is reserved. */
function isVectorIndex(cursor: TokenCursor): boolean {
  return cursor.at('VECTOR') && cursor.dialect.offers({ mariadb: 110701 });
}
