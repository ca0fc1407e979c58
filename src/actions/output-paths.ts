import { resolve } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import type { Project } from './open-project.ts';
import { leavesByLink, repositoryPath } from './repository-paths.ts';

/** Where a report goes that was named; undefined where a link of the folder would lead it out of there. */
export function reportPath(folder: string, named: string): string | undefined {
  const path = resolve(folder, named);
  return leavesByLink(resolve(folder), path) ? undefined : path;
}

/** Inputs that name what is written. */
export interface OutputPaths {
  readonly 'report-file'?: string;
  readonly 'sarif-file'?: string;
  readonly 'drift-folder'?: string;
  readonly 'state-file'?: string;
}

/**
 * Refuses to write where nobody expects it, before anything runs.
 * What a drift-check leaves stays in the repository, in the job's workspace or in its temporary folder.
 * @throws UserError input/path-outside.
 */
export function refuseForeignPaths(project: Project, paths: OutputPaths, env: Readonly<Record<string, string | undefined>>): void {
  const { folder: from } = project;
  const { 'drift-folder': folder, 'state-file': state } = paths;
  for (const where of ['report-file', 'sarif-file'] as const) {
    const actual = paths[where];
    if (actual !== undefined && reportPath(from, actual) === undefined) throw new UserError('input/path-outside', { where, actual });
  }
  const others = [env['GITHUB_WORKSPACE'], env['RUNNER_TEMP']].filter((path) => path !== undefined);
  for (const [where, path] of Object.entries({ 'drift-folder': folder, 'state-file': state })) {
    if (path !== undefined) repositoryPath(project, { from, path, where }, others);
  }
}
