import type { SimpleStatement } from '../statements/simple-statement.ts';

const mysql = { mysql: 50000 } as const;
const mariadb = { mariadb: 100000 } as const;
const untilNewWords = { mysql: 50000, mysqlUntil: 80400, mariadb: 100000 } as const;
const channel = '[FOR CHANNEL <string>]';

function settings(names: string, value: string): string {
  return names.split(' ').map((name) => `${name} = ${value}`).join(' | ');
}

const masterText = settings(
  'MASTER_BIND MASTER_HOST MASTER_USER MASTER_PASSWORD MASTER_LOG_FILE RELAY_LOG_FILE MASTER_SSL_CA MASTER_SSL_CAPATH MASTER_SSL_CERT '
  + 'MASTER_SSL_CRL MASTER_SSL_CRLPATH MASTER_SSL_KEY MASTER_SSL_CIPHER MASTER_TLS_VERSION',
  '<string>',
);
const masterNumber = settings(
  'MASTER_PORT MASTER_CONNECT_RETRY MASTER_RETRY_COUNT MASTER_DELAY MASTER_LOG_POS RELAY_LOG_POS MASTER_HEARTBEAT_PERIOD MASTER_SSL '
  + 'MASTER_SSL_VERIFY_SERVER_CERT',
  '<number>',
);
const numberList = '( [<integer>,...] )';
const sourceText = masterText.replaceAll('MASTER_', 'SOURCE_');
const sourceNumber = masterNumber.replaceAll('MASTER_', 'SOURCE_');
const newSource = `${settings('SOURCE_AUTO_POSITION SOURCE_ZSTD_COMPRESSION_LEVEL GET_SOURCE_PUBLIC_KEY REQUIRE_ROW_FORMAT GTID_ONLY '
  + 'SOURCE_CONNECTION_AUTO_FAILOVER', '<number>')} | ${settings('SOURCE_PUBLIC_KEY_PATH NETWORK_NAMESPACE SOURCE_COMPRESSION_ALGORITHMS', '<string>')}`;
const specialSource = 'IGNORE_SERVER_IDS = ( [<integer>,...] ) | SOURCE_TLS_CIPHERSUITES = {NULL | <string>} '
  + '| PRIVILEGE_CHECKS_USER = {NULL | <account>} | REQUIRE_TABLE_PRIMARY_KEY_CHECK = {STREAM | ON | OFF | GENERATE} '
  + '| ASSIGN_GTIDS_TO_ANONYMOUS_TRANSACTIONS = {OFF | LOCAL | <string>}';
const mariadbMaster = `MASTER_USE_GTID = {CURRENT_POS | SLAVE_POS | REPLICA_POS | NO} | MASTER_DEMOTE_TO_SLAVE = <number> `
  + `| MASTER_DEMOTE_TO_REPLICA = <number> | IGNORE_SERVER_IDS = ${numberList} | DO_DOMAIN_IDS = ${numberList} | IGNORE_DOMAIN_IDS = ${numberList}`;

const databases = '( [<name>,...] )';
const filters = `REPLICATE_DO_DB = ${databases} | REPLICATE_IGNORE_DB = ${databases} | REPLICATE_DO_TABLE = ( [<object>,...] ) `
  + '| REPLICATE_IGNORE_TABLE = ( [<object>,...] ) | REPLICATE_WILD_DO_TABLE = ( [<string>,...] ) '
  + '| REPLICATE_WILD_IGNORE_TABLE = ( [<string>,...] ) | REPLICATE_REWRITE_DB = ( [{( <name> , <name> )},...] )';

const threads = '[{SQL_THREAD | IO_THREAD | RELAY_THREAD},...]';
const position = settings('MASTER_LOG_FILE RELAY_LOG_FILE SOURCE_LOG_FILE', '<string>');
const offset = settings('MASTER_LOG_POS RELAY_LOG_POS SOURCE_LOG_POS', '<number>');
const until = `[UNTIL {{${position} | ${offset} | SQL_BEFORE_GTIDS = <string> | SQL_AFTER_GTIDS = <string>},... | SQL_AFTER_MTS_GAPS `
  + '| MASTER_GTID_POS = <string>}]';
const mariadbThreads = '[{SQL_THREAD | IO_THREAD},...]';
const mariadbUntil = `[UNTIL {{MASTER_LOG_FILE = <string> | RELAY_LOG_FILE = <string> | MASTER_LOG_POS = <number> | RELAY_LOG_POS = <number>},... `
  + '| MASTER_GTID_POS = <string>}]';
const untilGtids = '[UNTIL {SQL_BEFORE_GTIDS | SQL_AFTER_GTIDS} = <string>]';
const login = '[USER = <string>] [PASSWORD = <string>] [DEFAULT_AUTH = <string>] [PLUGIN_DIR = <string>]';

/** A statement about replication commits what is open (MySQL 8.4 Reference Manual 15.3.3). */
function replication(pattern: string, command: string, offered: SimpleStatement['offered']): SimpleStatement {
  return { pattern, command, transaction: 'implicit-commit', ...(offered === undefined ? {} : { offered }) };
}

/** CHANGE MASTER and its newer words. */
export const changeStatements: readonly SimpleStatement[] = [
  replication(`CHANGE MASTER [<string>] TO {${masterText} | ${masterNumber} | ${mariadbMaster}},... ${channel}`, 'CHANGE MASTER', mariadb),
  replication(
    `CHANGE MASTER TO {${masterText} | ${masterNumber} | MASTER_AUTO_POSITION = <number> | GET_MASTER_PUBLIC_KEY = <number> | ${specialSource}},... ${channel}`,
    'CHANGE MASTER',
    { mysql: 50000, mysqlUntil: 80400 },
  ),
  replication(
    `CHANGE REPLICATION SOURCE TO {${sourceText} | ${sourceNumber} | ${newSource} | ${specialSource}},... ${channel}`,
    'CHANGE REPLICATION SOURCE',
    { mysql: 80023 },
  ),
  replication(`CHANGE REPLICATION FILTER {${filters}},... ${channel}`, 'CHANGE REPLICATION FILTER', mysql),
];

/** START and STOP of replication. START TRANSACTION is read elsewhere. */
export const startStatements: readonly SimpleStatement[] = [
  replication(`START REPLICA ${threads} ${until} ${login} ${channel}`, 'START REPLICA', mysql),
  replication(`START SLAVE ${threads} ${until} ${login} ${channel}`, 'START SLAVE', { mysql: 50000, mysqlUntil: 80400 }),
  replication(`START {SLAVE | REPLICA} ${mariadbThreads} ${mariadbUntil} ${channel}`, 'START REPLICA', mariadb),
  replication(`START {SLAVE | REPLICA} ${mariadbThreads} ${untilGtids} ${channel}`, 'START REPLICA', { mariadb: 110300 }),
  replication(`START {SLAVE | REPLICA} <string> ${mariadbThreads} ${mariadbUntil}`, 'START REPLICA', mariadb),
  replication('START ALL {SLAVES | REPLICAS}', 'START REPLICA', mariadb),
  replication('START GROUP_REPLICATION [{USER = <string> | PASSWORD = <string> | DEFAULT_AUTH = <string>},...]', 'START GROUP_REPLICATION', mysql),
];

export const stopStatements: readonly SimpleStatement[] = [
  replication(`STOP REPLICA ${threads} ${channel}`, 'STOP REPLICA', undefined),
  replication(`STOP SLAVE ${threads} ${channel}`, 'STOP SLAVE', untilNewWords),
  replication(`STOP {SLAVE | REPLICA} <string> ${threads}`, 'STOP REPLICA', mariadb),
  replication('STOP ALL {SLAVES | REPLICAS}', 'STOP REPLICA', mariadb),
  replication('STOP GROUP_REPLICATION', 'STOP GROUP_REPLICATION', mysql),
];

const resettable = `MASTER [TO <integer>] | {SLAVE | REPLICA} [<string>] [ALL] ${channel} | QUERY CACHE`;

export const resetStatements: readonly SimpleStatement[] = [
  { pattern: 'RESET PERSIST [[IF EXISTS] <name>]', command: 'RESET PERSIST', offered: { mysql: 80000 } },
  replication('RESET {BINARY LOGS AND GTIDS [TO <integer>]},...', 'RESET BINARY LOGS', { mysql: 80200 }),
  replication(`RESET {REPLICA [ALL] ${channel}},...`, 'RESET REPLICA', undefined),
  replication(`RESET {${resettable}},...`, 'RESET', untilNewWords),
];

export const purgeStatements: readonly SimpleStatement[] = [
  { pattern: 'PURGE BINARY LOGS {TO <string> | BEFORE <expression>}', command: 'PURGE BINARY LOGS' },
  { pattern: 'PURGE MASTER LOGS {TO <string> | BEFORE <expression>}', command: 'PURGE BINARY LOGS', offered: untilNewWords },
];
