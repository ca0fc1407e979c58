import type { Clock } from '../ports/clock.ts';

/** Between two readings of a server's counters: long enough that it has counted in between, short enough to be waited for. */
export const samplePauseMs = 1_100;

export function secondsSince(started: number, clock: Clock): number {
  return (clock.elapsed() - started) / 1000;
}
