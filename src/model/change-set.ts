/** What the pull request did to one file. Renames are found by git's similarity. */
export type ChangeKind = 'added' | 'edited' | 'renamed' | 'deleted';

/** One file of a change set; paths relative to the repository's root, forward slashes. */
export interface ChangedFile {
  readonly path: string;
  readonly change: ChangeKind;
  /** The old path of a renamed file. */
  readonly from?: string;
}

/** Files changed between the merge base and the head. */
export interface ChangeSet {
  /** Commit ids, 40 hexadecimal digits; `head` is absent where the work tree itself is judged. */
  readonly base: string;
  readonly head?: string;
  /** The ref or commit that the base was found with: the tip of the base branch, where one is named. */
  readonly tip?: string;
  /** How the base was found, for the report. */
  readonly source: string;
  readonly files: readonly ChangedFile[];
}
