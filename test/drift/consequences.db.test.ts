import { expect, it } from '@jest/globals';
import { inspectSchema as inspectMysql } from '../../src/engines/mysql/inspect-schema.ts';
import { inspectSchema as inspectPostgres } from '../../src/engines/postgres/inspect-schema.ts';
import { parseServerVersion } from '../../src/sql/server-version.ts';
import { casesFor, describeEachServer, type TestServer } from '../support/servers.ts';
import { mysqlConsequences, postgresConsequences, type ConsequenceCase } from './consequence-cases.ts';
import { lines } from './objects.ts';
import { runCase, type InspectSchema } from './run-case.ts';

/** Runs the cases of one server; of each change what it is, without what came with it. */
function checkAll(cases: readonly ConsequenceCase[], server: TestServer, inspect: InspectSchema): void {
  const version = parseServerVersion(server.version)?.number ?? 0;
  const fitting = casesFor(server, cases.filter(({ engine, minVersion = 0 }) => [engine].flat().includes(server.engine) && minVersion <= version));
  it.each(fitting.map((one) => [one.says, one] as const))('%s', async (_, one) => {
    const changes = await runCase({ id: one.says, expected: [], ...one }, { server, inspect });
    expect(lines(changes.map((change) => ({ ...change, consequences: [] })))).toEqual(one.lines);
  });
}

describeEachServer('what a person did is told, and nothing that came with it:', ['postgresql'], (server) => {
  checkAll(postgresConsequences, server, inspectPostgres);
});

describeEachServer('what a person did is told, and nothing that came with it:', ['mysql', 'mariadb'], (server) => {
  checkAll(mysqlConsequences, server, inspectMysql);
});
