/** Time and waiting, so that tests need neither. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Monotonic milliseconds, for durations. */
  elapsed(): number;
  sleep(milliseconds: number): Promise<void>;
}
