import type { Engine } from '../model/engine-name.ts';
import { reservedIn } from '../sql/mysql/keywords/reserved-words.ts';

/** Words that PostgreSQL 10 to 18 reserve, so that they are no name of a table or column without quotes (manual, appendix C). */
const postgresWords: ReadonlySet<string> = new Set(`
  ALL ANALYSE ANALYZE AND ANY ARRAY AS ASC ASYMMETRIC AUTHORIZATION BINARY BOTH CASE CAST CHECK COLLATE COLLATION COLUMN CONCURRENTLY CONSTRAINT CREATE
  CROSS CURRENT_CATALOG CURRENT_DATE CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER DEFAULT DEFERRABLE DESC DISTINCT DO ELSE
  END EXCEPT FALSE FETCH FOR FOREIGN FREEZE FROM FULL GRANT GROUP HAVING ILIKE IN INITIALLY INNER INTERSECT INTO IS ISNULL JOIN LATERAL LEADING LEFT LIKE
  LIMIT LOCALTIME LOCALTIMESTAMP NATURAL NOT NOTNULL NULL OFFSET ON ONLY OR ORDER OUTER OVERLAPS PLACING PRIMARY REFERENCES RETURNING RIGHT SELECT
  SESSION_USER SIMILAR SOME SYMMETRIC SYSTEM_USER TABLE TABLESAMPLE THEN TO TRAILING TRUE UNION UNIQUE USER USING VARIADIC VERBOSE WHEN WHERE WINDOW WITH
`.trim().split(/\s+/));

/** When a word is reserved: on the server that is there, or only on the next major version. */
export type ReservedWhen = 'now' | 'next';

/** The last of each series of the MySQL family, as far as words are known. */
const nextVersions: Readonly<Record<'mysql' | 'mariadb', readonly number[]>> = {
  mysql: [80099, 80499, 99999],
  mariadb: [100599, 100699, 101199, 110499, 110899, 129999],
};

/** Whether a name is a word that the server reserves, or that its next major version will. */
export function reservation({ name: engine, version }: Engine, name: string): ReservedWhen | undefined {
  const word = name.toUpperCase();
  if (engine === 'postgresql') return postgresWords.has(word) ? 'now' : undefined;
  const current = version?.number;
  if (reservedIn(engine, current).asName.has(word)) return 'now';
  const next = current === undefined ? nextVersions[engine].at(-1) : nextVersions[engine].find((candidate) => candidate > current && Math.trunc(candidate / 100) !== Math.trunc(current / 100));
  return next !== undefined && reservedIn(engine, next).asName.has(word) ? 'next' : undefined;
}
