import type { EngineName, ServerVersion } from '../../model/engine-name.ts';
import type { ServerInfo } from '../../model/server-info.ts';
import type { Row } from '../../ports/database-session.ts';
import { integer, optionalText, text } from '../catalog-values.ts';

const identityQuery = `
select version() as version_text, database() as database_name, substring_index(user(), '@', 1) as user_name,
       connection_id() as connection_number`;

/** SHOW VARIABLES leaves out what a server does not know, where `select @@super_read_only` would fail on MariaDB. */
const variablesQuery = `
show variables where variable_name in
('read_only', 'super_read_only', 'innodb_read_only', 'transaction_read_only', 'tx_read_only', 'lower_case_table_names')`;

const readOnlyVariables = ['read_only', 'super_read_only', 'innodb_read_only', 'transaction_read_only', 'tx_read_only'];

/**
 * Reads the facts about a server. The schema of unqualified names is the database; empty where the URL names none.
 * @param query runs a query on the new connection.
 */
export async function readServerInfo(query: (text: string) => Promise<readonly Row[]>): Promise<ServerInfo> {
  const [identity = {}] = await query(identityQuery);
  const rows = await query(variablesQuery);
  const variables = new Map(rows.map((row) => [text(row, 'Variable_name').toLowerCase(), text(row, 'Value')]));
  const database = optionalText(identity, 'database_name') ?? '';
  const version = text(identity, 'version_text');
  return {
    engine: engineOf(version),
    version: serverVersion(version),
    database,
    user: text(identity, 'user_name'),
    schema: database,
    readOnly: readOnlyVariables.some((name) => isOn(variables.get(name))),
    sessionId: integer(identity, 'connection_number'),
    lowerCaseTableNames: Number(variables.get('lower_case_table_names') ?? 0),
  };
}

/** MariaDB 12 has further values of read_only than ON. */
function isOn(value: string | undefined): boolean {
  return value !== undefined && !['OFF', '0', ''].includes(value.toUpperCase());
}

/** MariaDB names itself in its version: `10.11.19-MariaDB`. */
function engineOf(version: string): EngineName {
  return /mariadb/i.test(version) ? 'mariadb' : 'mysql';
}

function serverVersion(text: string): ServerVersion {
  const [, major = '0', minor = '0', patch = '0'] = /^(\d+)\.(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  return { text: `${major}.${minor}.${patch}`, number: Number(major) * 10_000 + Number(minor) * 100 + Number(patch) };
}
