import { routineOf } from '../routines.ts';

const { create, drop } = routineOf('postgresql');

/** Everything that node-pg-migrate's SQL files have. Its order: small numbers, then milliseconds and times alike. */
export const nodePgMigrateDirectory: Readonly<Record<string, string>> = {
  'db/0001_create-accounts.sql': '-- Copyright\n-- Up Migration\nCREATE TABLE accounts (\n  id int NOT NULL PRIMARY KEY, -- the key;\n  note varchar(100)\n);\n\n-- Down Migration\nDROP TABLE accounts;\n',
  'db/0002_routine.sql': `---- up migration\n${create}\n---- down migration\n${drop}\n`,
  'db/0003_turned.sql': '-- Down Migration\nDROP TABLE turned;\n-- Up Migration\nCREATE TABLE turned (id int);\n',
  'db/0004_no_marks.sql': "INSERT INTO accounts (id, note) VALUES (1, 'a;b'); INSERT INTO accounts (id, note) VALUES (2, 'c')\n;\n",
  'db/0005_words_below.sql': '-- Up Migration\nALTER TABLE accounts ADD COLUMN kept int;\n-- Down Migration\n-- NOT REVERSIBLE: the column was there before.\n',
  'db/0006_pair.up.sql': 'CREATE TABLE pair (id int);\n-- Down Migration\nCREATE TABLE pair_too (id int);\n',
  'db/0006_pair.down.sql': 'DROP TABLE pair;\nDROP TABLE pair_too;\n',
  'db/0010_windows.sql': '-- Up Migration\r\nCREATE TABLE windows (id int);\r\nINSERT INTO windows VALUES (1);\r\n-- Down Migration\r\nDROP TABLE windows;\r\n',
  'db/1704110400000_milliseconds.sql': '  -- - -up migration of some kind\nCREATE TABLE milliseconds (id int);\n',
  'db/20240101120000001_utc.sql': '-- Up Migration\nCREATE TABLE utc (id int);\n-- Down Migration\nDROP TABLE utc;\n',
  'db/1704110400002_a10.sql': '-- Up Migration\nCREATE TABLE a10 (id int);\n',
  'db/1704110400002_a9.sql': '-- Up Migration\nCREATE TABLE a9 (id int);\n',
  'db/1704110400003_head.sql': '-- Up Migration\nSELECT 1;\n-- Up Migration\nCREATE TABLE head (id int);\n-- Down Migration\nDROP TABLE head;\n-- Down Migration\n',
};

/** Names as the history has them, in the order of node-pg-migrate. */
export const nodePgMigrateOrder: readonly string[] = [
  '0001_create-accounts', '0002_routine', '0003_turned', '0004_no_marks', '0005_words_below', '0006_pair', '0010_windows',
  '1704110400000_milliseconds', '20240101120000001_utc', '1704110400002_a9', '1704110400002_a10', '1704110400003_head',
];
