import type { HistoryLocation, RowLock } from '../../format.ts';
import { quotedTable } from '../../quote-table.ts';

/** Liquibase's lock: the only row of DATABASECHANGELOGLOCK. It outlives whoever took it. */
export function liquibaseRowLock(location: HistoryLocation): RowLock {
  const isPostgres = location.family === 'postgres';
  const name = isPostgres ? 'databasechangeloglock' : 'DATABASECHANGELOGLOCK';
  const table = quotedTable({ ...location, table: name });
  const insert = isPostgres
    ? `INSERT INTO ${table} (ID, LOCKED) VALUES (1, FALSE) ON CONFLICT DO NOTHING`
    : `INSERT IGNORE INTO ${table} (ID, LOCKED) VALUES (1, 0)`;
  const create = isPostgres
    ? `CREATE TABLE IF NOT EXISTS ${table} (ID INTEGER NOT NULL, LOCKED BOOLEAN NOT NULL, LOCKGRANTED TIMESTAMP WITHOUT TIME ZONE, LOCKEDBY VARCHAR(255), CONSTRAINT databasechangeloglock_pkey PRIMARY KEY (ID))`
    : `CREATE TABLE IF NOT EXISTS ${table} (ID INT NOT NULL, LOCKED TINYINT(1) NOT NULL, LOCKGRANTED datetime NULL, LOCKEDBY VARCHAR(255) NULL, CONSTRAINT PK_DATABASECHANGELOGLOCK PRIMARY KEY (ID))`;
  return {
    table: name,
    create: [{ text: create }, { text: insert }],
    acquire: (holder) => ({
      text: `UPDATE ${table} SET LOCKED = TRUE, LOCKEDBY = ${isPostgres ? '$1' : '?'}, LOCKGRANTED = NOW() WHERE ID = 1 AND LOCKED = FALSE`,
      values: [holder],
    }),
    holder: { text: `SELECT LOCKEDBY AS holder FROM ${table} WHERE ID = 1 AND LOCKED = TRUE` },
    release: { text: `UPDATE ${table} SET LOCKED = FALSE, LOCKEDBY = NULL, LOCKGRANTED = NULL WHERE ID = 1` },
  };
}
