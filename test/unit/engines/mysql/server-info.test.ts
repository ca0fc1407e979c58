import { describe, expect, it } from '@jest/globals';

import { readServerInfo } from '../../../../src/engines/mysql/server-info.ts';
import type { Row } from '../../../../src/ports/database-session.ts';

function answers(identity: Row, variables: Readonly<Record<string, string>> = {}): (text: string) => Promise<readonly Row[]> {
  const rows = Object.entries(variables).map(([name, value]) => ({ Variable_name: name, Value: value }));
  return (text) => Promise.resolve(text.includes('show variables') ? rows : [{ database_name: 'app', user_name: 'me', connection_number: 7, ...identity }]);
}

describe('readServerInfo', () => {
  it.each([
    { printed: '8.0.36', engine: 'mysql', text: '8.0.36', number: 80_036 },
    { printed: '9.7.4', engine: 'mysql', text: '9.7.4', number: 90_704 },
    { printed: '8.0.35-27.1', engine: 'mysql', text: '8.0.35', number: 80_035 },
    { printed: '8.0.mysql_aurora.3.04.0', engine: 'mysql', text: '8.0.0', number: 80_000 },
    { printed: '10.11.19-MariaDB-0+deb12u1', engine: 'mariadb', text: '10.11.19', number: 101_119 },
    { printed: '11.8.9-MariaDB', engine: 'mariadb', text: '11.8.9', number: 110_809 },
  ])('knows $printed', async ({ printed, engine, text, number }) => {
    const info = await readServerInfo(answers({ version_text: printed }));
    expect(info).toMatchObject({ engine, version: { text, number }, database: 'app', schema: 'app', user: 'me', sessionId: 7 });
  });

  it.each([
    [{}, false],
    [{ read_only: 'OFF', super_read_only: 'OFF', innodb_read_only: 'OFF', transaction_read_only: 'OFF' }, false],
    [{ read_only: 'ON' }, true],
    [{ super_read_only: 'ON' }, true],
    [{ innodb_read_only: 'ON' }, true],
    [{ transaction_read_only: 'ON' }, true],
    [{ tx_read_only: 'ON' }, true],
    [{ read_only: 'NO_LOCK_NO_ADMIN' }, true],
  ])('tells by %j whether it is read-only', async (variables, readOnly) => {
    expect((await readServerInfo(answers({ version_text: '8.4.0' }, variables))).readOnly).toBe(readOnly);
  });

  it('reads how names of tables are compared, and a session without a database', async () => {
    const info = await readServerInfo(answers({ version_text: '8.4.0', database_name: null }, { lower_case_table_names: '2' }));
    expect(info).toMatchObject({ lowerCaseTableNames: 2, database: '', schema: '' });
  });
});
