import type { EngineName } from '../../../src/model/engine-name.ts';
import { routineOf } from '../routines.ts';

/** Everything that golang-migrate's directories have. */
export function golangMigrateDirectory(engine: EngineName): Readonly<Record<string, string>> {
  const isPostgres = engine === 'postgresql';
  const routine = routineOf(engine);
  return {
    'db/000001_create_accounts.up.sql': 'CREATE TABLE accounts (\n  id int NOT NULL PRIMARY KEY, -- the key;\n  note varchar(100)\n);\n',
    'db/000001_create_accounts.down.sql': 'DROP TABLE accounts;\n',
    'db/000002_index.up.sql': `CREATE INDEX ${isPostgres ? 'CONCURRENTLY ' : ''}accounts_note ON accounts (note);\n`,
    'db/000002_index.down.sql': `DROP INDEX ${isPostgres ? 'CONCURRENTLY accounts_note' : 'accounts_note ON accounts'};\n`,
    'db/000003_routine.up.sql': `${routine.create}\n`,
    'db/000003_routine.down.sql': `${routine.drop}\n`,
    'db/000004_no_way_back.up.sql': 'ALTER TABLE accounts ADD COLUMN kept int\n',
    'db/000005_words_below.up.sql': "INSERT INTO accounts (id, note) VALUES (1, 'a;b'); INSERT INTO accounts (id, note) VALUES (2, 'c')\n;",
    'db/000005_words_below.down.sql': '-- NOT REVERSIBLE: the rows are used.\n',
    'db/000006_windows.up.sql': 'CREATE TABLE windows (id int);\r\nINSERT INTO windows VALUES (1);\r\n',
    'db/000006_windows.down.sql': 'DROP TABLE windows;\r\n',
    'db/7_short.up.sql': 'CREATE TABLE short (id int);',
    'db/0007_short_too.down.sql': 'DROP TABLE short;',
    'db/000008_gone.down.sql': 'SELECT 1;',
    'db/000010_.up.pgsql': 'CREATE TABLE unnamed (id int);',
    'db/000011_dots.and.up.down.up.sql': 'CREATE TABLE dots (id int);',
    'db/000012_own_transaction.up.sql': 'BEGIN;\nCREATE TABLE own (id int);\nCOMMIT;\n',
    'db/20240101120000_last.up.sql': 'CREATE TABLE last (id int);\n',
    'db/20240101120000_last.down.sql': 'DROP TABLE last;\n',
    'db/README.md': 'nothing',
  };
}
