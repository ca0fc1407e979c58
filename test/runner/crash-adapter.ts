import type { DatabaseSession, SqlCommand } from '../../src/ports/database-session.ts';
import type { EngineAdapter } from '../../src/ports/engine.ts';

/**
 * When a process kills itself: at its n-th call to the server (from 1), or at the first one that sends a text; before the call
 * leaves, while it is on its way, or after its answer.
 */
export interface CrashPoint {
  readonly at: number | string;
  readonly moment: 'before' | 'during' | 'after';
}

/** An adapter whose process dies by SIGKILL at a point: no handler runs, no farewell is sent. */
export function crashingAdapter(adapter: EngineAdapter, point: CrashPoint): EngineAdapter {
  let calls = 0;
  const guarded: Guarded = async (commands, call) => {
    calls += 1;
    const isHere = typeof point.at === 'number' ? calls === point.at : commands.some(({ text }) => text.includes(String(point.at)));
    if (isHere && point.moment === 'before') die();
    const answer = call();
    // The driver writes to the socket in this turn of the event loop or the next.
    if (isHere && point.moment === 'during') setImmediate(() => setImmediate(die));
    const received = await answer;
    if (isHere && point.moment === 'after') die();
    return received;
  };
  return {
    ...adapter,
    connect: async (request) => {
      const session = await adapter.connect(request);
      return wrapped(session, guarded);
    },
  };
}

type Guarded = <Answer>(commands: readonly SqlCommand[], call: () => Promise<Answer>) => Promise<Answer>;

function wrapped(session: DatabaseSession, guarded: Guarded): DatabaseSession {
  return {
    server: session.server,
    traits: session.traits,
    query: (command) => guarded([command], () => session.query(command)),
    queryAll: (texts) => guarded(texts.map((text) => ({ text })), () => session.queryAll(texts)),
    send: (commands) => guarded(commands, () => session.send(commands)),
    cancel: () => session.cancel(),
    close: () => session.close(),
  };
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  // The signal arrives before the next turn; nothing may happen until then.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
}
