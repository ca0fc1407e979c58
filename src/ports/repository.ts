import type { ChangeSet } from '../model/change-set.ts';
import type { SourceFile } from '../model/migration.ts';
import type { StoredForm } from '../model/stored-form.ts';
import type { WordSearch } from '../model/word-search.ts';

/** The repository that is judged. All paths are relative to its root, forward slashes. */
export interface Repository {
  /** Absolute path of the work tree. */
  readonly root: string;

  /**
   * Every regular file below a folder of the work tree, sorted by path.
   * @throws UserError migrations/directory-missing, migrations/directory-unreadable, migrations/symlink-leaves-repository.
   */
  listFiles(folder: string): readonly string[];

  /** Reads files of the work tree. */
  readFiles(paths: readonly string[]): readonly SourceFile[];

  /** Paths of the regular files of a folder as it was at a commit. */
  listFilesAt(commit: string, folder: string): Promise<readonly string[]>;

  /** Files of a folder as they were at a commit; `only` limits which are read. */
  readFilesAt(commit: string, folder: string, only?: ReadonlySet<string>): Promise<readonly SourceFile[]>;

  /**
   * Every text that files of some names (without folders) had below the folders, in HEAD and the commits behind it, newest first.
   * Empty where there is no history.
   */
  fileVersions(folders: readonly string[], names: ReadonlySet<string>): Promise<readonly FileVersion[]>;

  /**
   * How git keeps the files below some folders, untracked ones included; line ends are told of the files in `only`, or of every
   * file. Empty where the folder is in no git repository.
   */
  storedForms(folders: readonly string[], only?: readonly string[]): Promise<readonly StoredForm[]>;

  /** Where words stand as whole words in tracked text files of the work tree, the folders in `without` left out. Bounded in time and size. */
  findWords(words: readonly string[], without: readonly string[]): Promise<WordSearch>;

  /**
   * What differs between the merge base with a base and the work tree, below the folders; a file that was moved into one
   * of them is added there, a file that was moved out is deleted. Of several bases the first that the clone has is
   * taken; of none, the default branch.
   * @throws UserError of the git namespace, about the first base.
   */
  changeSet(bases: readonly BaseRequest[], folders: readonly string[]): Promise<ChangeSet>;
}

/** A text that a file once had. */
export interface FileVersion extends SourceFile {
  /** A commit that has it. */
  readonly commit: string;
}

/** Where the change set starts: a ref or commit, and in which words to report it. */
export interface BaseRequest {
  readonly ref: string;
  readonly source?: string;
}
