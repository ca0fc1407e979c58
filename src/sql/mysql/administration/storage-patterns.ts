import type { SimpleStatement } from '../statements/simple-statement.ts';

const commits = { transaction: 'implicit-commit' } as const;
const mysql = { mysql: 50000 } as const;
const engine = '[STORAGE] ENGINE [=] <value>';
const sizes = '{INITIAL_SIZE | AUTOEXTEND_SIZE | MAX_SIZE | EXTENT_SIZE | UNDO_BUFFER_SIZE | REDO_BUFFER_SIZE | FILE_BLOCK_SIZE} [=] <size>';
const options = `[${sizes} | NODEGROUP [=] <integer> | WAIT | NO_WAIT | COMMENT [=] <string> | ${engine} | ENCRYPTION [=] <string> `
  + '| ENGINE_ATTRIBUTE [=] <string> [,]]...';

type Effect = 'create' | 'alter' | 'drop';

function tablespace(effect: Effect, pattern: string): SimpleStatement {
  return { pattern, effect, objectKind: 'tablespace', offered: mysql, ...commits };
}

function other(effect: Effect, pattern: string, offered: SimpleStatement['offered']): SimpleStatement {
  return { pattern, effect, objectKind: 'other', ...commits, ...(offered === undefined ? {} : { offered }) };
}

const serverOption = '{HOST | DATABASE | USER | PASSWORD | SOCKET | OWNER} <string> | PORT <integer>';
const anyServerOption = '{HOST | DATABASE | USER | PASSWORD | SOCKET | OWNER | <name>} {<string> | <integer>}';
const cpus = 'VCPU [=] <cpu-range>,...';
const priority = 'THREAD_PRIORITY [=] <signed-integer>';
const referenceSystem = '<integer> [NAME <string> | DEFINITION <string> | ORGANIZATION <string> IDENTIFIED BY <integer> | DESCRIPTION <string>]...';

/** CREATE of what is kept outside schemas: tablespaces, servers, resource groups, reference systems. */
export const createStorageStatements: readonly SimpleStatement[] = [
  tablespace('create', `CREATE TABLESPACE <schema> [ADD DATAFILE <string>] [USE LOGFILE GROUP <name>] ${options}`),
  tablespace('create', `CREATE UNDO TABLESPACE <schema> ADD DATAFILE <string> [${engine}]`),
  tablespace('create', `CREATE LOGFILE GROUP <schema> ADD UNDOFILE <string> ${options}`),
  { pattern: `CREATE SERVER <value> FOREIGN DATA WRAPPER <value> OPTIONS ( {${serverOption}},... )`, effect: 'create', objectKind: 'server', ...commits },
  {
    pattern: `CREATE [OR REPLACE] SERVER [IF NOT EXISTS] <value> FOREIGN DATA WRAPPER <value> OPTIONS ( {${serverOption}},... )`,
    effect: 'create', objectKind: 'server', offered: { mariadb: 100000 }, ...commits,
  },
  {
    pattern: `CREATE [OR REPLACE] SERVER [IF NOT EXISTS] <value> FOREIGN DATA WRAPPER <value> OPTIONS ( {${anyServerOption}},... )`,
    effect: 'create', objectKind: 'server', offered: { mariadb: 110700 }, ...commits,
  },
  other('create', `CREATE [OR REPLACE] SPATIAL REFERENCE SYSTEM [IF NOT EXISTS] ${referenceSystem}`, { mysql: 80000 }),
  other('create', `CREATE RESOURCE GROUP <schema> TYPE [=] {USER | SYSTEM} [${cpus}] [${priority}] [ENABLE | DISABLE]`, { mysql: 80003 }),
];

export const alterStorageStatements: readonly SimpleStatement[] = [
  tablespace('alter', 'ALTER TABLESPACE <schema> RENAME TO <name>'),
  tablespace('alter', `ALTER TABLESPACE <schema> {ADD | DROP} DATAFILE <string> ${options}`),
  tablespace('alter', `ALTER TABLESPACE <schema> ${options}`),
  tablespace('alter', `ALTER UNDO TABLESPACE <schema> SET {ACTIVE | INACTIVE} [${engine}]`),
  tablespace('alter', `ALTER LOGFILE GROUP <schema> ADD UNDOFILE <string> ${options}`),
  { pattern: `ALTER SERVER <value> OPTIONS ( {${serverOption}},... )`, effect: 'alter', objectKind: 'server', ...commits },
  { pattern: `ALTER SERVER <value> OPTIONS ( {${anyServerOption}},... )`, effect: 'alter', objectKind: 'server', offered: { mariadb: 110700 }, ...commits },
  other('alter', `ALTER RESOURCE GROUP <schema> [${cpus}] [${priority}] [ENABLE | DISABLE] [FORCE]`, { mysql: 80003 }),
  other('alter', 'ALTER INSTANCE ROTATE {INNODB | BINLOG} MASTER KEY', mysql),
  other('alter', 'ALTER INSTANCE RELOAD TLS [FOR CHANNEL <name>] [NO ROLLBACK ON ERROR]', mysql),
  other('alter', 'ALTER INSTANCE RELOAD KEYRING', mysql),
  other('alter', 'ALTER INSTANCE {ENABLE | DISABLE} INNODB REDO_LOG', mysql),
];

export const dropStorageStatements: readonly SimpleStatement[] = [
  tablespace('drop', `DROP [UNDO] TABLESPACE <schema> ${options}`),
  tablespace('drop', `DROP LOGFILE GROUP <schema> ${options}`),
  { pattern: 'DROP SERVER [IF EXISTS] <value>', command: 'DROP SERVER', ...commits },
  other('drop', 'DROP SPATIAL REFERENCE SYSTEM [IF EXISTS] <integer>', { mysql: 80000 }),
  other('drop', 'DROP RESOURCE GROUP <schema> [FORCE]', { mysql: 80003 }),
];
