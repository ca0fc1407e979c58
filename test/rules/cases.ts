import type { RunnableExample } from '../support/run-example.ts';

/** A change set with everything that all rules together say about it. */
export interface LintCase extends RunnableExample {
  /** What it is about; the id is that of the situation in the specification's table of cases. */
  readonly title: string;
  /** Every finding as `rule@file:line`, files counted from 1, in order. */
  readonly findings: readonly string[];
}

const account = 'CREATE TABLE account (id bigint PRIMARY KEY, mail varchar(50), label text, score int, opened_at timestamp, team_id bigint);';
const team = 'CREATE TABLE team (id bigint PRIMARY KEY);';
const myAccount = 'CREATE TABLE account (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, mail varchar(50) NOT NULL, score int NULL) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;';
const unchecked = 'ALTER TABLE account ADD CONSTRAINT account_team FOREIGN KEY (team_id) REFERENCES team (id) NOT VALID;';

/** PostgreSQL 16 and a runner with per-file transactions and a lock timeout, where a case does not say otherwise. */
const postgres = { engine: 'postgresql' } as const;
const mysql = { engine: 'mysql', version: '8.0.36' } as const;

/**
 * The situations of the specification's case table (v01 to v58, m01 to m12) in SQL of our own. Expectations for rules
 * that do not exist yet are left out, and so are cases that are about nothing else: v47.
 */
export const lintCases: readonly LintCase[] = [
  { ...postgres, title: 'v01 index on an old table', base: [account], files: ['CREATE INDEX account_mail ON account (mail);'], findings: ['index-not-concurrent@1:1'] },
  { ...postgres, title: 'v02 index on a table of the same file', base: [account], files: ['CREATE TABLE note (id bigint PRIMARY KEY, account_id bigint NOT NULL);\nCREATE INDEX note_account ON note (account_id);'], findings: [] },
  { ...postgres, title: 'v03 index on a table of an earlier file', base: [account], files: ['CREATE TABLE note (id bigint PRIMARY KEY, account_id bigint NOT NULL);', 'CREATE INDEX note_account ON note (account_id);'], findings: [] },
  { ...postgres, title: 'v04 IF NOT EXISTS makes nothing new', base: [account], files: ['CREATE TABLE IF NOT EXISTS account (id bigint PRIMARY KEY, nick text);\nCREATE INDEX account_mail ON account (mail);'], findings: ['if-not-exists-masks-drift@1:1', 'index-not-concurrent@1:2'] },
  { ...postgres, title: 'v05 concurrent build with a marker', base: [account], files: ['-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY account_mail ON account (mail);'], findings: [] },
  { ...postgres, title: 'v06 concurrent build in the runner’s transaction', base: [account], files: ['CREATE INDEX CONCURRENTLY account_mail ON account (mail);\nSELECT 1;'], findings: ['concurrent-in-transaction@1:1', 'concurrent-mixed-file@1:1'] },
  { ...postgres, title: 'v07 concurrent build behind BEGIN', base: [account], transaction: 'none', files: ['BEGIN;\nCREATE INDEX CONCURRENTLY account_mail ON account (mail);\nCOMMIT;'], findings: ['concurrent-in-transaction@1:2'] },
  { ...postgres, title: 'v08 concurrent build without transactions', base: [account], transaction: 'none', files: ['CREATE INDEX CONCURRENTLY IF NOT EXISTS account_mail ON account (mail);'], findings: ['concurrent-if-not-exists@1:1'] },
  { ...postgres, title: 'v09 NOT NULL column with a constant', base: [account], files: ["ALTER TABLE account ADD COLUMN plan text NOT NULL DEFAULT 'free';"], findings: [] },
  { ...postgres, version: '10', title: 'v10 a constant before version 11', base: [account], files: ["ALTER TABLE account ADD COLUMN plan text NOT NULL DEFAULT 'free';"], findings: ['add-column-volatile-default@1:1'] },
  { ...postgres, title: 'v11 the time of the statement', base: [account], files: ['ALTER TABLE account ADD COLUMN seen_at timestamptz NOT NULL DEFAULT now();'], findings: [] },
  { ...postgres, title: 'v12 a steady call with arguments', base: [account], files: ['ALTER TABLE account ADD COLUMN seen_at timestamptz NOT NULL DEFAULT to_timestamp(0);'], findings: [] },
  { ...postgres, title: 'v13 a default that differs from row to row', base: [account], files: ['ALTER TABLE account ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();'], findings: ['add-column-volatile-default@1:1'] },
  { ...postgres, title: 'v14 a default that is set afterwards', base: [account], files: ['ALTER TABLE account ADD COLUMN token uuid NULL;\nALTER TABLE account ALTER COLUMN token SET DEFAULT gen_random_uuid();'], findings: [] },
  { ...postgres, title: 'v15 NOT NULL without a proof', base: [account], files: ['ALTER TABLE account ALTER COLUMN mail SET NOT NULL;'], findings: ['not-null-may-fail@1:1', 'set-not-null-scan@1:1'] },
  {
    ...postgres, title: 'v16 NOT NULL with a proof of earlier migrations', files: ['ALTER TABLE account ALTER COLUMN mail SET NOT NULL;\nALTER TABLE account DROP CONSTRAINT mail_there;'],
    base: [account, 'ALTER TABLE account ADD CONSTRAINT mail_there CHECK (mail IS NOT NULL) NOT VALID;', 'ALTER TABLE account VALIDATE CONSTRAINT mail_there;'], findings: [],
  },
  {
    ...postgres, title: 'v17 the validation of something else', base: [account, 'ALTER TABLE account ADD CONSTRAINT score_positive CHECK (score > 0) NOT VALID;'],
    files: ['ALTER TABLE account VALIDATE CONSTRAINT score_positive;\nALTER TABLE account ALTER COLUMN mail SET NOT NULL;'], findings: ['check-may-fail@1:1', 'not-null-may-fail@1:2', 'set-not-null-scan@1:2'],
  },
  {
    ...postgres, version: '11', title: 'v18 no proof counts before version 12', base: [account, 'ALTER TABLE account ADD CONSTRAINT mail_there CHECK (mail IS NOT NULL);'],
    files: ['ALTER TABLE account ALTER COLUMN mail SET NOT NULL;'], findings: ['set-not-null-scan@1:1'],
  },
  {
    ...postgres, version: '18', title: 'v19 a NOT NULL that is validated later', base: [account],
    files: ['ALTER TABLE account ADD CONSTRAINT mail_there NOT NULL mail NOT VALID;', 'ALTER TABLE account VALIDATE CONSTRAINT mail_there;'], findings: ['check-may-fail@2:1'],
  },
  {
    ...postgres, version: '18', title: 'v20 a NOT NULL that is not validated', base: [account, 'ALTER TABLE account ADD CONSTRAINT mail_there NOT NULL mail NOT VALID;'],
    files: ['ALTER TABLE account ALTER COLUMN mail SET NOT NULL;'], findings: ['add-not-null-constraint-not-valid@1:1', 'not-null-may-fail@1:1'],
  },
  { ...postgres, title: 'v21 foreign key without an index', base: [account, team], files: ['ALTER TABLE account ADD CONSTRAINT account_team FOREIGN KEY (team_id) REFERENCES team (id);'], findings: ['add-foreign-key-not-valid@1:1', 'check-may-fail@1:1', 'fk-missing-index@1:1'] },
  {
    ...postgres, title: 'v22 the index follows in the set', base: [account, team],
    files: [unchecked, '-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY account_team_idx ON account (team_id);', 'ALTER TABLE account VALIDATE CONSTRAINT account_team;'], findings: ['check-may-fail@3:1'],
  },
  {
    ...postgres, title: 'v23 a key validated under its own lock', base: [account, team, 'CREATE INDEX i ON account (team_id);'], transaction: 'none',
    files: [`BEGIN;\n${unchecked}\nALTER TABLE account VALIDATE CONSTRAINT account_team;\nCOMMIT;`], findings: ['check-may-fail@1:3', 'validate-in-same-transaction@1:3'],
  },
  { ...postgres, title: 'v24 the column stands second in the index', base: [account, team, 'CREATE INDEX i ON account (mail, team_id);'], files: [unchecked], findings: ['constraint-never-validated@1:1', 'fk-missing-index@1:1'] },
  {
    ...postgres, title: 'v25 the columns stand in another order', base: ['CREATE TABLE a (x int, y int, PRIMARY KEY (x, y));\nCREATE TABLE b (id bigint PRIMARY KEY, x int, y int);\nCREATE INDEX b_yx ON b (y, x, id);'],
    files: ['ALTER TABLE b ADD CONSTRAINT b_a FOREIGN KEY (x, y) REFERENCES a (x, y) NOT VALID;'], findings: ['constraint-never-validated@1:1'],
  },
  { ...postgres, title: 'v26 a partial index for other rows', base: [account, team, 'CREATE INDEX i ON account (team_id) WHERE score > 18;'], files: [unchecked], findings: ['constraint-never-validated@1:1', 'fk-missing-index@1:1'] },
  { ...postgres, title: 'v27 a partial index for all rows that matter', base: [account, team, 'CREATE INDEX i ON account (team_id) WHERE team_id IS NOT NULL;'], files: [unchecked], findings: ['constraint-never-validated@1:1'] },
  { ...postgres, title: 'v28 foreign key with its table', base: [team], files: ['CREATE TABLE member (id bigint PRIMARY KEY, team_id bigint NOT NULL REFERENCES team (id));'], findings: ['fk-missing-index@1:1'] },
  { ...postgres, title: 'v29 a column goes', base: [account], files: ['ALTER TABLE account DROP COLUMN score;'], findings: ['drop-column@1:1', 'irreversible-undeclared@1:1'] },
  { ...postgres, title: 'v30 a column comes and goes', base: [account], files: ['ALTER TABLE account ADD COLUMN tmp int NULL;', 'ALTER TABLE account DROP COLUMN tmp;'], findings: [] },
  {
    ...postgres, title: 'v31 a table goes under another name', base: [account],
    files: ['CREATE TABLE account_new (id bigint PRIMARY KEY, mail text NOT NULL);\nALTER TABLE account RENAME TO account_old;\nALTER TABLE account_new RENAME TO account;\nDROP TABLE account_old;'],
    findings: ['rename-table@1:2', 'drop-table@1:4', 'irreversible-undeclared@1:4'],
  },
  { ...postgres, title: 'v32 a table comes and goes', base: [account], files: ['CREATE TABLE scratch (id bigint PRIMARY KEY);', 'DROP TABLE scratch;'], findings: [] },
  { ...postgres, title: 'v33 statements inside a text', base: ['CREATE TABLE log (id bigint PRIMARY KEY, line text NOT NULL);'], files: ["INSERT INTO log (id, line) VALUES (1, 'TRUNCATE log; DROP TABLE log;');"], findings: [] },
  { ...postgres, title: 'v34 statements inside comments', base: [account], files: ["-- drop table account;\n/* alter table account drop column score; /* inner */ */\nCOMMENT ON TABLE account IS 'x';"], findings: [] },
  { ...postgres, title: 'v35 a table goes inside a DO block', base: [account], files: ['DO $$\nBEGIN\n  DROP TABLE account;\nEND $$;'], findings: ['drop-table@1:3', 'irreversible-undeclared@1:3'] },
  { ...postgres, title: 'v36 a routine does nothing yet', base: [account], files: ['CREATE FUNCTION tidy() RETURNS void LANGUAGE sql AS $$ DELETE FROM account WHERE id = 1 $$;'], findings: [] },
  { ...postgres, title: 'v37 a longer text', base: [account], files: ['ALTER TABLE account ALTER COLUMN mail TYPE varchar(100);'], findings: [] },
  { ...postgres, title: 'v38 a shorter text', base: [account], files: ['ALTER TABLE account ALTER COLUMN mail TYPE varchar(20);'], findings: ['change-column-type@1:1', 'irreversible-undeclared@1:1', 'lossy-type-change@1:1'] },
  { ...postgres, title: 'v39 a wider integer', base: [account], files: ['ALTER TABLE account ALTER COLUMN score TYPE bigint;'], findings: ['change-column-type@1:1'] },
  { ...postgres, title: 'v40 a text without bound', base: [account], files: ['ALTER TABLE account ALTER COLUMN mail TYPE text;'], findings: [] },
  { ...postgres, title: 'v41 a unique constraint at once', base: [account], files: ['ALTER TABLE account ADD CONSTRAINT account_mail_key UNIQUE (mail);'], findings: ['unique-constraint-without-index@1:1', 'unique-may-fail@1:1'] },
  {
    ...postgres, title: 'v42 a unique constraint upon an index', base: [account, 'CREATE UNIQUE INDEX account_mail_key ON account (mail);'],
    files: ['ALTER TABLE account ADD CONSTRAINT account_mail_key UNIQUE USING INDEX account_mail_key;'], findings: [],
  },
  { ...postgres, title: 'v43 a column under a new name', base: [account], files: ['ALTER TABLE account RENAME COLUMN label TO caption;'], findings: ['rename-column@1:1'] },
  { ...postgres, title: 'v44 a new name with a view under the old one', base: [account], transaction: 'none', files: ['BEGIN;\nALTER TABLE account RENAME TO member;\nCREATE VIEW account AS SELECT * FROM member;\nCOMMIT;'], findings: ['select-star-in-view@1:3'] },
  { ...postgres, title: 'v45 a column that every row must have', base: [account], files: ['ALTER TABLE account ADD COLUMN tenant int NOT NULL;'], findings: ['add-required-column@1:1'] },
  { ...postgres, title: 'v46 a column that numbers its rows', base: [account], files: ['ALTER TABLE account ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;'], findings: ['add-column-serial@1:1'] },
  { ...postgres, title: 'v48 columns that may be NULL', files: ['CREATE TABLE t (\n  id bigint PRIMARY KEY,\n  a text,\n  b text NULL,\n  deleted_at timestamptz\n);'], findings: ['nullable-column@1:3'] },
  { ...postgres, title: 'v49 no lock timeout', base: [account], runnerLockTimeout: 'none', files: ['ALTER TABLE account ADD COLUMN x int NULL;'], findings: ['missing-lock-timeout@1:1'] },
  { ...postgres, title: 'v50 SET LOCAL without a transaction', base: [account], runnerLockTimeout: 'none', transaction: 'none', files: ["SET LOCAL lock_timeout = '2s';\nALTER TABLE account ADD COLUMN x int NULL;"], findings: ['set-local-outside-transaction@1:1', 'missing-lock-timeout@1:2'] },
  {
    ...postgres, title: 'v51 a file about everything', base: [account],
    files: ['CREATE TABLE audit (id bigint PRIMARY KEY);\nUPDATE account SET score = 0 WHERE score IS NULL;\nALTER TABLE account DROP COLUMN opened_at;'], findings: ['one-concern-per-migration@1:1', 'mixed-ddl-dml@1:2', 'unbatched-dml@1:2', 'drop-column@1:3', 'irreversible-undeclared@1:3'],
  },
  {
    ...postgres, title: 'v52 a table with all of its parts', base: [team],
    files: ["CREATE TABLE squad (id bigint PRIMARY KEY, team_id bigint NOT NULL REFERENCES team (id));\nCREATE INDEX squad_team ON squad (team_id);\nCOMMENT ON TABLE squad IS 's';\nGRANT SELECT ON squad TO public;"], findings: ['broad-grant@1:4'],
  },
  {
    ...postgres, title: 'v53 an index of a partitioned table', files: ['CREATE INDEX visit_id ON visit (id);'], findings: ['index-on-partitioned-table@1:1'],
    base: ["CREATE TABLE visit (id bigint, day date) PARTITION BY RANGE (day);\nCREATE TABLE visit_24 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');"],
  },
  {
    ...postgres, title: 'v54 a concurrent build on a large table', base: [account], transaction: 'none', stats: { 'public.account': { rows: 25_000_000, bytes: 9_000_000_000 } },
    files: ['CREATE INDEX CONCURRENTLY account_score ON account (score);'], findings: ['estimate@1:1', 'index-large-table@1:1'],
  },
  { ...postgres, title: 'v55 squawk’s suppression of a gate', base: [account], suppressibleGates: true, files: ['-- squawk-ignore ban-drop-column -- seen by two\nALTER TABLE account DROP COLUMN score;'], findings: ['irreversible-undeclared@1:2'] },
  { ...postgres, title: 'v56 squawk’s suppression of nothing', base: [account], files: ['-- squawk-ignore ban-drop-column\nALTER TABLE account ADD COLUMN x int NULL;'], findings: ['unused-suppression@1:1'] },
  { ...postgres, title: 'v57 eugene’s suppression', base: [account], files: ['-- eugene: ignore E6\nCREATE INDEX i ON account (score);'], findings: [] },
  { ...postgres, title: 'v58 a role', files: ["CREATE ROLE app LOGIN PASSWORD 'hunter2';"], findings: ['forbidden-statement@1:1', 'secret-in-migration@1:1'] },
  { ...mysql, title: 'm01 no algorithm', base: [myAccount], files: ['ALTER TABLE account ADD INDEX score_idx (score);'], findings: ['my-algorithm-lock-explicit@1:1'] },
  { ...mysql, title: 'm02 algorithm and lock', base: [myAccount], files: ['ALTER TABLE account ADD INDEX score_idx (score), ALGORITHM=INPLACE, LOCK=NONE;'], findings: [] },
  {
    ...mysql, title: 'm03 a redefinition forgets', base: ["CREATE TABLE account (id bigint PRIMARY KEY, score int NOT NULL DEFAULT 7 COMMENT 'points') ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;"],
    files: ['ALTER TABLE account MODIFY score bigint, ALGORITHM=COPY, LOCK=SHARED;'], findings: ['my-algorithm-copy@1:1', 'my-lock-shared-exclusive@1:1', 'my-modify-drops-attributes@1:1'],
  },
  {
    ...mysql, version: '8.4.0', title: 'm04 what cannot be done in place', base: [myAccount],
    files: ['ALTER TABLE account MODIFY score bigint NULL, ALGORITHM=INPLACE, LOCK=NONE;'], findings: ['my-algorithm-impossible@1:1'],
  },
  {
    ...mysql, title: 'm05 a text over 255 bytes', base: [myAccount],
    files: ['ALTER TABLE account MODIFY mail varchar(100) NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;'], findings: ['my-algorithm-impossible@1:1', 'my-varchar-byte-boundary@1:1'],
  },
  { ...mysql, title: 'm06 REFERENCES is forgotten', base: [team], files: ['CREATE TABLE m (id bigint PRIMARY KEY, team_id bigint NOT NULL REFERENCES team (id)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;'], findings: ['my-inline-references-ignored@1:1'] },
  { engine: 'mariadb', version: '10.11', title: 'm07 the engine indexes the key', base: [team], files: ['CREATE TABLE m (id bigint PRIMARY KEY, team_id bigint NOT NULL REFERENCES team (id)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;'], findings: [] },
  {
    ...mysql, title: 'm08 a schema change in a transaction', base: [team],
    files: ['START TRANSACTION;\nINSERT INTO team (id) VALUES (1);\nCREATE TABLE b (id bigint PRIMARY KEY) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;\nCOMMIT;'], findings: ['transaction-nesting@1:1', 'my-ddl-implicit-commit@1:3', 'one-concern-per-migration@1:3', 'transaction-nesting@1:4'],
  },
  {
    ...mysql, title: 'm09 labels at the end and in the middle', base: ["CREATE TABLE o (id bigint PRIMARY KEY, s enum('new', 'paid') NOT NULL) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;"],
    files: ["ALTER TABLE o MODIFY s enum('new', 'paid', 'void') NOT NULL, ALGORITHM=INSTANT;", "ALTER TABLE o MODIFY s enum('new', 'held', 'paid', 'void') NOT NULL, ALGORITHM=COPY, LOCK=SHARED;"],
    findings: ['my-algorithm-copy@2:1', 'my-lock-shared-exclusive@2:1', 'my-enum-set-redefine@2:1'],
  },
  { ...mysql, title: 'm10 INSTANT needs no lock', base: [myAccount], files: ['ALTER TABLE account ADD COLUMN c int NOT NULL, ALGORITHM=INSTANT;'], findings: ['my-not-null-implicit-default@1:1'] },
  { engine: 'mariadb', version: '10.11', title: 'm11 a table is replaced', base: [team], files: ['CREATE OR REPLACE TABLE team (id bigint PRIMARY KEY, z int NULL) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;'], findings: ['create-or-replace-table@1:1', 'irreversible-undeclared@1:1'] },
  {
    ...mysql, title: 'm12 a partition is no table', files: ['ALTER TABLE ev DROP PARTITION p1;'], findings: ['my-algorithm-lock-explicit@1:1', 'drop-partition@1:1', 'irreversible-undeclared@1:1'],
    base: ["CREATE TABLE ev (id bigint NOT NULL, d date NOT NULL, PRIMARY KEY (id, d)) ENGINE=InnoDB PARTITION BY RANGE COLUMNS (d) (PARTITION p1 VALUES LESS THAN ('2024-01-01'), PARTITION p2 VALUES LESS THAN (MAXVALUE));"],
  },
];
