import { UserError } from '../../../errors/user-error.ts';
import { childNamed } from './changelog-node.ts';
import type { ChangeColumn, ChangeSet } from './change-set.ts';
import type { ParameterScope } from './parameters.ts';
import type { ParsedChangelog } from './parsed-changelogs.ts';

/** A changelog at work. */
export interface Frame extends ParameterScope {
  readonly parent?: Frame;
  /** Path in the repository. */
  readonly file: string;
  readonly logicalFilePath?: string;
  readonly contexts: readonly string[];
  readonly labels: readonly string[];
  readonly ignore: boolean;
  /** Properties that the file takes out of changes. */
  readonly removals: Removal[];
}

/** A property that is taken out of the columns of every change of a type. */
interface Removal {
  readonly change: string;
  readonly property: string;
}

/** More levels of includes than anybody nests. */
const deepest = 100;

/** An include, or the root. */
export interface IncludeEntry {
  readonly path: string;
  readonly where: string;
  readonly parent?: Frame;
  readonly contexts: readonly string[];
  readonly labels: readonly string[];
  readonly ignore: boolean;
  readonly isRequired: boolean;
  /** True for a file that includeAll found: it may be something else. */
  readonly isFromFolder?: boolean;
  readonly logicalFilePath?: string;
}

/** A changelog begins. */
export function frameOf({ path, parent, contexts, labels, ignore, logicalFilePath }: IncludeEntry, file: string, changelog: ParsedChangelog): Frame {
  const attribute = (name: string): string | undefined => (changelog.kind === 'tree' ? childNamed(changelog.node, name, file)?.value : undefined);
  const context = attribute('contextFilter') ?? attribute('context');
  const own = attribute('logicalFilePath') ?? logicalFilePath;
  return {
    path,
    file,
    local: [],
    removals: [],
    contexts: context === undefined ? contexts : [context, ...contexts],
    labels,
    ignore,
    ...(parent === undefined ? {} : { parent }),
    ...(own === undefined ? {} : { logicalFilePath: own }),
  };
}

/** @throws UserError migrations/changelog-loop. */
export function refuseLoop(path: string, where: string, parent: Frame | undefined): void {
  let depth = 0;
  for (let at = parent; at !== undefined; at = at.parent) {
    depth += 1;
    if (at.path === path || depth > deepest) throw new UserError('migrations/changelog-loop', { where, detail: path });
  }
}

/** A change set without what its file takes out of changes. */
export function withoutRemoved(changeSet: ChangeSet, removals: readonly Removal[]): ChangeSet {
  if (removals.length === 0) return changeSet;
  const changes = changeSet.changes.map((change) => {
    const names = new Set(removals.filter((removal) => removal.change === change.type).map(({ property }) => property));
    const without = (column: ChangeColumn): ChangeColumn => ({ ...column, fields: Object.fromEntries(Object.entries(column.fields).filter(([name]) => !names.has(name))) });
    return names.size === 0 ? change : { ...change, columns: change.columns.map(without) };
  });
  return { ...changeSet, changes };
}
