import { UserError } from '../../../errors/user-error.ts';
import { isTrue, isTrueUnlessGiven, textOf, valueOf, type ChangelogNode } from './changelog-node.ts';
import type { ChangelogFiles } from './changelog-files.ts';
import { namedPath, refuseOutside } from './paths.ts';

/** Where an includeAll stands. */
interface Place {
  readonly files: ChangelogFiles;
  /** Path of the changelog below the search path. */
  readonly from: string;
  readonly where: string;
  readonly file: string;
}

/**
 * The files of an includeAll, sorted as Java compares strings.
 * @throws UserError migrations/changelog-file-missing for an empty folder, migrations/unsupported-feature for a filter that is a Java class.
 */
export function filesOfFolder(node: ChangelogNode, { files, from, where, file }: Place): readonly string[] {
  const field = (name: string): string | undefined => textOf(node, name, file);
  const path = valueOf(node, 'path', file);
  if (path === undefined) throw new UserError('migrations/changelog-unreadable', { where, detail: 'an includeAll names no path' });
  const java = field('filter') ?? field('resourceFilter') ?? field('resourceComparator');
  if (java !== undefined) throw new UserError('migrations/unsupported-feature', { where, detail: `the includeAll is filtered or sorted by a Java class, ${java}` });
  const folder = namedPath(from, path, isTrue(field('relativeToChangelogFile')));
  refuseOutside(folder, where);
  const found = files.below(folder).filter((each) => isWanted(each, folder, field)).sort(byName);
  if (found.length === 0 && isTrueUnlessGiven(field('errorIfMissingOrEmpty'))) throw new UserError('migrations/changelog-file-missing', { where, detail: `${folder}/ holds no changelog` });
  return found;
}

function isWanted(path: string, folder: string, field: (name: string) => string | undefined): boolean {
  const depth = path.slice(folder.length).split('/').filter((part) => part !== '').length;
  const end = field('endsWithFilter')?.toLowerCase() ?? '';
  if (!path.toLowerCase().endsWith(end)) return false;
  return depth >= Number(field('minDepth') ?? 0) && depth <= Number(field('maxDepth') ?? Number.POSITIVE_INFINITY);
}

/** UTF-16 order, without the folder in which a web application keeps its classes. */
function byName(a: string, b: string): number {
  const [first, second] = [a, b].map((path) => path.replaceAll('WEB-INF/classes/', ''));
  if (first === second) return 0;
  return (first ?? '') < (second ?? '') ? -1 : 1;
}
