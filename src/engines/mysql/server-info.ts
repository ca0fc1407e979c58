import type mysql from 'mysql2/promise';

import type { EngineName, ServerVersion } from '../../model/engine-name.ts';
import type { ServerInfo } from '../../model/server-info.ts';

const identityQuery = `
select version() as version_text, database() as database_name, substring_index(user(), '@', 1) as user_name,
       connection_id() as connection_number`;

/** SHOW VARIABLES leaves out what a server does not know, where `select @@super_read_only` would fail on MariaDB. */
const variablesQuery = `
show variables where variable_name in
('read_only', 'super_read_only', 'innodb_read_only', 'transaction_read_only', 'tx_read_only', 'lower_case_table_names')`;

interface IdentityRow extends mysql.RowDataPacket {
  readonly version_text: string;
  readonly database_name: string | null;
  readonly user_name: string;
  readonly connection_number: number;
}

interface VariableRow extends mysql.RowDataPacket {
  readonly Variable_name: string;
  readonly Value: string;
}

const readOnlyVariables = ['read_only', 'super_read_only', 'innodb_read_only', 'transaction_read_only', 'tx_read_only'];

/** Reads the facts about a server. The schema of unqualified names is the database; empty where the URL names none. */
export async function readServerInfo(connection: mysql.Connection): Promise<ServerInfo> {
  const [[identity]] = await connection.query<IdentityRow[]>(identityQuery);
  if (identity === undefined) throw new Error('the server answered no row about itself');
  const [rows] = await connection.query<VariableRow[]>(variablesQuery);
  const variables = new Map(rows.map((row) => [row.Variable_name.toLowerCase(), row.Value]));
  const database = identity.database_name ?? '';
  return {
    engine: engineOf(identity.version_text),
    version: serverVersion(identity.version_text),
    database,
    user: identity.user_name,
    schema: database,
    readOnly: readOnlyVariables.some((name) => isOn(variables.get(name))),
    sessionId: identity.connection_number,
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
