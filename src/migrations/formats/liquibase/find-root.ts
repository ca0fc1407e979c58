import { UserError } from '../../../errors/user-error.ts';
import type { SourceFile } from '../../../model/migration.ts';
import type { FormatOptions } from '../../format.ts';
import { childrenNamed, isTrue, type ChangelogNode } from './changelog-node.ts';
import { ChangelogFiles } from './changelog-files.ts';
import type { ParsedChangelogs } from './parsed-changelogs.ts';
import { besidePath, normalPath } from './paths.ts';

/** Where to begin. */
export interface ChangelogRoot {
  readonly files: ChangelogFiles;
  /** Path of the root changelog below the search path. */
  readonly root: string;
}

/** Migration directories and what is in them. */
export interface RootRequest {
  readonly files: readonly SourceFile[];
  readonly folders: readonly string[];
  readonly options: FormatOptions;
  readonly parsed: ParsedChangelogs;
}

/** Where build tools put what ends up at the root of the class path. */
const resourceFolder = /^(?:.*\/)?src\/(?:main|test)\/resources(?=\/|$)/;

/**
 * Finds the search path and the root changelog. Both can be set; else the search path is the folder from which most paths in the
 * changelogs lead to files, and the root the changelog that no other includes.
 * @throws UserError migrations/changelog-root, and what reading a changelog throws.
 */
export function findRoot(request: RootRequest): ChangelogRoot {
  const { files: all, options } = request;
  const changelogs = all.filter((file) => isChangelog(file, request.parsed));
  const named = options['changelog'];
  const folder = options['search-path'] ?? searchPath(request, changelogs);
  const files = new ChangelogFiles(all, folder);
  if (named !== undefined) return { files, root: rootNamed(named, files) };
  const roots = rootsOf(changelogs, files, request.parsed);
  const [root, other] = roots;
  if (root !== undefined && other === undefined) return { files, root };
  const detail = root === undefined ? 'every changelog is included by another' : `no other changelog includes ${roots.slice(0, 5).join(', ')}${roots.length > 5 ? ` and ${roots.length - 5} more` : ''}`;
  throw new UserError('migrations/changelog-root', { where: request.folders.join(', '), detail });
}

function isChangelog(file: SourceFile, parsed: ParsedChangelogs): boolean {
  const changelog = parsed.of(file);
  return changelog !== undefined && changelog.kind !== 'raw-sql';
}

/** The option may be written below the search path, or from the root of the repository. */
function rootNamed(named: string, files: ChangelogFiles): string {
  const below = normalPath(named);
  if (files.find(below) !== undefined) return below;
  const own = normalPath(files.searchPathOf(below));
  if (files.find(own) !== undefined) return own;
  throw new UserError('migrations/changelog-file-missing', { where: 'migrations.options.changelog', detail: named });
}

/** A path in a changelog, as it stands there. */
interface Reference {
  readonly path: string;
  readonly isRelative: boolean;
  readonly isFolder: boolean;
}

function searchPath({ files, folders, options, parsed }: RootRequest, changelogs: readonly SourceFile[]): string {
  const [folder = ''] = folders;
  const conventional = resourceFolder.exec(folder)?.[0];
  if (conventional !== undefined) return conventional;
  const absolute = changelogs.flatMap((file) => referencesOf(file, parsed)).filter(({ isRelative }) => !isRelative);
  const named = options['changelog'];
  const wanted = [...absolute, ...(named === undefined ? [] : [{ path: named, isRelative: false, isFolder: false }])];
  const candidates = ['', ...prefixes(folder)].map((prefix) => ({ prefix, hits: hitsBelow(new ChangelogFiles(files, prefix), wanted) }));
  return candidates.reduce((best, each) => (each.hits > best.hits ? each : best)).prefix;
}

function prefixes(folder: string): readonly string[] {
  const parts = normalPath(folder).split('/').filter((part) => part !== '');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function hitsBelow(files: ChangelogFiles, references: readonly Reference[]): number {
  return references.filter(({ path, isFolder }) => (isFolder ? files.below(path).length > 0 : files.find(path) !== undefined)).length;
}

const namingFiles = new Set(['include', 'includeAll', 'sqlFile', 'createView', 'createProcedure', 'loadData', 'loadUpdateData', 'property']);

const knownReferences = new WeakMap<ChangelogNode, readonly Reference[]>();

function referencesOf(file: SourceFile, parsed: ParsedChangelogs): readonly Reference[] {
  const changelog = parsed.of(file);
  if (changelog?.kind !== 'tree') return [];
  const known = knownReferences.get(changelog.node) ?? referencesIn(changelog.node);
  knownReferences.set(changelog.node, known);
  return known;
}

function referencesIn(node: ChangelogNode): readonly Reference[] {
  const below = node.children.flatMap((child) => (child.children.length === 0 ? [] : referencesIn(child)));
  if (!namingFiles.has(node.name)) return below;
  const [path] = [...childrenNamed(node, 'file'), ...childrenNamed(node, 'path')].map(({ value }) => value);
  const isRelative = isTrue(childrenNamed(node, 'relativeToChangelogFile')[0]?.value);
  return path === undefined ? below : [{ path, isRelative, isFolder: node.name === 'includeAll' }, ...below];
}

/** Changelogs that no other includes; a path with a parameter in it may be any that fits. */
function rootsOf(changelogs: readonly SourceFile[], files: ChangelogFiles, parsed: ParsedChangelogs): readonly string[] {
  const paths = changelogs.map((file) => files.searchPathOf(file.path));
  const included = new Set<string>();
  for (const file of changelogs) {
    const from = files.searchPathOf(file.path);
    for (const reference of referencesOf(file, parsed)) {
      for (const path of targetsOf(reference, from, { files, paths })) if (path !== from) included.add(path);
    }
  }
  return paths.filter((path) => !included.has(path));
}

function targetsOf({ path, isRelative, isFolder }: Reference, from: string, { files, paths }: { readonly files: ChangelogFiles; readonly paths: readonly string[] }): readonly string[] {
  const target = isRelative ? besidePath(from, path) : normalPath(path);
  if (isFolder) return files.below(target);
  if (!target.includes('${')) return [target];
  const pattern = new RegExp(`^${target.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('.*')}$`);
  return paths.filter((each) => pattern.test(each));
}
