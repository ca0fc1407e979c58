import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { runForReport } from '../support/run-cli.ts';

let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder();
});
afterEach(() => {
  project.remove();
});

/** Notes of a lint of a branch that adds one file to a base. */
async function notesOf(base: Readonly<Record<string, string>>, added: string, { engine = 'postgresql', args = [] }: { engine?: string; args?: readonly string[] } = {}): Promise<readonly string[]> {
  project.write({ 'schema-gitops.yml': flywayConfig(engine), ...base }).branchOff();
  project.write({ 'db/V9__added.sql': added }).commit('feature');
  const { report } = await runForReport(['lint', ...args], { folder: project.path });
  expect(report.error).toBeUndefined();
  return report.notes.filter((note) => note.includes('could not be followed'));
}

const tables = 'create table orders (id bigint primary key, note text);\ncreate table shelves (id bigint primary key);\n';
const addColumn = 'alter table orders add column state text;\n';

describe('what could not be followed before the change set', () => {
  it('is named with its file, statement and reason, where it may concern the change set', async () => {
    const block = "do $$ begin execute 'alter table orders ' || current_setting('app.change'); end $$;\n";
    const notes = await notesOf({ 'db/V1__a.sql': `${tables}${block}`, 'db/V2__b.sql': 'alter table orders frobnicate;\n' }, addColumn);
    expect(notes).toEqual([
      'db/V1__a.sql, statement 3, before the change set, could not be followed: the body holds code that is not read.',
      expect.stringMatching(/^db\/V2__b\.sql, statement 1, before the change set, could not be followed: the statement is not understood: .*\.$/),
    ]);
  });

  it.each(['mysql', 'mariadb'])('is named on %s too', async (engine) => {
    const base = 'create table orders (id bigint primary key, note text);\ncall change_orders();\n';
    expect(await notesOf({ 'db/V1__a.sql': base }, addColumn, { engine })).toEqual([
      'db/V1__a.sql, statement 2, before the change set, could not be followed: what procedure change_orders does is not known.',
    ]);
  });

  it('is not named where it is of other objects', async () => {
    const other = 'create table copies as select * from other_place;\nalter table copies add constraint c foreign key (id) references nowhere (id);\n';
    expect(await notesOf({ 'db/V1__a.sql': `${tables}${other}` }, addColumn)).toEqual([]);
    project.write({ 'db/V10__copies.sql': 'alter table copies add column state text;\n' });
    const { report } = await runForReport(['lint'], { folder: project.path });
    expect(report.notes.map((note) => note.split(',')[1])).toEqual([' statement 3', ' statement 4']);
  });

  it('is named ten times at most, and the others are counted', async () => {
    const notes = await notesOf({ 'db/V1__a.sql': `${tables}${'alter table orders frobnicate;\n'.repeat(14)}` }, addColumn);
    expect(notes).toHaveLength(11);
    expect(notes.at(-1)).toBe('4 more statements before the change set could not be followed.');
  });

  it('is no matter of a run on the whole history, nor of a base that could be followed', async () => {
    expect(await notesOf({ 'db/V1__a.sql': `${tables}alter table orders frobnicate;\n` }, addColumn, { args: ['--all'] })).toEqual([]);
    project.remove();
    project = new ProjectFolder();
    expect(await notesOf({ 'db/V1__a.sql': tables }, addColumn)).toEqual([]);
  });

  it('shows no password that stands in it', async () => {
    const secret = "create role app login password 'hunter2canary' frobnicate 'hunter2canary';\n";
    const notes = await notesOf({ 'db/V1__a.sql': `${tables}${secret}alter table orders frobnicate 'hunter2canary';\n` }, addColumn);
    expect(notes.join('\n')).not.toContain('hunter2canary');
  });
});
