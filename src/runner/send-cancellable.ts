import type { DatabaseSession, FlightResult, SqlCommand } from '../ports/database-session.ts';
import type { Clock } from '../ports/clock.ts';

/** `no-end`: the statement was cancelled and its end was not seen. */
export type FlightEnd = FlightResult | 'no-end';

const cancelEveryMs = 250;
/** The GitHub runner kills a step 7.5 s after its first signal; recording the state needs the rest. */
const cancelBudgetMs = 3_000;

/**
 * Sends a flight; when the signal is aborted meanwhile, asks the server to cancel what the session runs, again and again,
 * since a request that arrives between two statements is lost.
 */
export async function sendCancellable(session: DatabaseSession, commands: readonly SqlCommand[], stop: { readonly signal: AbortSignal; readonly clock: Clock }): Promise<FlightEnd> {
  const flight = new Flight(session.send(commands));
  const aborted = onceAborted(stop.signal);
  await Promise.race([flight.ended, aborted.promise]);
  aborted.forget();
  const deadline = stop.clock.elapsed() + cancelBudgetMs;
  while (!flight.hasEnded && stop.clock.elapsed() < deadline) {
    // A refused request (no connection left, no permission) is tried again like a lost one.
    const asked = session.cancel().catch(() => undefined);
    await Promise.race([flight.ended, Promise.all([asked, stop.clock.sleep(cancelEveryMs)])]);
  }
  return flight.hasEnded ? flight.result() : 'no-end';
}

class Flight {
  hasEnded = false;
  readonly ended: Promise<void>;
  readonly #sent: Promise<FlightResult>;

  constructor(sent: Promise<FlightResult>) {
    this.#sent = sent;
    const end = (): void => {
      this.hasEnded = true;
    };
    this.ended = sent.then(end, end);
  }

  result(): Promise<FlightResult> {
    return this.#sent;
  }
}

function onceAborted(signal: AbortSignal): { readonly promise: Promise<void>; forget(): void } {
  if (signal.aborted) return { promise: Promise.resolve(), forget: () => undefined };
  const { promise, resolve } = withResolver();
  signal.addEventListener('abort', resolve, { once: true });
  return { promise, forget: () => signal.removeEventListener('abort', resolve) };
}

function withResolver(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: () => resolve() };
}
