import type { StatementSource } from './statement-source.ts';

/** Words that may belong to a command beyond its first: modifiers, and the kinds of objects. */
const objectWords: ReadonlySet<string> = new Set([
  'OR', 'REPLACE', 'TEMP', 'TEMPORARY', 'LOCAL', 'GLOBAL', 'UNLOGGED', 'UNIQUE', 'RECURSIVE', 'MATERIALIZED', 'FOREIGN', 'EVENT', 'CONSTRAINT', 'TRUSTED',
  'PROCEDURAL', 'ACCESS', 'TEXT', 'SEARCH', 'DEFAULT', 'LARGE', 'USER', 'DATA',
]);
const lastWords: ReadonlySet<string> = new Set([
  'TABLE', 'INDEX', 'VIEW', 'SEQUENCE', 'SCHEMA', 'DATABASE', 'TYPE', 'DOMAIN', 'FUNCTION', 'PROCEDURE', 'ROUTINE', 'AGGREGATE', 'TRIGGER', 'RULE', 'POLICY',
  'EXTENSION', 'ROLE', 'GROUP', 'TABLESPACE', 'COLLATION', 'CAST', 'OPERATOR', 'CLASS', 'FAMILY', 'PUBLICATION', 'SUBSCRIPTION', 'SERVER', 'STATISTICS',
  'LANGUAGE', 'METHOD', 'CONVERSION', 'TRANSFORM', 'SYSTEM', 'OWNED', 'WRAPPER', 'MAPPING', 'PRIVILEGES', 'OBJECT', 'CONFIGURATION', 'DICTIONARY', 'PARSER',
  'TEMPLATE', 'COLUMN',
]);

/** First words after which the kind of an object follows, at once or after ON. */
const verbsOnObjects: ReadonlySet<string> = new Set(['CREATE', 'ALTER', 'DROP', 'COMMENT', 'REFRESH', 'REINDEX', 'REASSIGN', 'IMPORT', 'SECURITY']);

/** Commands of two words that are not about a kind of object. */
const pairs: ReadonlySet<string> = new Set([
  'START TRANSACTION', 'COMMIT PREPARED', 'ROLLBACK PREPARED', 'ROLLBACK TO', 'PREPARE TRANSACTION', 'SET TRANSACTION', 'SET CONSTRAINTS', 'LOCK TABLE', 'VACUUM FULL',
]);

/** Names of queries that begin with another word than what they do. */
const queries: Readonly<Record<string, string>> = {
  SelectStmt: 'SELECT',
  InsertStmt: 'INSERT',
  UpdateStmt: 'UPDATE',
  DeleteStmt: 'DELETE',
  MergeStmt: 'MERGE',
};

/** The leading keywords of a statement, for people; `tag` is the kind of its node where it was understood. */
export function commandWords(source: StatementSource, tag?: string): string {
  const query = tag === undefined ? undefined : queries[tag];
  if (query !== undefined) return query;
  const first = source.word(0);
  const pair = `${first} ${source.word(1)}`;
  if (pairs.has(pair)) return pair;
  return verbsOnObjects.has(first) ? [first, ...kindWords(source)].join(' ') : first;
}

/** Modifiers and the kind of the object that a verb is about. */
function kindWords(source: StatementSource): readonly string[] {
  const words: string[] = [];
  for (let index = 1; isPartOfKind(source.word(index)); index += 1) {
    words.push(source.word(index));
    if (lastWords.has(source.word(index)) && !isContinued(source, index)) break;
  }
  return words;
}

function isPartOfKind(word: string): boolean {
  return lastWords.has(word) || objectWords.has(word) || word === 'ON';
}

/** OPERATOR CLASS and OPERATOR FAMILY are the kinds of two words whose first is one too. */
function isContinued(source: StatementSource, index: number): boolean {
  return source.word(index) === 'OPERATOR' && (source.word(index + 1) === 'CLASS' || source.word(index + 1) === 'FAMILY');
}
