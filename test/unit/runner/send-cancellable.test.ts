import { describe, expect, it } from '@jest/globals';

import type { FlightResult } from '../../../src/ports/database-session.ts';
import { sendCancellable } from '../../../src/runner/send-cancellable.ts';
import { fakeClock, fakeSession, succeeded } from './fakes.ts';

const commands = [{ text: 'SELECT 1' }];
const cancelled: FlightResult = { results: [], failure: { index: 0, problem: { sqlState: '57014', message: 'canceling statement due to user request', connectionLost: false } } };

/** A flight that ends only when somebody says so. */
function openFlight(): { readonly flight: Promise<FlightResult>; readonly end: (result: FlightResult) => void } {
  let end: (result: FlightResult) => void = () => undefined;
  const flight = new Promise<FlightResult>((resolve) => {
    end = resolve;
  });
  return { flight, end: (result) => end(result) };
}

describe('a flight that can be cancelled', () => {
  it('is just sent where nobody stops it', async () => {
    const session = fakeSession({ cancel: () => expect('cancel').toBe('not called') });
    expect(await sendCancellable(session, commands, { signal: new AbortController().signal, clock: fakeClock() })).toEqual(succeeded(commands));
  });

  it('asks the server to cancel when it is stopped, again until the statement ends', async () => {
    const stop = new AbortController();
    const { flight, end } = openFlight();
    let asked = 0;
    const session = fakeSession({
      send: () => flight,
      cancel: () => {
        asked += 1;
        if (asked === 3) end(cancelled);
      },
    });
    const sent = sendCancellable(session, commands, { signal: stop.signal, clock: fakeClock() });
    stop.abort();
    expect(await sent).toEqual(cancelled);
    expect(asked).toBe(3);
  });

  it('gives up after three seconds without an end', async () => {
    const stop = new AbortController();
    stop.abort();
    const clock = fakeClock();
    const session = fakeSession({ send: () => openFlight().flight });
    expect(await sendCancellable(session, commands, { signal: stop.signal, clock })).toBe('no-end');
    expect(clock.elapsed()).toBe(3_000);
  });

  it('takes what went through although it was stopped', async () => {
    const stop = new AbortController();
    const { flight, end } = openFlight();
    const session = fakeSession({ send: () => flight, cancel: () => end(succeeded(commands)) });
    const sent = sendCancellable(session, commands, { signal: stop.signal, clock: fakeClock() });
    stop.abort();
    expect(await sent).toEqual(succeeded(commands));
  });
});
