import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { gatherChange, type GatheredChange } from '../../../src/actions/gather-change-set.ts';
import { rehearse, type Rehearsal } from '../../../src/actions/rehearsal/rehearse.ts';
import type { Migration } from '../../../src/model/migration.ts';
import { flywayConfig, ProjectFolder } from '../../support/project-folder.ts';
import { leftDatabases } from '../../support/left-databases.ts';
import { openContext } from '../../support/run-context.ts';
import { createDatabase, describeEachServer, type TestServer } from '../../support/servers.ts';

let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder();
});

afterEach(() => {
  project.remove();
});

const base = 'create table a (id int primary key, b int not null, note varchar(20));\ncreate table child (id int primary key, a_id int not null, constraint child_a foreign key (a_id) references a (id));\n';

/** A migration, and the script that takes it back, by version from 2 on. */
type Steps = readonly (readonly [up: string, down?: string])[];

/** Rehearses migrations behind the base, with ways back as a format with such scripts reads them. */
async function rehearseSteps(server: TestServer, steps: Steps): Promise<Rehearsal> {
  const ups = steps.map(([up], index): [string, string] => [`db/V${String(index + 2)}__step.sql`, up]);
  project.write({ 'schema-gitops.yml': `${flywayConfig(server.engine)}dev-database: {url-env: DEV_URL}\n`, 'db/V1__a.sql': base, ...Object.fromEntries(ups) });
  const context = await openContext(project.path, { DEV_URL: server.url });
  const gathered = await gatherChange(context.project, {});
  if (gathered === undefined) throw new Error('nothing to rehearse');
  return rehearse(context, { engine: { name: server.engine }, change: withWaysBack(gathered, steps), checks: { idempotence: false, roundTrip: true, difference: false } });
}

function withWaysBack(change: GatheredChange, steps: Steps): GatheredChange {
  const migrations = change.read.migrations.map((migration): Migration => {
    const text = steps[Number(migration.version) - 2]?.[1];
    return text === undefined ? migration : { ...migration, undo: { path: migration.path.replace('V', 'U'), text, forbidsTransaction: false } };
  });
  return { ...change, read: { ...change.read, migrations }, before: migrations.slice(0, 1), changed: migrations.slice(1) };
}

function trips({ replay }: Rehearsal): readonly (readonly unknown[])[] {
  return (replay.roundTrips ?? []).map(({ version, state }) => [version, state]);
}

describeEachServer('up, down, up', ['postgresql', 'mysql', 'mariadb'], (server) => {
  const prefix = server.engine === 'postgresql' ? 'public.' : '';

  it('goes there, back and there again, and says what is lost and what has no way back', async () => {
    const rehearsal = await rehearseSteps(server, [
      ['alter table a add column c int null;', 'alter table a drop column c;'],
      ['alter table a drop column note;', 'alter table a add column note varchar(20);'],
      ['create table none (id int primary key);', '-- NOT REVERSIBLE'],
      ['create table nothing (id int primary key);'],
      ['create table t (id int primary key);', 'drop table t;'],
    ]);
    expect(rehearsal.findings).toEqual([]);
    expect(trips(rehearsal).toSorted()).toEqual([['2', 'reversible'], ['3', 'loses-data'], ['4', 'irreversible'], ['5', 'irreversible'], ['6', 'reversible']]);
    const of = (version: string): unknown => rehearsal.replay.roundTrips?.find((trip) => trip.version === version);
    expect(of('2')).toMatchObject({ probed: [`${prefix}a`] });
    expect(of('3')).toMatchObject({ reason: `drops column note of ${prefix}a`, probed: [`${prefix}a`] });
    expect(of('4')).toMatchObject({ reason: 'its down script holds comments alone' });
    expect(of('5')).toMatchObject({ reason: 'it has no down script' });
  });

  it('sees that what is dropped was kept elsewhere, and comes back', async () => {
    const rehearsal = await rehearseSteps(server, [[
      'create table kept (id int primary key, note varchar(20));\ninsert into kept select id, note from a;\nalter table a drop column note;',
      'alter table a add column note varchar(20);\nupdate a set note = (select k.note from kept k where k.id = a.id);\ndrop table kept;',
    ]]);
    expect([rehearsal.findings, trips(rehearsal)]).toEqual([[], [['2', 'reversible']]]);
  });

  it('finds a way back that fails, leads elsewhere, or loses rows that nothing drops, and goes on behind each', async () => {
    const rehearsal = await rehearseSteps(server, [
      ['alter table a add column c int null;', '-- back\nalter table a drop column nope;'],
      ['alter table a add column d int null;\ncreate table two (id int primary key);', 'drop table two;'],
      ['create index child_x on child (id, a_id);', `delete from child;\ndrop index child_x${server.engine === 'postgresql' ? '' : ' on child'};`],
      ['alter table a add column e int null;', 'alter table a drop column e;'],
    ]);
    expect(rehearsal.findings.map(({ rule, location: { file, start } }) => [rule, file, start.line])).toEqual([
      ['round-trip-failed', 'db/U2__step.sql', 2], ['round-trip-failed', 'db/U3__step.sql', 1], ['round-trip-failed', 'db/U4__step.sql', 1],
    ]);
    expect(rehearsal.findings.map(({ title }) => title)).toEqual([
      expect.stringContaining('Statement 1 of the way back fails: '), expect.stringContaining(`The way back does not lead to the schema before: column.added ${prefix}a.d`), `Up and down lose rows or values of ${prefix}child`,
    ]);
    expect(trips(rehearsal)).toEqual([['2', 'broken'], ['3', 'broken'], ['4', 'broken'], ['5', 'reversible']]);
    const database = await createDatabase(server);
    expect(await leftDatabases(server, database)).toEqual([]);
    await database.drop();
  });

  it('says where a migration fails on rows, and that none were followed', async () => {
    const rehearsal = await rehearseSteps(server, [[`alter table a add column f int not null${server.engine === 'postgresql' ? '' : ', add constraint f_is check (f > 5)'};`, 'alter table a drop column f;']]);
    expect([rehearsal.findings, trips(rehearsal)]).toEqual([[], [['2', 'reversible']]]);
    expect(rehearsal.replay.roundTrips?.[0]?.reason).toContain('with rows the migration itself fails');
  });
});
