import { describe, expect, it } from '@jest/globals';

import { inspectSchema } from '../../src/engines/postgres/inspect-schema.ts';
import { casesFor, describeEachServer } from '../support/servers.ts';
import { postgresCases } from './postgres-cases.ts';
import { describeChanges, runCase } from './run-case.ts';

describeEachServer('a comparison says exactly what somebody did', ['postgresql'], (server) => {
  const major = Number.parseInt(server.version);
  const cases = casesFor(server, postgresCases.filter(({ minVersion = 0 }) => major * 10_000 >= minVersion));

  describe('case', () => {
    it.each(cases)('$id', async (drift) => {
      const changes = await runCase(drift, { server, inspect: inspectSchema });
      expect(describeChanges(changes, drift)).toStrictEqual(drift.expected);
    });
  });
});
