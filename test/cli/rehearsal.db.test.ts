import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { NotEvaluated } from '../../src/model/finding.ts';
import type { ReportedReplay } from '../../src/model/report-replay.ts';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { leftDatabases } from '../support/left-databases.ts';
import { runForReport, type JsonReport } from '../support/run-cli.ts';
import { createDatabase, describeEachServer, type TestServer } from '../support/servers.ts';

let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder();
});

afterEach(() => {
  project.remove();
});

interface RehearsalReport extends JsonReport {
  readonly replay: ReportedReplay;
  readonly notEvaluated: readonly NotEvaluated[];
}

function isRehearsal(report: JsonReport): report is RehearsalReport {
  return 'replay' in report && 'notEvaluated' in report;
}

async function validate(server: TestServer, ...args: readonly string[]): Promise<RehearsalReport> {
  const { report } = await runForReport(['validate', '--dev-database', 'url-env:DEV_URL', ...args], { folder: project.path, env: { DEV_URL: server.url } });
  if (!isRehearsal(report)) throw new Error(JSON.stringify(report));
  return report;
}

function found({ findings }: JsonReport): readonly (readonly unknown[])[] {
  return findings.map(({ rule, file, start }) => [rule, file, start.line]);
}

const base = 'create table a (id int primary key, b int not null, note varchar(20));\ncreate table child (id int primary key, a_id int not null, constraint child_a foreign key (a_id) references a (id));\n';

describeEachServer('a rehearsal', ['postgresql', 'mysql', 'mariadb'], (server) => {
  beforeEach(() => {
    project.write({ 'schema-gitops.yml': flywayConfig(server.engine), 'db/V1__a.sql': base }).branchOff();
  });

  it('tells the time of each statement of the change set, and how long it holds which lock', async () => {
    project.write({ 'db/V2__b.sql': 'alter table a add column c int null;\ncreate table fresh (id int primary key);\n' }).commit('feature');
    const { replay } = await validate(server);
    expect(replay.base).toMatchObject({ migrations: 1, template: 'none' });
    expect(replay.migrations.map(({ path, statements }) => [path, statements.map(({ ordinal, command }) => [ordinal, command])])).toEqual([['db/V2__b.sql', [[1, 'ALTER TABLE'], [2, 'CREATE TABLE']]]]);
    const [[alterMs = 0, createMs = 0] = [], held = []] = [replay.migrations[0]?.statements.map(({ durationMs }) => durationMs), replay.migrations[0]?.statements.map(({ heldMs }) => heldMs)];
    expect(Math.min(alterMs, createMs)).toBeGreaterThan(0);
    expect(held[0]).toBeGreaterThanOrEqual(alterMs + (server.engine === 'postgresql' ? createMs : 0) - 0.01);
    const locks = replay.migrations.flatMap(({ statements }) => statements.map((statement) => statement.locks.map(({ table, blocks }) => [table, blocks])));
    expect(locks).toEqual([[[server.engine === 'postgresql' ? 'public.a' : 'a', 'reads']], []]);
  });

  it('shows what the change set makes of the schema, and the tables touched before and after', async () => {
    project.write({ 'db/V2__b.sql': 'alter table child add column c int null;\nalter table a drop column note;\n' }).commit('feature');
    const { replay: { difference } } = await validate(server);
    const prefix = server.engine === 'postgresql' ? 'public.' : '';
    expect(difference?.changes.map(({ kind, object }) => [kind, object])).toEqual([['column.removed', `${prefix}a.note`], ['column.added', `${prefix}child.c`]]);
    const drawn = (side: 'before' | 'after'): unknown => difference?.[side].entities.map(({ name, columns }) => [name, columns.map((column) => [column.name, ...column.keys].join(' '))]);
    expect(drawn('before')).toEqual([[`${prefix}a`, ['id PK', 'b', 'note']], [`${prefix}child`, ['id PK', 'a_id FK']]]);
    expect(drawn('after')).toEqual([[`${prefix}a`, ['id PK', 'b']], [`${prefix}child`, ['id PK', 'a_id FK', 'c']]]);
    expect(difference?.after.relations).toEqual([{ name: 'child_a', from: `${prefix}child`, to: `${prefix}a`, columns: ['a_id'], optional: false, unique: false }]);
  });

  it('loads a seed before the change set, so that what fails on rows fails', async () => {
    project.write({ 'db/V2__b.sql': 'select 1;\ncreate unique index a_b on a (b);\n' }).commit('feature');
    const without = await validate(server);
    expect([without.outcome, without.notEvaluated.map(({ rule, missing }) => [rule, missing])]).toEqual(['success', [['seed', 'validate.seed-file']]]);
    project.write({ 'seed.sql': 'insert into a (id, b) values (1, 7);\ninsert into a (id, b) values (2, 7);\n' });
    const seeded = await validate(server, '--seed-file', 'seed.sql');
    expect(found(seeded)).toEqual([['trace-failed', 'db/V2__b.sql', 2]]);
    expect([seeded.replay.seed?.file, seeded.replay.seed?.statements, seeded.notEvaluated]).toEqual(['seed.sql', 2, []]);
  });

  it('names the line of a seed that fails itself, and a seed that is not there', async () => {
    project.write({ 'db/V2__b.sql': 'create table b (id int primary key);\n', 'seed.sql': '-- rows\ninsert into a (id, b) values (1, 7);\ninsert into b values (1);\n', 'schema-gitops.yml': `${flywayConfig(server.engine)}validate: {seed-file: seed.sql}\n` }).commit('feature');
    const { report } = await runForReport(['validate', '--dev-database', 'url-env:DEV_URL'], { folder: project.path, env: { DEV_URL: server.url } });
    expect([report.error?.code, report.error?.where]).toEqual(['dev-database/seed-failed', expect.stringContaining('seed.sql:3')]);
    const { report: missing } = await runForReport(['validate', '--seed-file', 'none.sql', '--dev-database', 'url-env:DEV_URL'], { folder: project.path, env: { DEV_URL: server.url } });
    expect(missing.error?.code).toBe('dev-database/seed-unreadable');
    const { report: outside } = await runForReport(['validate', '--seed-file', '../none.sql', '--dev-database', 'url-env:DEV_URL'], { folder: project.path, env: { DEV_URL: server.url } });
    expect(outside.error?.code).toBe('input/path-outside');
    const database = await createDatabase(server);
    expect(await leftDatabases(server, database)).toEqual([]);
    await database.drop();
  });

  it('runs repeatable files and files of IF NOT EXISTS twice, and finds what cannot', async () => {
    project.write({
      'db/V2__good.sql': 'create table if not exists g (id int primary key);\ndrop table if exists gone;\n',
      'db/V3__plain.sql': 'create table plain (id int primary key);\n',
      'db/R__good.sql': 'create or replace view v as select id from a;\n',
      'db/R__twice.sql': '-- a view\ncreate view w as select id from a;\n',
    }).commit('feature');
    const report = await validate(server);
    expect(found(report)).toEqual([['not-idempotent', 'db/R__twice.sql', 2]]);
    expect(report.replay.runTwice).toEqual(['db/V2__good.sql', 'db/R__good.sql']);
  });

  it('goes on in a clean database behind a second run that changed the schema', async () => {
    project.write({
      'db/R__1_grows.sql': 'drop table if exists step2;\ncreate table if not exists step1 (id int primary key);\nalter table step1 add column extra int null;\n',
      'db/R__2_after.sql': 'create or replace view v as select id from step1;\n',
    }).commit('feature');
    const report = await validate(server);
    expect(found(report)).toEqual([['not-idempotent', 'db/R__1_grows.sql', 3]]);
    expect(report.replay.runTwice).toEqual(['db/R__2_after.sql']);
  });

  it('runs the repeatable migrations of the base behind the change set, as a new database does', async () => {
    project.git('checkout', '-q', 'main');
    project.write({ 'db/R__v.sql': 'create or replace view v as select id, note from a;\n' }).commit('more');
    project.git('checkout', '-q', '-B', 'feature');
    project.write({ 'db/V2__b.sql': 'drop view v;\nalter table a drop column note;\n' }).commit('feature');
    const report = await validate(server);
    expect(found(report)).toEqual([['trace-failed', 'db/V2__b.sql', 1]]);
    project.write({ 'db/V2__b.sql': 'drop view if exists v;\nalter table a drop column note;\n' });
    expect(found(await validate(server))).toEqual([['trace-failed', 'db/R__v.sql', 1]]);
  });

  it('finds a migration that a plan right after its apply would hold again', async () => {
    project.write({ 'db/R__t.sql': "-- ${flyway:timestamp}\ncreate or replace view t as select id from a;\n" }).commit('feature');
    expect(found(await validate(server))).toEqual([['not-idempotent', 'db/R__t.sql', 1]]);
  });
});
