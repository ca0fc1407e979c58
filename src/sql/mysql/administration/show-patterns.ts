import type { SimpleStatement } from '../statements/simple-statement.ts';

const like = '[LIKE <string> | WHERE <expression>]';
const from = '[{FROM | IN} <schema>]';
const limit = '[LIMIT <row-count> [{, | OFFSET} <row-count>]]';
const channel = '[FOR CHANNEL <string>]';
const mysql = { mysql: 50000 } as const;
const mariadb = { mariadb: 100000 } as const;
const profileKinds = 'ALL | BLOCK IO | CONTEXT SWITCHES | CPU | IPC | MEMORY | PAGE FAULTS | SOURCE | SWAPS';

/** SHOW in both servers (MySQL 8.4 Reference Manual 15.7.7; MariaDB "SHOW"), where the text after SHOW is the same. */
const common: readonly string[] = [
  `DATABASES ${like}`, `SCHEMAS ${like}`,
  `[FULL] TABLES ${from} ${like}`, `OPEN TABLES ${from} ${like}`, `TABLE STATUS ${from} ${like}`,
  `[FULL] TRIGGERS ${from} ${like}`, `EVENTS ${from} ${like}`,
  `[FULL] {COLUMNS | FIELDS} {FROM | IN} <object> ${from} ${like}`,
  `{INDEX | INDEXES | KEYS} {FROM | IN} <object> ${from} [WHERE <expression>]`,
  'CREATE {TABLE | VIEW | PROCEDURE | FUNCTION | TRIGGER | EVENT} <object>',
  'CREATE {DATABASE | SCHEMA} [IF NOT EXISTS] <schema>', 'CREATE USER [<account>]',
  `{PROCEDURE | FUNCTION} STATUS ${like}`, '{PROCEDURE | FUNCTION} CODE <object>',
  '[STORAGE] ENGINES', 'ENGINE {ALL | <value>} {STATUS | MUTEX | LOGS}', 'PLUGINS', 'PRIVILEGES', '[FULL] PROCESSLIST', 'PROFILES',
  `PROFILE [{${profileKinds}},...] [FOR QUERY <integer>] ${limit}`,
  `[GLOBAL | SESSION | LOCAL] {STATUS | VARIABLES} ${like}`,
  `{WARNINGS | ERRORS} ${limit}`, 'COUNT ( * ) {WARNINGS | ERRORS}',
  'GRANTS [FOR <account>]', 'BINARY LOGS', `BINLOG EVENTS [IN <string>] [FROM <number>] ${limit}`,
  `REPLICA STATUS ${channel}`, `RELAYLOG EVENTS [IN <string>] [FROM <number>] ${limit} ${channel}`,
  `COLLATION ${like}`, `{CHARSET | CHARACTER SET | CHAR SET} ${like}`,
];

const onlyMysql: readonly string[] = [
  `EXTENDED [FULL] TABLES ${from} ${like}`, `EXTENDED [FULL] {COLUMNS | FIELDS} {FROM | IN} <object> ${from} ${like}`,
  `EXTENDED {INDEX | INDEXES | KEYS} {FROM | IN} <object> ${from} [WHERE <expression>]`,
  'CREATE LIBRARY <object>', `LIBRARY STATUS ${like}`, 'GRANTS FOR <account> USING <role>,...', 'REPLICAS',
];

/** Gone in MySQL 8.4, where REPLICA and SOURCE took the place of SLAVE and MASTER. */
const oldReplication: readonly string[] = [
  'MASTER STATUS', 'MASTER LOGS', `SLAVE STATUS ${channel}`, 'SLAVE HOSTS',
];

const onlyMariadb: readonly string[] = [
  'CREATE SEQUENCE <object>', 'CREATE PACKAGE [BODY] <object>', `PACKAGE [BODY] STATUS ${like}`,
  'PACKAGE BODY CODE <object>', 'PLUGINS SONAME <string>', 'PLUGINS SONAME LIKE <string>', 'GRANTS FOR <role>', 'BINLOG STATUS',
  `{SLAVE | REPLICA} <string> STATUS ${channel}`, 'ALL {SLAVES | REPLICAS} STATUS', 'REPLICA HOSTS',
  `RELAYLOG <string> EVENTS [IN <string>] [FROM <number>] ${limit}`,
  'CONTRIBUTORS', 'AUTHORS', 'CLIENT_STATISTICS', 'INDEX_STATISTICS', 'USER_STATISTICS', 'TABLE_STATISTICS',
  '{EXPLAIN | ANALYZE} [FORMAT = <value>] FOR <expression>', 
];

function show(patterns: readonly string[], offered?: SimpleStatement['offered']): SimpleStatement[] {
  return patterns.map((pattern) => ({ pattern: `SHOW ${pattern}`, command: 'SHOW', ...(offered === undefined ? {} : { offered }) }));
}

/** Every form of SHOW. */
export const showStatements: readonly SimpleStatement[] = [
  ...show(common), ...show(onlyMysql, mysql), ...show(onlyMariadb, mariadb),
  ...show(['CREATE SERVER <value>', 'BINARY LOG STATUS'], { mariadb: 110600 }), ...show(['BINARY LOG STATUS'], { mysql: 80200 }),
  ...show(oldReplication, { mysql: 50000, mysqlUntil: 80400, mariadb: 100000 }),
];
