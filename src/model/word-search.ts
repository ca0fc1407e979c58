/** A place where a word stands in a file of the repository. */
export interface WordPlace {
  readonly word: string;
  /** Relative to the repository's root, forward slashes. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** Where words stand in the repository. */
export interface WordSearch {
  readonly places: readonly WordPlace[];
  /** What was not read, and why: the end of a sentence. Absent where everything was. */
  readonly unread?: string;
}
