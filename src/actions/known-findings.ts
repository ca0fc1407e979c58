import { readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { decodeText } from '../migrations/decode-text.ts';
import type { ChangeSet } from '../model/change-set.ts';
import type { Finding } from '../model/finding.ts';
import { parseBaseline, renderBaseline, withoutKnown, type Baseline } from '../rules/baseline.ts';
import type { Project } from './open-project.ts';
import { repositoryPath } from './repository-paths.ts';

/** Findings of a run beside what is known of them. */
export interface KnownFindingsRequest {
  readonly findings: readonly Finding[];
  readonly changeSet: ChangeSet | undefined;
  /** Whether the baseline file is written anew with these findings. */
  readonly write: boolean;
}

/** Path of the baseline file from the repository's root; undefined where none is configured. */
function baselinePath({ settings, repository, folder }: Pick<Project, 'settings' | 'repository' | 'folder'>): string | undefined {
  const { baseline } = settings.lint;
  if (baseline === undefined) return undefined;
  return relative(repository.root, repositoryPath({ repository }, { from: folder, path: baseline, where: 'baseline' })).split(sep).join('/');
}

/**
 * Sets aside the findings of the baseline file. A change set is held against the file of its base: it cannot add to what is
 * known of it.
 * @throws UserError config/baseline-invalid, input/missing-value, input/path-outside.
 */
export async function setKnownAside(project: Project, { findings, changeSet, write }: KnownFindingsRequest): Promise<{ readonly findings: readonly Finding[]; readonly notes: readonly string[] }> {
  const path = baselinePath(project);
  if (path === undefined) {
    if (write) throw new UserError('input/missing-value', { where: 'baseline', expected: 'the file that --write-baseline writes' });
    return { findings, notes: [] };
  }
  if (write) {
    writeFileSync(resolve(project.repository.root, path), renderBaseline(findings));
    return { findings, notes: [`${path} was written with the findings of this run, gates apart.`] };
  }
  const { findings: left, known, gone } = withoutKnown(findings, await readBaseline(project, path, changeSet));
  return { findings: left, notes: [...(known === 0 ? [] : [`${String(known)} known findings are in ${path} and not reported.`]), ...goneNote(path, gone, changeSet)] };
}

/** Only where every file is judged does an entry without a finding mean that the finding is gone. */
function goneNote(path: string, gone: number, changeSet: ChangeSet | undefined): readonly string[] {
  if (gone === 0 || changeSet !== undefined) return [];
  return [`${String(gone)} entries of ${path} have no finding any more: write it anew with --write-baseline.`];
}

async function readBaseline({ repository }: Project, path: string, changeSet: ChangeSet | undefined): Promise<Baseline> {
  // Which file it is the base's configuration says: whether the change set touches it is not asked of git by that name.
  if (changeSet !== undefined) {
    const [source] = await repository.readFilesAt(changeSet.base, path, new Set([path]));
    return source === undefined ? new Set() : parseBaseline(decodeText(source), path);
  }
  try {
    return parseBaseline(readFileSync(resolve(repository.root, path), 'utf8'), path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError('config/baseline-invalid', { where: path, expected: 'a file that can be read' });
  }
}
