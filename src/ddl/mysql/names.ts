import type { SchemaObject } from '../../model/schema-object.ts';
import { sentence, type Sentence, type SentenceTraits } from '../draft.ts';
import type { WritingContext } from '../object-writer.ts';

/** A name in backticks (MySQL 8.4 manual, 11.2). */
export function quoteName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** A string in quotes; with NO_BACKSLASH_ESCAPES, which hardly anybody sets, a backslash would be doubled. */
export function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** Whether the readers put stars where a secret was, which must never become the secret: a CONNECTION, a comment with a password. */
export function hidesSecret(written: string): boolean {
  return /(?:CONNECTION|COMMENT)[^\n]*\*\*\*/i.test(written);
}

/** Why what hides one is not written. */
export const secretHidden = 'it holds a secret, which is not read';

/** The table in which an object stands. */
export function tableOf({ place }: SchemaObject): string {
  return quoteName(place.table ?? place.name);
}

/** Places of clauses in one ALTER TABLE. */
export const clauseRanks = { dropKey: 0, dropColumn: 1, modify: 2, addColumn: 3, addKey: 4, option: 5 } as const;

/** A clause of ALTER TABLE as a statement that others of the table may join. */
export function clauseOf(object: SchemaObject, clause: Omit<Required<Sentence>['clause'], 'table'>, traits: SentenceTraits = {}): Sentence {
  const table = tableOf(object);
  return { ...sentence(`ALTER TABLE ${table} ${clause.text}`, { ...notTransactional, ...traits }), clause: { table, ...clause } };
}

/** Every statement that changes a schema commits what is open (MySQL 8.4 manual, 15.3.3). */
export const notTransactional = { transactional: false } as const;

/** Words by which MariaDB's clauses and statements may be repeated, and MySQL's may not. */
export function ifExists({ engine }: WritingContext): string {
  return engine === 'mariadb' ? 'IF EXISTS ' : '';
}

/**
 * The same of what is added. What the same ALTER TABLE drops before counts as there, so that it is added without
 * (run on MariaDB 10.11: the ADD was left out).
 */
export function ifNotExists({ key }: SchemaObject, { engine, present }: WritingContext): string {
  return engine === 'mariadb' && present.get(key) === undefined ? 'IF NOT EXISTS ' : '';
}
