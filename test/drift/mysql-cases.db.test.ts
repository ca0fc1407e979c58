import { expect, it } from '@jest/globals';

import { inspectSchema } from '../../src/engines/mysql/inspect-schema.ts';
import { describeEachServer } from '../support/servers.ts';
import { mysqlAttributeCases } from './mysql-attribute-cases.ts';
import { mysqlCases } from './mysql-cases.ts';
import { describeChanges, runCase } from './run-case.ts';

describeEachServer('drift of the MySQL family', ['mysql', 'mariadb'], (server) => {
  const cases = [...mysqlCases, ...mysqlAttributeCases].filter(({ engine }) => (typeof engine === 'string' ? engine === server.engine : engine.includes(server.engine)));

  it.each(cases)('$id: $mutation', async (scenario) => {
    const changes = await runCase(scenario, { server, inspect: inspectSchema });
    expect(describeChanges(changes, scenario)).toEqual(scenario.expected);
  });
});
