import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** squawk, a linter of PostgreSQL migrations: where SCHEMA_GITOPS_SQUAWK says, else in PATH; undefined where it is not installed. */
export function findSquawk(): string | undefined {
  const named = process.env['SCHEMA_GITOPS_SQUAWK'];
  if (named !== undefined && named !== '') return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, 'squawk')).find((file) => existsSync(file));
}

/** Why a bench beside squawk did not run. */
export const withoutSquawk = 'squawk is neither in PATH nor named by SCHEMA_GITOPS_SQUAWK (pip install squawk-cli)';
