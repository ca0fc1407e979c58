import type { ChangeSet } from '../model/change-set.ts';
import type { SourceFile } from '../model/migration.ts';

/** The repository that is judged. All paths are relative to its root, forward slashes. */
export interface Repository {
  /** Absolute path of the work tree. */
  readonly root: string;

  /**
   * Every regular file below a folder of the work tree, sorted by path.
   * @throws UserError migrations/directory-missing, migrations/directory-unreadable, migrations/symlink-leaves-repository.
   */
  listFiles(folder: string): Promise<readonly string[]>;

  /** Reads files of the work tree. */
  readFiles(paths: readonly string[]): Promise<readonly SourceFile[]>;

  /** Paths of the regular files of a folder as it was at a commit. */
  listFilesAt(commit: string, folder: string): Promise<readonly string[]>;

  /** Files of a folder as they were at a commit; `only` limits which are read. */
  readFilesAt(commit: string, folder: string, only?: ReadonlySet<string>): Promise<readonly SourceFile[]>;

  /**
   * What differs between the merge base with `baseRef` and the work tree.
   * @throws UserError of the git namespace.
   */
  changeSet(base: BaseRequest): Promise<ChangeSet>;
}

/** Where the change set starts: a ref or commit, and in which words to report it. Absent: the default branch. */
export interface BaseRequest {
  readonly ref?: string;
  readonly source?: string;
}
