import { expect, it } from '@jest/globals';

import { builtInVolatility } from '../../../../src/sql/postgres/function-volatility.ts';
import { createDatabase, describeEachServer } from '../../../support/servers.ts';

/** A form of it was VOLATILE before version 14: the one for timetz. */
const exceptions: ReadonlySet<unknown> = new Set(['timezone']);

describeEachServer('volatility of functions', ['postgresql'], (server) => {
  it('is what pg_proc says', async () => {
    const database = await createDatabase(server);
    const rows = await database.query("SELECT proname, bool_or(provolatile = 'v') AS volatile FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace GROUP BY 1");
    await database.drop();
    const said = rows.filter(({ proname }) => builtInVolatility(String(proname)) !== undefined && !exceptions.has(proname));
    expect(said.length).toBeGreaterThan(300);
    expect(said.filter(({ proname, volatile }) => (builtInVolatility(String(proname)) === 'volatile') !== volatile)).toEqual([]);
  });
});
