import { UserError } from '../../../errors/user-error.ts';

const classpath = /^classpath\*?:/i;

/** A path as Liquibase compares and stores it: no `classpath:`, no drive, no leading slash, forward slashes, `.` and `..` resolved. */
export function normalPath(path: string): string {
  const plain = path.replace(classpath, '').replaceAll('\\', '/').replace(/^[A-Za-z]:/, '').replace(/^\/+/, '');
  const parts: string[] = [];
  for (const part of plain.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** The path of a file that another names by its place beside it. */
export function besidePath(file: string, path: string): string {
  return normalPath(`${file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : ''}${path.replaceAll('\\', '/')}`);
}

/** The path of a file that a changelog names: by its place beside the changelog, or below the search path. */
export function namedPath(changelog: string, path: string, isRelative: boolean): string {
  return isRelative ? besidePath(changelog, path) : normalPath(path);
}

/**
 * Refuses a path that leads out of the search path.
 * @throws UserError migrations/changelog-leaves-directory.
 */
export function refuseOutside(path: string, where: string): void {
  if (path.startsWith('../') || path === '..') throw new UserError('migrations/changelog-leaves-directory', { where, detail: path });
}
