import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { gatherChange } from '../../../src/actions/gather-change-set.ts';
import { rehearse, type Rehearsal } from '../../../src/actions/rehearsal/rehearse.ts';
import { flywayConfig, ProjectFolder } from '../../support/project-folder.ts';
import { openContext } from '../../support/run-context.ts';

let project: ProjectFolder;
let cache: string;
const usualCache = process.env['XDG_CACHE_HOME'];

beforeEach(() => {
  project = new ProjectFolder();
  // Under root the server runs as nobody, and must reach what is kept.
  cache = join(mkdtempSync(join(tmpdir(), 'kept-')), 'cache');
  chmodSync(dirname(cache), 0o755);
  mkdirSync(cache);
  process.env['XDG_CACHE_HOME'] = cache;
});

afterEach(() => {
  project.remove();
  rmSync(dirname(cache), { recursive: true, force: true });
  if (usualCache === undefined) delete process.env['XDG_CACHE_HOME'];
  else process.env['XDG_CACHE_HOME'] = usualCache;
});

/** Rehearses what comes behind a base of so many migrations, on an embedded server of this project's packages. */
async function rehearseBehind(base: number, env: Readonly<Record<string, string>> = {}): Promise<Rehearsal> {
  const context = await openContext(project.path, env);
  const change = await gatherChange(context.project, {});
  if (change === undefined) throw new Error('nothing to rehearse');
  const { migrations } = change.read;
  return rehearse(
    { ...context, project: { ...context.project, folder: process.cwd() } },
    { engine: { name: 'postgresql' }, change: { ...change, before: migrations.slice(0, base), changed: migrations.slice(base) }, checks: { idempotence: false, roundTrip: false, difference: true } },
  );
}

function kept(): readonly string[] {
  return readdirSync(join(cache, 'schema-gitops', 'dev-database')).filter((name) => name.startsWith('base-'));
}

/** Many migrations, one of them with a role that has to be made, and one behind them. */
function lay(behind: string, settings = ''): void {
  const files = Array.from({ length: 120 }, (_, index): [string, string] => [`db/V${String(index + 1)}__t.sql`, `create table t${String(index + 1)} (id int primary key);\n`]);
  project.write({
    'schema-gitops.yml': `${flywayConfig('postgresql')}dev-database: embedded\n${settings}`, ...Object.fromEntries(files), 'db/V121__grant.sql': 'grant select on t1 to reader;\n', 'db/V200__n.sql': behind,
  });
}

describe('a base that was replayed before', () => {
  it('is not replayed again where its texts are the same, and anew where one is not', async () => {
    lay('alter table t1 add column n int;\ngrant select on t2 to reader;\n');
    const first = await rehearseBehind(121);
    expect([first.replay.base.template, kept().length]).toEqual(['kept', 1]);
    const second = await rehearseBehind(121);
    expect([second.replay.base.template, second.findings]).toEqual(['reused', []]);
    expect([second.notes, second.devDatabase, second.replay.difference]).toEqual([first.notes, first.devDatabase, first.replay.difference]);
    project.write({ 'db/V200__n.sql': 'alter table nope add column n int;\n' });
    const failing = await rehearseBehind(121);
    expect([failing.replay.base.template, failing.findings.map(({ rule, location }) => [rule, location.file])]).toEqual(['reused', [['trace-failed', 'db/V200__n.sql']]]);
    project.write({ 'db/V7__t.sql': 'create table t7 (id bigint primary key);\n' });
    expect((await rehearseBehind(121)).replay.base.template).toBe('kept');
    expect(kept()).toHaveLength(2);
  }, 120_000);

  it('makes the database anew from its migrations where a trial has spoilt the copy', async () => {
    lay('alter table t1 add column n int;\n');
    await rehearseBehind(121);
    project.write({ 'db/R__bad.sql': 'drop table if exists t3;\ncreate table if not exists fresh (id int);\nalter table fresh add column more int;\n', 'db/R__good.sql': 'create or replace view v as select id from t4;\n' });
    const context = await openContext(project.path);
    const change = await gatherChange(context.project, {});
    if (change === undefined) throw new Error('nothing to rehearse');
    const { migrations } = change.read;
    const rehearsal = await rehearse(
      { ...context, project: { ...context.project, folder: process.cwd() } },
      { engine: { name: 'postgresql' }, change: { ...change, before: migrations.slice(0, 121), changed: migrations.slice(121) }, checks: { idempotence: true, roundTrip: false, difference: true } },
    );
    expect([rehearsal.replay.base.template, rehearsal.findings.map(({ rule }) => rule), rehearsal.replay.runTwice]).toEqual(['reused', ['not-idempotent'], ['db/R__good.sql']]);
    expect(rehearsal.replay.difference?.changes.map(({ kind, object }) => `${kind} ${object}`)).toContain('table.removed public.t3');
  }, 120_000);

  it('is kept on a machine that is thrown away only where the settings say so, and nowhere where they forbid it', async () => {
    lay('alter table t1 add column n int;\n');
    expect((await rehearseBehind(121, { RUNNER_ENVIRONMENT: 'github-hosted' })).replay.base.template).toBe('none');
    lay('alter table t1 add column n int;\n', "validate: {template: 'off'}\n");
    expect([(await rehearseBehind(121)).replay.base.template, kept()]).toEqual(['none', []]);
    lay('alter table t1 add column n int;\n', 'validate: {template: keep}\n');
    expect((await rehearseBehind(121, { RUNNER_ENVIRONMENT: 'github-hosted' })).replay.base.template).toBe('kept');
  }, 120_000);

  it('is cleared away when four others were used since', async () => {
    const names = new Set<string>();
    for (const count of [117, 118, 119, 120, 121]) {
      lay('alter table t1 add column n int;\n');
      await rehearseBehind(count);
      for (const name of kept()) names.add(name);
    }
    expect([names.size, kept().length]).toEqual([5, 4]);
  }, 240_000);
});
