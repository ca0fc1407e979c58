import type { EngineName } from '../../../src/model/engine-name.ts';
import { routineOf } from '../routines.ts';

/** Everything that dbmate's grammar has. */
export function dbmateDirectory(engine: EngineName): Readonly<Record<string, string>> {
  const isPostgres = engine === 'postgresql';
  const routine = routineOf(engine);
  return {
    'db/20240101000001_create_accounts.sql': '-- Copyright\n  -- indented\n\n-- migrate:up\nCREATE TABLE accounts (\n  id int NOT NULL PRIMARY KEY, -- the key;\n  note varchar(100)\n);\n\n-- migrate:down\nDROP TABLE accounts;\n',
    'db/20240101000002_index.sql': `-- migrate:up transaction:false\nCREATE INDEX ${isPostgres ? 'CONCURRENTLY ' : ''}accounts_note ON accounts (note);\n-- migrate:down transaction:false\nDROP INDEX ${isPostgres ? 'CONCURRENTLY accounts_note' : 'accounts_note ON accounts'};\n`,
    'db/20240101000003_routine.sql': `-- migrate:up\n${routine.create}\n-- migrate:down\n${routine.drop}\n`,
    'db/20240101000004_spelt.sql': `${isPostgres ? '--migrate:up' : '--   migrate:up'}\nCREATE TABLE spelt (id int);\n--   migrate:down\nDROP TABLE spelt;\n`,
    'db/20240101000005_windows.sql': '-- migrate:up\r\nCREATE TABLE windows (id int);\r\nINSERT INTO windows VALUES (1);\r\n\r\n-- migrate:down\r\nDROP TABLE windows;\r\n',
    'db/20240101000006_one_line.sql': "-- migrate:up\nINSERT INTO accounts VALUES (1, 'a;b'), (2, '-- migrate:down'); INSERT INTO accounts VALUES (3, 'c')\n;\n-- migrate:down\nDELETE FROM accounts;\n",
    'db/20240101000007_words_below.sql': '-- migrate:up\nALTER TABLE accounts ADD COLUMN kept int\n-- migrate:down\n-- NOT REVERSIBLE: the column was there before.\n',
    'db/20240101000008_options.sql': '-- migrate:up foo:bar transaction:true x\nCREATE TABLE options (id int);\n-- migrate:down a:b:c\nDROP TABLE options;\n',
    'db/20240101000009.sql': '-- migrate:up\nCREATE TABLE unnamed (id int);\n-- migrate:down\n',
    'db/20240101000010-hyphens.sql': '-- migrate:up\nCREATE TABLE hyphens (id int);\n-- migrate:upper is none\n-- migrate:down\nDROP TABLE hyphens;\n',
    'db/20240101000011_little.sql': `-- migrate:up\n${isPostgres ? '' : 'SELECT 1;\n'}\n-- migrate:down\n`,
    'db/20240101000012_last.sql': '-- migrate:up\nCREATE TABLE last (id int);\n-- migrate:down\nDROP TABLE last;',
    'db/README.md': 'nothing',
  };
}
