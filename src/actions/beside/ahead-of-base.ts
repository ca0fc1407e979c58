import { CatalogedError } from '../../errors/user-error.ts';
import type { Migration } from '../../model/migration.ts';
import type { GatheredChange } from '../gather-change-set.ts';
import type { Project } from '../open-project.ts';

/**
 * Migrations that the base branch got since the change set began. A workflow that checks out the merge of both has them in its work
 * tree already; one that checks out the branch alone has not.
 */
export async function aheadOfBase({ repository, directories }: Project, { read, files, tip }: GatheredChange): Promise<readonly Migration[]> {
  if (tip === undefined) return [];
  const known = new Set([...directories.flatMap((directory) => repository.listFiles(directory)), ...files.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]))]);
  try {
    const listed = (await Promise.all(directories.map((directory) => repository.listFilesAt(tip, directory)))).flat();
    const fresh = new Set(listed.filter((path) => !known.has(path)));
    if (fresh.size === 0) return [];
    // Where files explain each other the branch is read as a whole.
    const wanted = read.rules.readsByFile ? fresh : undefined;
    const sources = (await Promise.all(directories.map((directory) => repository.readFilesAt(tip, directory, wanted)))).flat();
    return read.rules.read(sources, directories, read.options).migrations.filter(({ path }) => fresh.has(path));
  } catch (error) {
    // What the base branch has wrong is not this change set's.
    if (error instanceof CatalogedError) return [];
    throw error;
  }
}
