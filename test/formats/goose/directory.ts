import type { EngineName } from '../../../src/model/engine-name.ts';

const routines = {
  postgres: `CREATE FUNCTION touch() RETURNS trigger AS $$
BEGIN
  -- a comment; with a semicolon at its end;
  NEW.note := 'touched; twice';
  RETURN NEW;
END;
$$ LANGUAGE plpgsql;`,
  mysql: `CREATE PROCEDURE touch()
BEGIN
  -- a comment; with a semicolon at its end;
  UPDATE accounts SET note = 'touched; twice';
  DELETE FROM accounts WHERE id < 0;
END;`,
};

/** Everything that goose's grammar has. */
export function gooseDirectory(engine: EngineName): Readonly<Record<string, string>> {
  const isPostgres = engine === 'postgresql';
  const concurrently = isPostgres ? 'CONCURRENTLY ' : '';
  return {
    'db/00001_create_accounts.sql': '-- Copyright\n\n  -- indented comment\n-- +goose Up\nCREATE TABLE accounts (\n  id int NOT NULL PRIMARY KEY, -- the key;\n  note varchar(100)\n);\n\n-- +goose Down\nDROP TABLE accounts;\n',
    'db/00002_routine.sql': `-- +goose Up\n-- +goose StatementBegin\n${isPostgres ? routines.postgres : routines.mysql}\n-- +goose StatementEnd\n\n-- +goose Down\nDROP ${isPostgres ? 'FUNCTION' : 'PROCEDURE'} touch;\n`,
    'db/00003_index.sql': `-- +goose NO TRANSACTION\n-- +goose Up\nCREATE INDEX ${concurrently}accounts_note ON accounts (note);\n-- +goose Down\nDROP INDEX ${isPostgres ? 'CONCURRENTLY accounts_note' : 'accounts_note ON accounts'};\n`,
    'db/00004_variables.sql': "-- +goose Up\n-- +goose ENVSUB ON\nCREATE TABLE ${PREFIX}_log (id int, size int DEFAULT ${SIZE:-7});\nINSERT INTO $PREFIX_LOG (id) VALUES (1); -- $PREFIX\n-- +goose ENVSUB OFF\nINSERT INTO accounts VALUES (-1, '${PREFIX} $$ \\$');\n-- +goose Down\nDROP TABLE shop_log;\n",
    'db/00005_only_words_below.sql': '-- +goose Up\nALTER TABLE accounts ADD COLUMN kept int;\n-- +goose Down\n-- NOT REVERSIBLE: the column was there before.\n',
    'db/00006_no_way_back.sql': "-- +goose Up\nINSERT INTO accounts (id, note) VALUES (1, 'a;b'), (2, 'c--d');\n",
    'db/00010_windows.sql': "-- +goose Up\r\nCREATE TABLE windows (id int);\r\nINSERT INTO windows VALUES (1);\r\n\r\n-- +goose Down\r\nDROP TABLE windows;\r\n",
    'db/00011_spread.sql': "-- +goose Up\nINSERT INTO accounts (id, note)\n-- in the middle;\nVALUES (3,\n  'c')\n; -- here it ends\n/* a block\n   comment */ SELECT 1;\n-- +goose Down\nDELETE FROM accounts WHERE id = 3;\n",
    'db/00012_block_of_several.sql': isPostgres
      ? '-- +goose Up\n-- +goose StatementBegin\nCREATE TABLE b1 (id int);\nCREATE TABLE b2 (id int);\n-- +goose StatementEnd\nSELECT 1; SELECT 2;\n'
      : '-- +goose Up\n-- +goose StatementBegin\nCREATE TABLE b1 (id int)\n-- +goose StatementEnd\nCREATE TABLE b2 (id int);\n',
    'db/00013_empty.sql': '-- +goose Up\n\n-- +goose Down\n',
    'db/20240101120000_stamped.sql': '-- +goose Up\nCREATE TABLE stamped (id int);\n-- +goose Down\nDROP TABLE stamped;',
    'db/20240101120001_other_spelling.sql': '--+goose  UP --\nCREATE TABLE spelt (id int);\n--   +goose   down\nDROP TABLE spelt;\n',
    'db/embed.go': 'package migrations\n',
    'db/00001_create_accounts_test.go': 'package migrations\n',
    'db/README.md': 'nothing',
  };
}
