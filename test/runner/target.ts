import { setTimeout as delay } from 'node:timers/promises';

import { loadEngine } from '../../src/engines/registry.ts';
import type { FormatOptions } from '../../src/migrations/format.ts';
import { loadMigrations } from '../../src/migrations/read-migrations.ts';
import type { FormatName } from '../../src/model/migration.ts';
import type { MigrateSettings } from '../../src/model/settings.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import type { RunnerRequest, RunnerResult } from '../../src/runner/runner-request.ts';
import type { EngineName } from '../../src/model/engine-name.ts';
import { filesOf } from '../unit/migrations/files.ts';

/** Time as it is. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: async (milliseconds, signal) => {
    await delay(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  },
};

/** A log that keeps its lines. */
export function listLog(): Log & { readonly lines: readonly string[] } {
  const lines: string[] = [];
  const add = (text: string): void => {
    lines.push(text);
  };
  return { lines, info: add, warning: add, debug: () => undefined };
}

export const defaultSettings: MigrateSettings = {
  transaction: 'per-file', lockTimeoutMs: 2_000, lockWaitMs: 20_000, statementTimeoutMs: 60_000, outOfOrder: 'reject',
};

/** Where migrations go. */
export interface TestTarget {
  readonly engine: EngineName;
  readonly url: string;
}

/** What a test says about a run; the rest is as in a fresh repository. */
export type RunOptions = Partial<Omit<RunnerRequest, 'migrations' | 'migrate'>> & {
  readonly migrate?: Partial<MigrateSettings>;
  readonly format?: FormatName;
  readonly formatOptions?: FormatOptions;
};

/** A request for files below `db`. */
export async function requestFor(target: TestTarget, files: Readonly<Record<string, string>>, options: RunOptions = {}): Promise<RunnerRequest> {
  const { migrate, format = 'flyway', formatOptions, ...rest } = options;
  return {
    target: 'test',
    url: target.url,
    adapter: await loadEngine(target.engine),
    migrations: await loadMigrations({ files: filesOf(files), folders: ['db'], format, ...(formatOptions === undefined ? {} : { options: formatOptions }) }),
    history: { placeholders: {} },
    workingDirectory: '/repository',
    toolVersion: '0.0.0',
    clock: systemClock,
    log: listLog(),
    signal: new AbortController().signal,
    ...rest,
    migrate: { ...defaultSettings, ...migrate },
  };
}

/** A result in short: outcome, error, states of migrations and their statements. */
export function summaryOf(result: RunnerResult): string {
  const migrations = result.run?.migrations.map(({ migration, state, statements }) =>
    `${migration.script} ${state}: ${statements.map((statement) => statement.state).join(', ')}`);
  return [result.outcome, ...(result.error === undefined ? [] : [result.error.code]), ...(migrations ?? [])].join(' | ');
}
