import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { changesOf, DriftProject } from '../support/drift-project.ts';
import { runForReport, type CliEnd, type JsonReport } from '../support/run-cli.ts';
import { describeEachEngine, type TestDatabase, type TestServer } from '../support/servers.ts';

const pause = '4s';

function suite(server: TestServer): void {
  let project: DriftProject;
  let database: TestDatabase;

  beforeEach(async () => {
    project = new DriftProject(server);
    database = await project.migrated();
  });
  afterEach(() => project.remove());

  /** A check with something that happens between its readings. */
  async function checkWith(meanwhile: () => Promise<unknown>, ...args: readonly string[]): Promise<{ end: CliEnd; report: JsonReport }> {
    let happened: Promise<unknown> | undefined;
    const onProgress = (text: string): void => {
      if (text.includes('looking again')) happened ??= meanwhile();
    };
    const checked = await runForReport(['drift-check', '--dev-database', 'url-env:DEV_URL', '--confirm-after', pause, ...args], { ...project.place(database.url), onProgress });
    expect(happened).toBeDefined();
    await happened;
    return checked;
  }

  it('does not report what is gone at the second look', async () => {
    await database.query('create table for_an_hour (id int not null primary key)');
    const { report, end } = await checkWith(() => database.query('drop table for_an_hour'));
    expect([report.error, report.outcome, end.exitCode, report.drift?.fingerprint, changesOf(report)]).toEqual([undefined, 'success', 0, '', []]);
    expect(report.notes.find((note) => note.startsWith('Differences that not every reading showed'))).toContain('for_an_hour');
  });

  it('reports what stands, as it is last, and writes SQL for that alone', async () => {
    await database.query('create table for_an_hour (id int not null primary key)');
    await database.query('alter table a alter column b set default 6');
    const alone = await runForReport(['drift-check', '--dev-database', 'url-env:DEV_URL', '--confirmations', '1'], project.place(database.url));
    expect(changesOf(alone.report)).toEqual(['column.changed a.b', 'table.added for_an_hour']);
    const { report } = await checkWith(() => Promise.all([database.query('drop table for_an_hour'), database.query('alter table a alter column b set default 7; create table new_one (id int not null primary key)')]));
    expect([report.outcome, changesOf(report)]).toEqual(['drift', ['column.changed a.b']]);
    expect(report.drift?.changes[0]?.attributes).toEqual({ default: { expected: '5', actual: '7' } });
    expect([report.drift?.adopt?.text.includes('7'), report.drift?.adopt?.notWritten]).toEqual([true, []]);
    expect(report.notes.find((note) => note.startsWith('Differences that not every reading showed'))).toMatch(/for_an_hour, .*new_one/);
  });

  it('is inconclusive where one difference gives way to another', async () => {
    await database.query('create table step_one (id int not null primary key)');
    const { report, end } = await checkWith(() => database.query('drop table step_one; create table step_two (id int not null primary key)'));
    expect([report.error?.code, report.outcome, end.exitCode]).toEqual(['drift/not-confirmed', 'inconclusive', 22]);
    expect(report.error?.what).toMatch(/step_one.*step_two/);
  });

  it('is inconclusive where a migration ran in between', async () => {
    await database.query('create table hot (id int not null primary key)');
    const { report } = await checkWith(() => {
      project.folder.write({ 'db/V3__d.sql': 'create table d (id int not null primary key);\n' });
      return runForReport(['migrate'], project.place(database.url));
    });
    expect([report.error?.code, report.outcome]).toEqual(['drift/history-moved', 'inconclusive']);
  });

  it('looks as often as the settings ask, and once where nothing differs', async () => {
    const looks: string[] = [];
    const count = (text: string): void => void looks.push(...(text.match(/looking again/g) ?? []));
    const check = ['drift-check', '--dev-database', 'url-env:DEV_URL', '--confirm-after', 'none', '--confirmations', '3'];
    const clean = await runForReport(check, { ...project.place(database.url), onProgress: count });
    expect([clean.report.outcome, looks.length]).toEqual(['success', 0]);
    await database.query('create table hot (id int not null primary key)');
    const differs = await runForReport(check, { ...project.place(database.url), onProgress: count });
    expect([changesOf(differs.report), looks.length]).toEqual([['table.added hot'], 2]);
  });
}

describeEachEngine('a second look of drift-check', ['postgresql', 'mysql', 'mariadb'], suite);
