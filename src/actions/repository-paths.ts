import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import type { Repository } from '../ports/repository.ts';

/** A path as somebody wrote it, and where. */
export interface WrittenPath {
  /** Absolute folder that it starts at. */
  readonly from: string;
  readonly path: string;
  /** The input or key that holds it. */
  readonly where: string;
}

/**
 * The absolute path of a file or folder of the repository, whether it is there already or not.
 * @param others folders beside the repository that the path may lead into.
 * @throws UserError input/path-outside: what stands outside is not under review.
 */
export function repositoryPath({ repository }: { readonly repository: Pick<Repository, 'root'> }, { from, path, where }: WrittenPath, others: readonly string[] = []): string {
  const absolute = resolve(from, path);
  const real = leadsTo(absolute);
  if ([repository.root, ...others].some((folder) => isInside(leadsTo(folder), real))) return absolute;
  throw new UserError('input/path-outside', { where, actual: path });
}

/** Whether a path that lies in a folder leads out of it by a link. Who names a path elsewhere means it. */
export function leavesByLink(folder: string, path: string): boolean {
  return isInside(folder, path) && !isInside(leadsTo(folder), leadsTo(path));
}

function isInside(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside !== '..' && !inside.startsWith(`..${sep}`) && resolve(folder, inside) === resolve(path);
}

/** More links in a row than any system follows. */
const mostLinks = 40;

/** What a path stands for with every link followed, also where nothing is there yet: writing follows a link into the void, too. */
function leadsTo(path: string, links = 0): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    if (parent === path || links > mostLinks) return path;
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    return isLink ? leadsTo(resolve(parent, readlinkSync(path)), links + 1) : join(leadsTo(parent, links), basename(path));
  }
}
