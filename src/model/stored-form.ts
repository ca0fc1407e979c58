/** Which line ends a text has; `binary` where git takes it for no text. */
export type LineEnds = 'none' | 'lf' | 'crlf' | 'mixed' | 'binary';

/** How git keeps a file, beside how it lies in the work tree. */
export interface StoredForm {
  /** Relative to the repository's root, forward slashes. */
  readonly path: string;
  readonly kind: 'file' | 'link' | 'submodule';
  /** In git; absent where git does not have the file. */
  readonly stored?: LineEnds;
  /** In the work tree; absent where the file is not there or no regular file. */
  readonly checkedOut?: LineEnds;
  /** True where `.gitattributes` says which line ends a checkout has: an `eol`, or that git leaves the bytes alone. */
  readonly isSettled: boolean;
}
