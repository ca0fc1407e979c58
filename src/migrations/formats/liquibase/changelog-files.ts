import { UserError } from '../../../errors/user-error.ts';
import type { SourceFile } from '../../../model/migration.ts';
import type { ChangeFile } from './change-set.ts';
import { besidePath, normalPath, refuseOutside } from './paths.ts';

/** The files that changelogs can name: those below the migration directories, by their paths below the search path. */
export class ChangelogFiles {
  readonly #files: ReadonlyMap<string, SourceFile>;
  readonly #prefix: string;

  /** @param root folder of the repository at which the paths in changelogs begin: Liquibase's search path. */
  constructor(files: readonly SourceFile[], root: string) {
    const folder = normalPath(root);
    this.#prefix = folder === '' ? '' : `${folder}/`;
    this.#files = new Map(files.flatMap((file) => (file.path.startsWith(this.#prefix) ? [[file.path.slice(this.#prefix.length), file] as const] : [])));
  }

  /** The file of a path below the search path. */
  find(path: string): SourceFile | undefined {
    return this.#files.get(normalPath(path));
  }

  /** Paths below the search path that begin with a folder. */
  below(folder: string): readonly string[] {
    const prefix = normalPath(folder) === '' ? '' : `${normalPath(folder)}/`;
    return [...this.#files.keys()].filter((path) => path.startsWith(prefix));
  }

  /** Path below the search path of a file of the repository; its own path where it is elsewhere. */
  searchPathOf(file: string): string {
    return file.startsWith(this.#prefix) ? file.slice(this.#prefix.length) : file;
  }

  /**
   * The file that a changelog names.
   * @param from path of the changelog below the search path, where the name is relative to it
   * @throws UserError migrations/changelog-leaves-directory, migrations/changelog-file-missing.
   */
  named(path: string, { from, where }: { readonly from?: string; readonly where: string }): ChangeFile {
    const normal = from === undefined ? normalPath(path) : besidePath(from, path);
    refuseOutside(normal, where);
    const found = this.#files.get(normal);
    if (found !== undefined) return found;
    throw new UserError('migrations/changelog-file-missing', { where, detail: `${this.#prefix}${normal}` });
  }
}
