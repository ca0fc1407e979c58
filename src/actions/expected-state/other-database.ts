import type { ReferenceTable } from '../../model/drift-settings.ts';
import type { DatabaseSession } from '../../ports/database-session.ts';
import type { RunnerRequest } from '../../runner/runner-request.ts';
import { requireUrl } from '../dev-server.ts';
import { openForReading } from '../drift/read-target.ts';
import type { RunContext } from '../run-context.ts';
import { describedState } from './described-state.ts';
import type { Expectation } from './expectation.ts';
import { expectedRows } from './expected-rows.ts';

/** What reading it needs. */
export interface OtherRequest {
  readonly context: RunContext;
  readonly runner: RunnerRequest;
  readonly referenceTables: readonly ReferenceTable[];
}

/**
 * The state of another live database.
 * @throws UserError database/url-missing; DatabaseError.
 */
export async function otherDatabase({ context, runner, referenceTables }: OtherRequest, variable: string): Promise<Expectation> {
  const url = requireUrl(context, variable);
  const { adapter } = runner;
  const { clock } = context;
  const reading = async <Result>(read: (session: DatabaseSession) => Promise<Result>): Promise<Result> => {
    const session = await openForReading({ ...runner, url });
    try {
      return await read(session);
    } finally {
      await session.close();
    }
  };
  const schema = await reading((session) => adapter.inspectSchema(session, { clock }));
  const rows = referenceTables.length === 0 ? new Map() : await reading((session) => expectedRows(referenceTables, { adapter, session, clock }));
  return { ...describedState(schema, `the database of ${variable}`), rows };
}
