import { CatalogedError } from '../../../errors/user-error.ts';
import type { SourceFile } from '../../../model/migration.ts';
import { decodeText } from '../../decode-text.ts';
import type { NewFile, NewMigration } from '../../new-files.ts';
import { findRoot } from './find-root.ts';
import { ParsedChangelogs, type ParsedChangelog } from './parsed-changelogs.ts';

/**
 * A new changelog in formatted SQL with one change set, and the root that includes it. A root in formatted SQL, which includes nothing,
 * gets the change set itself; one that includes whole folders takes up the file by itself.
 */
export function newChangelogFiles({ files, description, folder, sql, transactional }: NewMigration): readonly NewFile[] {
  const changeSet = `--changeset schema-gitops:${description}${transactional ? '' : ' runInTransaction:false'}\n${sql.trimEnd()}\n`;
  const path = `${folder}${description}.sql`;
  const own = { path, text: `--liquibase formatted sql\n\n${changeSet}` };
  const parsed = new ParsedChangelogs();
  const root = rootOf(files, folder, parsed);
  const changelog = root === undefined ? undefined : parsed.of(root);
  if (root === undefined || changelog === undefined) return [own];
  const text = decodeText(root);
  if (changelog.kind !== 'tree') return [{ path: root.path, text: `${text.trimEnd()}\n\n${changeSet}` }];
  const included = withInclude(text, changelog, relativePath(root.path, path));
  return included === undefined ? [own] : [own, { path: root.path, text: included }];
}

/** Undefined where it cannot be told: the new file then stands alone. */
function rootOf(files: readonly SourceFile[], folder: string, parsed: ParsedChangelogs): SourceFile | undefined {
  try {
    const { files: known, root } = findRoot({ files, folders: [folder.replace(/\/$/, '')], options: {}, parsed });
    return known.find(root);
  } catch (error) {
    if (error instanceof CatalogedError) return undefined;
    throw error;
  }
}

function relativePath(from: string, to: string): string {
  const [start, end] = [from.split('/').slice(0, -1), to.split('/')];
  let same = 0;
  while (same < start.length && start[same] === end[same]) same += 1;
  return [...start.slice(same).map(() => '..'), ...end.slice(same)].join('/');
}

/** The root with an include behind all that it has; undefined where it includes whole folders, or is JSON. */
function withInclude(text: string, { node, isYaml }: Extract<ParsedChangelog, { kind: 'tree' }>, path: string): string | undefined {
  if (node.children.some(({ name }) => name === 'includeAll') || text.trimStart().startsWith('{')) return undefined;
  if (isYaml) {
    const indent = /^( *)- /m.exec(text.slice(text.indexOf('databaseChangeLog')))?.[1] ?? '  ';
    return `${text.trimEnd()}\n${indent}- include:\n${indent}    file: ${JSON.stringify(path)}\n${indent}    relativeToChangelogFile: true\n`;
  }
  const end = text.lastIndexOf('</');
  const escaped = path.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return end < 0 ? undefined : `${text.slice(0, end)}  <include file="${escaped}" relativeToChangelogFile="true"/>\n${text.slice(end)}`;
}
