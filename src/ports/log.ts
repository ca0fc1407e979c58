/** Progress for people. Text is plain; the adapter encodes it and removes secrets. */
export interface Log {
  info(text: string): void;
  warning(text: string): void;
  /** Only with --verbose, or with step debugging in a workflow. */
  debug(text: string): void;
}
