import type { TestDatabase, TestServer } from '../test/support/database-servers.ts';

/**
 * Fills an empty database with tables of 10 columns: a key, a foreign key, two checks, three indexes; a view for each ten.
 * MySQL and MariaDB make a file, and wait for the disk, with each statement, so that they get a table and its indexes in one.
 */
export async function fillDatabase(server: TestServer, database: TestDatabase, tables: number): Promise<void> {
  for (let from = 1; from <= tables; from += batch) {
    const numbers = Array.from({ length: Math.min(batch, tables - from + 1) }, (_, index) => from + index);
    await database.query(numbers.flatMap((number) => statementsOf(server, number)).join(';\n'));
  }
}

/** Tables in one message: PostgreSQL runs it as one transaction, which holds a lock for each table and index. */
const batch = 250;

function statementsOf({ engine }: TestServer, number: number): readonly string[] {
  const table = `item_${number}`;
  const parent = `item_${Math.max(1, number - (number % 7) - 1)}`;
  const isPostgres = engine === 'postgresql';
  const indexes = isPostgres ? '' : `, UNIQUE INDEX ${table}_code (code), INDEX ${table}_title (title), INDEX ${table}_created (created, active)`;
  const create = `CREATE TABLE ${table} (
    id bigint NOT NULL PRIMARY KEY, parent_id bigint, code varchar(40) NOT NULL, title varchar(200) NOT NULL DEFAULT 'none', price decimal(10,2) NOT NULL DEFAULT 0,
    amount int NOT NULL DEFAULT 1, note text, created timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP, active smallint NOT NULL DEFAULT 1, kind varchar(10) NOT NULL,
    CONSTRAINT ${table}_amount CHECK (amount > 0), CONSTRAINT ${table}_kind CHECK (kind IN ('a', 'b', 'c')),
    CONSTRAINT ${table}_parent FOREIGN KEY (parent_id) REFERENCES ${number === 1 ? table : parent} (id)${indexes})${isPostgres ? '' : ' ENGINE=InnoDB'}`;
  return [
    create,
    ...(isPostgres ? [`CREATE UNIQUE INDEX ${table}_code ON ${table} (code)`, `CREATE INDEX ${table}_title ON ${table} (title)`, `CREATE INDEX ${table}_created ON ${table} (created, active)`] : []),
    ...(number % 10 === 0 ? [`CREATE VIEW view_${number} AS SELECT i.id, i.code, p.title FROM ${table} i JOIN ${parent} p ON p.id = i.parent_id WHERE i.active = 1`] : []),
  ];
}
