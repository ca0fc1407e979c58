/** What a step of a workflow gives to its program: environment, standard output, and files for commands. */
export interface Step {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes text to standard output. */
  readonly write: (text: string) => void;
}
