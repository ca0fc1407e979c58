import type { EngineName } from '../../../src/model/engine-name.ts';
import { routineOf } from '../routines.ts';

/** Everything that sql-migrate's grammar has. */
export function sqlMigrateDirectory(engine: EngineName): Readonly<Record<string, string>> {
  const isPostgres = engine === 'postgresql';
  const routine = routineOf(engine);
  return {
    'db/1_create_accounts.sql': '-- Copyright\nwords that nobody runs\n-- +migrate Up\n-- a comment;\nCREATE TABLE accounts (\n  id int NOT NULL PRIMARY KEY, -- the key;\n  note varchar(100)\n);\n\n-- +migrate Down\nDROP TABLE accounts;\n',
    'db/2_routine.sql': `-- +migrate Up\n-- +migrate StatementBegin\n${routine.create}\n-- +migrate StatementEnd\n\n-- +migrate Down\n${routine.drop}\n`,
    'db/3_index.sql': `-- +migrate Up notransaction\nCREATE INDEX ${isPostgres ? 'CONCURRENTLY ' : ''}accounts_note ON accounts (note);\n-- +migrate Down notransaction\nDROP INDEX ${isPostgres ? 'CONCURRENTLY accounts_note' : 'accounts_note ON accounts'};\n`,
    'db/4_back_and_forth.sql': '-- +migrate Down\nDROP TABLE forth2;\n-- +migrate   Up\nCREATE TABLE forth1 (id int);\n-- +migrate Down\nDROP TABLE forth1;\n-- +migrate Up\nCREATE TABLE forth2 (id int);\n',
    'db/5_words_below.sql': '-- +migrate Up\nALTER TABLE accounts ADD COLUMN kept int;\n-- +migrate Down\n-- NOT REVERSIBLE: the column was there before.\n',
    'db/6-no-way-back.sql': "-- +migrate Up\nINSERT INTO accounts (id, note) VALUES (1, 'a;b'), (2, 'c--d');\n",
    'db/10_windows.sql': '-- +migrate Up\r\nCREATE TABLE windows (id int);\r\nINSERT INTO windows VALUES (1);\r\n\r\n-- +migrate Down\r\nDROP TABLE windows;\r\n',
    'db/10_also_ten.sql': '-- +migrate Up\n-- +migrate StatementBegin\nCREATE TABLE ten (id int)\n-- +migrate StatementEnd\nCREATE TABLE eleven (id int);\n-- +migrate Unknown command\n-- +other mark\n-- +migrate Down\nDROP TABLE ten;\nDROP TABLE eleven;\n',
    'db/20240101120000-stamped.sql': "-- +migrate Up\nINSERT INTO accounts (id, note)\n-- in the middle;\nVALUES (3,\n  'c')\n; -- here it ends\n-- +migrate Down\nDELETE FROM accounts WHERE id = 3;\n",
    'db/20240101120001-empty.sql': '-- +migrate Up\n\n-- +migrate Down\n',
    'db/a name.sql': '-- +migrate Up\nCREATE TABLE named (id int);\n-- +migrate Down\nDROP TABLE named;',
    'db/last.sql': '-- +migrate Up\nCREATE TABLE last (id int);\n-- +migrate Down\nDROP TABLE last;',
    'db/README.md': 'nothing',
  };
}

/** In the order of sql-migrate. */
export const sqlMigrateOrder: readonly string[] = [
  '1_create_accounts.sql', '2_routine.sql', '3_index.sql', '4_back_and_forth.sql', '5_words_below.sql', '6-no-way-back.sql', '10_also_ten.sql', '10_windows.sql',
  '20240101120000-stamped.sql', '20240101120001-empty.sql', 'a name.sql', 'last.sql',
];
