import type { HistoryCommand, HistoryLocation } from '../../format.ts';
import { quotedTable, quoteName } from '../../quote-table.ts';

/** The tables of a registry of version 1.1, as Sqitch 1.x makes them, without their comments. */
export function registryTables(location: HistoryLocation): readonly HistoryCommand[] {
  return location.family === 'postgres' ? postgresTables(location) : mysqlTables(location);
}

/** A column for people: the name and the email of a role. */
function person(role: string, type: string): string {
  return `${role}_name ${type} NOT NULL, ${role}_email ${type} NOT NULL`;
}

function postgresTables(location: HistoryLocation): readonly HistoryCommand[] {
  const table = (name: string): string => quotedTable({ ...location, table: name });
  const now = 'TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()';
  const ofProject = `project TEXT NOT NULL REFERENCES ${table('projects')} (project) ON UPDATE CASCADE`;
  const planned = `note TEXT NOT NULL DEFAULT '', committed_at ${now}, ${person('committer', 'TEXT')}, planned_at TIMESTAMPTZ NOT NULL, ${person('planner', 'TEXT')}`;
  const names = (column: string): string => `${column} TEXT[] NOT NULL DEFAULT '{}'`;
  return [
    `CREATE TABLE ${table('releases')} (version REAL PRIMARY KEY, installed_at ${now}, ${person('installer', 'TEXT')})`,
    `CREATE TABLE ${table('projects')} (project TEXT PRIMARY KEY, uri TEXT NULL UNIQUE, created_at ${now}, ${person('creator', 'TEXT')})`,
    `CREATE TABLE ${table('changes')} (change_id TEXT PRIMARY KEY, script_hash TEXT NULL, change TEXT NOT NULL, ${ofProject}, ${planned}, UNIQUE (project, script_hash))`,
    `CREATE TABLE ${table('tags')} (tag_id TEXT PRIMARY KEY, tag TEXT NOT NULL, ${ofProject}, change_id TEXT NOT NULL REFERENCES ${table('changes')} (change_id) ON UPDATE CASCADE, ${planned}, UNIQUE (project, tag))`,
    `CREATE TABLE ${table('dependencies')} (change_id TEXT NOT NULL REFERENCES ${table('changes')} (change_id) ON UPDATE CASCADE ON DELETE CASCADE, type TEXT NOT NULL, dependency TEXT NOT NULL, dependency_id TEXT NULL REFERENCES ${table('changes')} (change_id) ON UPDATE CASCADE CONSTRAINT dependencies_check CHECK ((type = 'require' AND dependency_id IS NOT NULL) OR (type = 'conflict' AND dependency_id IS NULL)), PRIMARY KEY (change_id, dependency))`,
    `CREATE TABLE ${table('events')} (event TEXT NOT NULL CONSTRAINT events_event_check CHECK (event IN ('deploy', 'revert', 'fail', 'merge')), change_id TEXT NOT NULL, change TEXT NOT NULL, ${ofProject}, ${planned.replace('committed_at', `${['requires', 'conflicts', 'tags'].map(names).join(', ')}, committed_at`)}, PRIMARY KEY (change_id, committed_at))`,
  ].map((text) => ({ text }));
}

function mysqlTables(location: HistoryLocation): readonly HistoryCommand[] {
  const table = (name: string): string => quotedTable({ ...location, table: name });
  const time = 'DATETIME(6) NOT NULL';
  const name = 'VARCHAR(255)';
  const end = ") ENGINE InnoDB, CHARACTER SET 'utf8'";
  const ofProject = `project ${name} NOT NULL REFERENCES ${table('projects')} (project) ON UPDATE CASCADE`;
  const planned = `committed_at ${time}, ${person('committer', name)}, planned_at ${time}, ${person('planner', name)}`;
  const isWrong = "(NEW.type = 'require' AND NEW.dependency_id IS NULL) OR (NEW.type = 'conflict' AND NEW.dependency_id IS NOT NULL)";
  const check = (event: string): string => `CREATE TRIGGER ${quotedTable({ ...location, table: `ck_${event.toLowerCase()}_dependency` })} BEFORE ${event} ON ${table('dependencies')} FOR EACH ROW BEGIN IF ${isWrong} THEN SIGNAL SQLSTATE 'ERR0R' SET MESSAGE_TEXT = 'A requirement needs a dependency_id, a conflict has none'; END IF; END`;
  return [
    `CREATE TABLE ${table('releases')} (version FLOAT(4, 1) PRIMARY KEY, installed_at ${time}, ${person('installer', name)}${end}`,
    `CREATE TABLE ${table('projects')} (project ${name} PRIMARY KEY, uri ${name} NULL UNIQUE, created_at ${time}, ${person('creator', name)}${end}`,
    `CREATE TABLE ${table('changes')} (change_id VARCHAR(40) PRIMARY KEY, script_hash VARCHAR(40) NULL, ${quoteName('mysql', 'change')} ${name} NOT NULL, ${ofProject}, note TEXT NOT NULL, ${planned}, UNIQUE (project, script_hash)${end}`,
    `CREATE TABLE ${table('tags')} (tag_id VARCHAR(40) PRIMARY KEY, tag ${name} NOT NULL, ${ofProject}, change_id VARCHAR(40) NOT NULL REFERENCES ${table('changes')} (change_id) ON UPDATE CASCADE, note ${name} NOT NULL, ${planned}, UNIQUE (project, tag)${end}`,
    `CREATE TABLE ${table('dependencies')} (change_id VARCHAR(40) NOT NULL REFERENCES ${table('changes')} (change_id) ON UPDATE CASCADE ON DELETE CASCADE, type VARCHAR(8) NOT NULL, dependency ${name} NOT NULL, dependency_id VARCHAR(40) NULL REFERENCES ${table('changes')} (change_id) ON UPDATE CASCADE, PRIMARY KEY (change_id, dependency)${end}`,
    `CREATE TABLE ${table('events')} (event ENUM ('deploy', 'fail', 'merge', 'revert') NOT NULL, change_id VARCHAR(40) NOT NULL, ${quoteName('mysql', 'change')} ${name} NOT NULL, ${ofProject}, note TEXT NOT NULL, requires TEXT NOT NULL, conflicts TEXT NOT NULL, tags TEXT NOT NULL, ${planned}, PRIMARY KEY (change_id, committed_at)${end}`,
    check('INSERT'),
    check('UPDATE'),
    // Verify scripts call it.
    `CREATE FUNCTION ${quotedTable({ ...location, table: 'checkit' })} (doit INTEGER, message VARCHAR(256)) RETURNS INTEGER DETERMINISTIC BEGIN IF doit IS NULL OR doit = 0 THEN SIGNAL SQLSTATE 'ERR0R' SET MESSAGE_TEXT = message; END IF; RETURN doit; END`,
  ].map((text) => ({ text }));
}
