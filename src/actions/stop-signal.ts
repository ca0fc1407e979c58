/** A stop that was asked for by a signal. */
export interface StopRequest {
  readonly signal: AbortSignal;
  /** Exit code that the signal asks for: 130 for SIGINT, 143 for SIGTERM; undefined where none came. */
  exitCode(): number | undefined;
  /** Stops listening, so that nothing keeps the process. */
  dispose(): void;
}

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Turns SIGINT and SIGTERM into an abort. GitHub's runner sends SIGINT, after 7.5 s SIGTERM, after 2.5 s more it kills:
 * the first signal asks for an orderly end, a second one of the same kind ends the process at once.
 */
export function listenForStop(): StopRequest {
  const controller = new AbortController();
  let received: keyof typeof exitCodes | undefined;
  const stop = (signal: keyof typeof exitCodes): void => {
    if (received === signal) process.exit(exitCodes[signal]);
    received ??= signal;
    controller.abort(signal);
  };
  const onInterrupt = (): void => stop('SIGINT');
  const onTerminate = (): void => stop('SIGTERM');
  process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate);
  return {
    signal: controller.signal,
    exitCode: () => (received === undefined ? undefined : exitCodes[received]),
    dispose: () => {
      process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate);
    },
  };
}
