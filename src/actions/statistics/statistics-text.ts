import { readFileSync, realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { UserError } from '../../errors/user-error.ts';
import type { ChangeSet } from '../../model/change-set.ts';
import { reportPath } from '../output-paths.ts';
import { repositoryPath } from '../repository-paths.ts';
import type { RunContext } from '../run-context.ts';

/** Which file, who named it, and what is judged with it. */
export interface StatisticsFile {
  readonly file: string;
  readonly isInput: boolean;
  readonly changeSet?: ChangeSet;
}

/** The text of a statistics file with a name for people, or a sentence why it does not count. */
export type StatisticsText = { readonly text: string; readonly name: string } | { readonly missing: string };

/**
 * Reads a statistics file. One that the change set itself has committed or changed does not judge it: that of the base does, since
 * a table that is said to be small makes findings weigh less. What was written in the job, and never committed, counts.
 * @throws UserError statistics/file-unreadable, statistics/file-invalid, input/path-outside.
 */
export async function statisticsText(context: RunContext, { file, isInput, changeSet }: StatisticsFile): Promise<StatisticsText> {
  const path = pathOf(context, file, isInput);
  const base = changeSet === undefined ? undefined : await changedSince(context, path, changeSet.base);
  if (base === undefined) return { text: textOf(readFile(path, file), file), name: file };
  if (base === 'absent') return { missing: `${file} is added by this change set, which it cannot judge: it counts once it is merged.` };
  return { text: textOf(base, file), name: `${file} as it is at the base, because this change set changes it` };
}

/** The bytes of the file at the base, where what is committed since then differs; undefined where it does not. */
async function changedSince({ project: { repository } }: RunContext, path: string, base: string): Promise<Uint8Array | 'absent' | undefined> {
  const inside = relative(repository.root, realPath(path)).split(sep).join('/');
  if (inside.startsWith('../')) return undefined;
  const [before, now] = await Promise.all([base, 'HEAD'].map(async (commit) => (await repository.readFilesAt(commit, inside, new Set([inside])))[0]?.bytes));
  if (now === undefined || (before !== undefined && Buffer.from(now).equals(before))) return undefined;
  return before ?? 'absent';
}

/** The repository's root is a real path. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** A file that the configuration names stands in the repository; who names one in an input means it, wherever it is. */
function pathOf({ project, env }: RunContext, file: string, isInput: boolean): string {
  const named = isInput ? reportPath(project.folder, file) : undefined;
  const others = [env['GITHUB_WORKSPACE'], env['RUNNER_TEMP']].filter((path) => path !== undefined);
  return named ?? repositoryPath(project, { from: project.folder, path: file, where: 'stats-file' }, others);
}

function readFile(path: string, file: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new UserError('statistics/file-unreadable', { where: file });
  }
}

function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError('statistics/file-invalid', { where: file, expected: 'UTF-8' });
  }
}
