import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { changesOf, DriftProject, firstFiles } from '../support/drift-project.ts';
import { runForReport } from '../support/run-cli.ts';
import { describeEachEngine, type TestDatabase, type TestServer } from '../support/servers.ts';

const first = firstFiles['db/V1__a.sql'];
const edited = first.replace('default 5', 'default 7');

function suite(server: TestServer): void {
  let project: DriftProject;
  let database: TestDatabase;

  beforeEach(async () => {
    project = new DriftProject(server);
    project.folder.git('init', '-q', '-b', 'main');
    database = await project.migrated();
  });
  afterEach(() => project.remove());

  const commit = (message: string): void => {
    project.folder.commit(message);
  };

  it('replays an edited migration as it was applied', async () => {
    commit('first');
    const applied = project.folder.git('rev-parse', '--short=10', 'HEAD');
    for (const value of ['6', '7']) {
      project.folder.write({ 'db/V1__a.sql': first.replace('default 5', `default ${value}`) });
      commit(`default ${value}`);
    }
    const { report } = await project.check(database);
    expect([report.error, report.outcome, changesOf(report), report.drift?.untraceable]).toEqual([undefined, 'success', [], []]);
    expect(report.notes).toContain(`db/V1__a.sql was edited after it was applied; the text of commit ${applied}, which has the checksum of the history, was replayed.`);
    await database.query('alter table a alter column b set default 6');
    expect((await project.check(database)).report.drift?.changes.map(({ attributes }) => attributes)).toEqual([{ default: { expected: '5', actual: '6' } }]);
  });

  it('replays one that was moved and edited, and one that was taken away, in their order', async () => {
    project.folder.write({ 'db/V3__d.sql': 'alter table c add d int;\n' });
    await runForReport(['migrate'], project.place(database.url));
    commit('first');
    project.folder.delete('db/V1__a.sql').write({ 'db/later/V1__a.sql': edited });
    commit('moved');
    project.folder.delete('db/V2__c.sql');
    commit('taken away');
    const { report } = await project.check(database);
    expect([report.error, report.outcome, changesOf(report), report.drift?.untraceable]).toEqual([undefined, 'success', [], []]);
    expect(report.notes.filter((note) => note.includes('after it was applied')).toSorted()).toEqual([
      expect.stringMatching(/^db\/V2__c\.sql was taken away after/), expect.stringMatching(/^db\/later\/V1__a\.sql was edited after/),
    ]);
  });

  it('says as before what no commit behind HEAD has', async () => {
    project.folder.git('checkout', '-q', '-b', 'elsewhere');
    commit('never merged');
    project.folder.git('checkout', '-q', '--orphan', 'trunk');
    project.folder.write({ 'db/V1__a.sql': edited });
    commit('another beginning');
    const { report } = await project.check(database);
    expect(report.drift?.untraceable.map(({ path, state }) => [path, state])).toEqual([['db/V1__a.sql', 'changed']]);
    expect(changesOf(report)).toEqual(['column.changed a.b']);
  });
}

describeEachEngine('a migration that was edited after it was applied', ['postgresql', 'mysql', 'mariadb'], suite);
