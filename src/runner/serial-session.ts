import type { DatabaseSession, FlightResult, Row, SqlCommand } from '../ports/database-session.ts';

/** A session that several parts of the runner use: their calls wait for each other. */
export function serialSession(session: DatabaseSession): DatabaseSession {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(call: () => Promise<Result>): Promise<Result> => {
    const next = last.then(call, call);
    last = next.catch(() => undefined);
    return next;
  };
  return {
    server: session.server,
    traits: session.traits,
    query: (command: SqlCommand): Promise<readonly Row[]> => inTurn(() => session.query(command)),
    queryAll: (texts: readonly string[]): Promise<readonly (readonly Row[])[]> => inTurn(() => session.queryAll(texts)),
    send: (commands: readonly SqlCommand[]): Promise<FlightResult> => inTurn(() => session.send(commands)),
    cancel: () => session.cancel(),
    close: () => session.close(),
  };
}
