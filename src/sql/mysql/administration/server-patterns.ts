import type { SimpleStatement } from '../statements/simple-statement.ts';

const mysql = { mysql: 50000 } as const;
const mariadb = { mariadb: 100000 } as const;
const commits = { transaction: 'implicit-commit' } as const;
const noBinlog = '[LOCAL | NO_WRITE_TO_BINLOG]';

const flushable = 'BINARY LOGS | ENGINE LOGS | ERROR LOGS | GENERAL LOGS | SLOW LOGS | LOGS | RELAY LOGS [FOR CHANNEL <string>] '
  + '| PRIVILEGES | STATUS | USER_RESOURCES';
const mysqlFlushable = `${flushable} | OPTIMIZER_COSTS`;
const mariadbFlushable = 'BINARY LOGS DELETE_DOMAIN_ID = ( [<integer>,...] ) | RELAY LOGS <string> '
  + `| ${flushable} | HOSTS | QUERY CACHE | DES_KEY_FILE | MASTER | SLAVE | REPLICA | SSL | USER_STATISTICS | INDEX_STATISTICS `
  + '| CLIENT_STATISTICS | TABLE_STATISTICS | USER_VARIABLES | QUERY_RESPONSE_TIME';
const oldFlushable = 'HOSTS | QUERY CACHE | DES_KEY_FILE';

/** FLUSH (MySQL 8.4 Reference Manual 15.7.8.3; MariaDB "FLUSH"). */
export const flushStatements: readonly SimpleStatement[] = [
  { pattern: `FLUSH ${noBinlog} {TABLES | TABLE} WITH READ LOCK`, command: 'FLUSH TABLES WITH READ LOCK', effect: 'maintain', ...commits },
  {
    pattern: `FLUSH ${noBinlog} {TABLES | TABLE} WITH READ LOCK AND DISABLE CHECKPOINT`,
    command: 'FLUSH TABLES WITH READ LOCK', effect: 'maintain', offered: mariadb, ...commits,
  },
  { pattern: `FLUSH ${noBinlog} {TABLES | TABLE} <object>,... WITH READ LOCK`, command: 'FLUSH TABLES WITH READ LOCK', effect: 'maintain', ...commits },
  { pattern: `FLUSH ${noBinlog} {TABLES | TABLE} <object>,... FOR EXPORT`, command: 'FLUSH TABLES FOR EXPORT', effect: 'maintain', ...commits },
  { pattern: `FLUSH ${noBinlog} {TABLES | TABLE} [<object>,...]`, command: 'FLUSH TABLES', effect: 'maintain', ...commits },
  { pattern: `FLUSH ${noBinlog} {${mysqlFlushable}},...`, command: 'FLUSH', effect: 'maintain', offered: mysql, ...commits },
  { pattern: `FLUSH ${noBinlog} {${flushable} | ${oldFlushable}},...`, command: 'FLUSH', effect: 'maintain', offered: { mysql: 50000, mysqlUntil: 90000 }, ...commits },
  { pattern: `FLUSH ${noBinlog} {${mariadbFlushable}},...`, command: 'FLUSH', effect: 'maintain', offered: mariadb, ...commits },
  { pattern: `FLUSH ${noBinlog} {GLOBAL | SESSION} STATUS`, command: 'FLUSH', effect: 'maintain', offered: { mariadb: 110500 }, ...commits },
];

const keys = '[{INDEX | KEY} ( [{PRIMARY | <name>},...] )]';
const partitions = '[PARTITION ( {ALL | <name>,...} )]';

/** Statements about the server itself, by their first word. */
export const serverStatements: Readonly<Record<string, readonly SimpleStatement[]>> = {
  USE: [{ pattern: 'USE <schema>' }],
  HELP: [{ pattern: 'HELP <value>' }],
  KILL: [
    { pattern: 'KILL [CONNECTION | QUERY] <expression>', command: 'KILL' },
    { pattern: 'KILL [HARD | SOFT] [CONNECTION | QUERY [ID]] <expression>', command: 'KILL', offered: mariadb },
    { pattern: 'KILL [HARD | SOFT] [CONNECTION | QUERY] USER <account>', command: 'KILL', offered: mariadb },
  ],
  SHUTDOWN: [{ pattern: 'SHUTDOWN' }, { pattern: 'SHUTDOWN WAIT FOR ALL {SLAVES | REPLICAS}', command: 'SHUTDOWN', offered: mariadb }],
  RESTART: [{ pattern: 'RESTART', offered: { mysql: 80004 } }],
  BINLOG: [
    { pattern: 'BINLOG <string>' },
    { pattern: 'BINLOG <user-variable> , <user-variable>', offered: mariadb },
  ],
  CACHE: [{
    pattern: `CACHE INDEX {<object> ${partitions} ${keys}},... IN {DEFAULT | <value>}`, command: 'CACHE INDEX', effect: 'maintain', ...commits,
  }],
  LOAD: [{
    pattern: `LOAD INDEX INTO CACHE {<object> ${partitions} ${keys} [IGNORE LEAVES]},...`, command: 'LOAD INDEX INTO CACHE', effect: 'maintain',
  }],
  INSTALL: [
    { pattern: 'INSTALL PLUGIN <schema> SONAME <string>', effect: 'create', objectKind: 'plugin', ...commits },
    { pattern: 'INSTALL PLUGIN [IF NOT EXISTS] <schema> SONAME <string>', effect: 'create', objectKind: 'plugin', offered: mariadb, ...commits },
    { pattern: 'INSTALL SONAME <string>', effect: 'create', objectKind: 'plugin', offered: mariadb, ...commits },
    {
      pattern: 'INSTALL COMPONENT <string>,... [SET {[GLOBAL | PERSIST] <name> [. <name>] {= | :=} {ON | <expression>}},...]',
      effect: 'create', objectKind: 'plugin', offered: { mysql: 80000 }, ...commits,
    },
  ],
  UNINSTALL: [
    { pattern: 'UNINSTALL PLUGIN <schema>', effect: 'drop', objectKind: 'plugin', ...commits },
    { pattern: 'UNINSTALL PLUGIN IF EXISTS <schema>', effect: 'drop', objectKind: 'plugin', offered: mariadb, ...commits },
    { pattern: 'UNINSTALL SONAME [IF EXISTS] <string>', offered: mariadb, command: 'UNINSTALL SONAME', ...commits },
    { pattern: 'UNINSTALL COMPONENT <string>,...', offered: { mysql: 80000 }, command: 'UNINSTALL COMPONENT', ...commits },
  ],
  CLONE: [
    { pattern: 'CLONE LOCAL DATA DIRECTORY [=] <string>', command: 'CLONE', offered: { mysql: 80017 } },
    {
      pattern: 'CLONE INSTANCE FROM <account> : <integer> IDENTIFIED BY <string> [DATA DIRECTORY [=] <string>] [REQUIRE [NO] SSL]',
      command: 'CLONE', offered: { mysql: 80017 },
    },
  ],
  IMPORT: [{ pattern: 'IMPORT TABLE FROM <string>,...', command: 'IMPORT TABLE', offered: { mysql: 80000 }, ...commits }],
  BACKUP: [
    { pattern: 'BACKUP STAGE {START | FLUSH | BLOCK_DDL | BLOCK_COMMIT | END}', command: 'BACKUP STAGE', offered: mariadb },
    { pattern: 'BACKUP LOCK <object>', command: 'BACKUP LOCK', offered: mariadb },
    { pattern: 'BACKUP UNLOCK', offered: mariadb },
  ],
};

/** Tables to maintain: names, and options behind them (MySQL 8.4 Reference Manual 15.7.3; MariaDB "Table Statements"). */
const tables = '{TABLE | TABLES} <object>,...';
const wait = '[NOWAIT | WAIT <integer>]';
const checks = '[FOR UPGRADE | QUICK | FAST | MEDIUM | EXTENDED | CHANGED]...';

function maintenance(pattern: string, command: string, offered?: SimpleStatement['offered']): SimpleStatement {
  return { pattern, command, effect: 'maintain', ...commits, ...(offered === undefined ? {} : { offered }) };
}

/** ANALYZE, OPTIMIZE, CHECK, REPAIR and CHECKSUM TABLE. */
export const maintenanceStatements: Readonly<Record<string, readonly SimpleStatement[]>> = {
  ANALYZE: [
    maintenance(`ANALYZE ${noBinlog} ${tables}`, 'ANALYZE TABLE'),
    maintenance(
      `ANALYZE ${noBinlog} {TABLE | TABLES} <object> UPDATE HISTOGRAM ON <name>,... `
      + '[USING DATA <string> | [WITH <integer> BUCKETS] [AUTO UPDATE | MANUAL UPDATE]]',
      'ANALYZE TABLE', { mysql: 80000 },
    ),
    maintenance(`ANALYZE ${noBinlog} {TABLE | TABLES} <object> DROP HISTOGRAM ON <name>,...`, 'ANALYZE TABLE', { mysql: 80000 }),
    maintenance(
      `ANALYZE ${noBinlog} {TABLE | TABLES} {<object> [PERSISTENT FOR {ALL | COLUMNS {ALL | ( [<name>,...] )} INDEXES `
      + '{ALL | ( [{PRIMARY | <name>},...] )}}]},...',
      'ANALYZE TABLE', mariadb,
    ),
  ],
  OPTIMIZE: [
    maintenance(`OPTIMIZE ${noBinlog} ${tables}`, 'OPTIMIZE TABLE'),
    maintenance(`OPTIMIZE ${noBinlog} ${tables} ${wait}`, 'OPTIMIZE TABLE', mariadb),
  ],
  CHECK: [
    maintenance(`CHECK ${tables} ${checks}`, 'CHECK TABLE'),
    maintenance('CHECK {VIEW | VIEWS} <object>,... [FOR UPGRADE]', 'CHECK VIEW', mariadb),
  ],
  REPAIR: [
    maintenance(`REPAIR ${noBinlog} ${tables} [QUICK | EXTENDED | USE_FRM]...`, 'REPAIR TABLE'),
    maintenance(`REPAIR ${noBinlog} ${tables} [QUICK | EXTENDED | USE_FRM | FORCE]...`, 'REPAIR TABLE', { mariadb: 110500 }),
    maintenance(`REPAIR ${noBinlog} {VIEW | VIEWS} <object>,... [FROM MYSQL]`, 'REPAIR VIEW', mariadb),
  ],
  CHECKSUM: [{ pattern: `CHECKSUM ${tables} [QUICK | EXTENDED]`, command: 'CHECKSUM TABLE', effect: 'maintain' }],
};
