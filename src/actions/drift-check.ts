import { readFileSync } from 'node:fs';
import { parseAcceptances } from '../config/parse-acceptances.ts';
import { UserError } from '../errors/user-error.ts';
import type { DriftSettings } from '../model/drift-settings.ts';
import { exitCodes } from '../model/outcome.ts';
import type { Report } from '../model/report.ts';
import type { TargetSettings } from '../model/settings.ts';
import { chooseTarget, type TargetChoice } from './choose-target.ts';
import { checkTarget, type CheckRequest } from './drift/check-target.ts';
import type { ExpectedSource } from './drift/find-expectation.ts';
import { amount, draftReport } from './draft-report.ts';
import { repositoryPath } from './repository-paths.ts';
import type { RunContext } from './run-context.ts';

/** Inputs of drift-check that are no settings. */
export interface DriftCheckRequest extends TargetChoice {
  readonly targets?: readonly string[];
  readonly 'allow-stale': boolean;
  readonly 'expected-fingerprint'?: string;
}

/** Tells how each target differs from what Git says; one report each. */
export async function driftCheck(context: RunContext, request: DriftCheckRequest): Promise<Report> {
  const { settings } = context.project;
  const targets = chooseTargets(context, request);
  const drift = await withAcceptFile(context, settings.drift);
  const expected = sourceOf(drift, request);
  const approved = request['expected-fingerprint'];
  const optional: Pick<CheckRequest, 'failOn' | 'approved'> = {
    // Any difference is drift, unless somebody said which severity is.
    ...(settings.sources['fail-on'] === 'default' ? {} : { failOn: settings.failOn }),
    ...(approved === undefined ? {} : { approved }),
  };
  const reports: Report[] = [];
  for (const target of targets) {
    reports.push(await checkTarget({ context, target, expected, settings: drift, ...optional }));
  }
  const [only, ...others] = reports;
  return only !== undefined && others.length === 0 ? only : { ...draftReport('drift-check', verdictOf(reports)), targets: reports };
}

/** Every target of the configuration, unless inputs name some. */
function chooseTargets(context: RunContext, request: DriftCheckRequest): readonly TargetSettings[] {
  const { targets } = context.project.settings;
  const names = request.targets ?? [];
  if (names.length > 0) return names.map((target) => chooseTarget(context, { target }));
  const isNamed = request.target !== undefined || request['url-env'] !== undefined;
  return isNamed || targets.length === 0 ? [chooseTarget(context, request)] : targets;
}

async function withAcceptFile({ project }: RunContext, settings: DriftSettings): Promise<DriftSettings> {
  const file = settings.acceptFile;
  if (file === undefined) return settings;
  const accept = await parseAcceptances(readAcceptFile(repositoryPath(project, { from: project.repository.root, path: file, where: 'drift.accept' }), file), file);
  return { ...settings, accept: [...settings.accept, ...accept] };
}

function readAcceptFile(path: string, named: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UserError('config/unreadable', { where: named });
  }
}

function sourceOf({ expected, schemaFile, expectedUrlEnv }: DriftSettings, request: DriftCheckRequest): ExpectedSource {
  switch (expected) {
    case 'migrations':
      return { from: 'migrations' };
    case 'schema-file':
      return { from: 'schema-file', file: needed(schemaFile, 'schema-file') };
    case 'snapshot':
      return { from: 'snapshot', file: needed(schemaFile, 'schema-file'), allowStale: request['allow-stale'] };
    case 'url':
      return { from: 'url', variable: needed(expectedUrlEnv, 'expected-url-env') };
  }
}

function needed(value: string | undefined, where: string): string {
  if (value === undefined) throw new UserError('input/missing-value', { where });
  return value;
}

/** The worst outcome speaks for all; exit codes rise with what went wrong. */
function verdictOf(reports: readonly Report[]): { readonly outcome: Report['outcome']; readonly summary: string } {
  const [worst] = reports.map(({ outcome }) => outcome).toSorted((a, b) => exitCodes[b] - exitCodes[a]);
  const words = [...new Set(reports.map(({ outcome }) => outcome))].map((outcome) => `${String(reports.filter((report) => report.outcome === outcome).length)} ${outcome}`);
  return { outcome: worst ?? 'no-changes', summary: `${amount(reports.length, 'target')}: ${words.join(', ')}` };
}
