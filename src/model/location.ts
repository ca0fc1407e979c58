/** A character range in one text: UTF-16 offsets as JavaScript strings index them, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a text as editors and GitHub count it: both from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A place in a file of the repository; `file` is relative to the repository's root, with forward slashes. */
export interface Location {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}
