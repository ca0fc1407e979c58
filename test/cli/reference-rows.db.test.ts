import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { runCli, runForReport, type CliEnd, type JsonReport } from '../support/run-cli.ts';
import { createDatabase, describeEachEngine, type TestDatabase, type TestServer } from '../support/servers.ts';

const canary = 'canary-4711-of-a-row';

const table = `create table country (code char(2) not null primary key, name varchar(60) not null, seen timestamp null);
insert into country (code, name) values ('AT', 'Austria'), ('DE', 'Germany'), ('FR', 'France');
`;

/** A role of its own, which its database does not outlive. */
interface Reader {
  readonly url: string;
  drop(): Promise<void>;
}

async function readerOf(server: TestServer, database: TestDatabase, grants: (role: string) => string): Promise<Reader> {
  const role = `reader_${database.name}`;
  await database.query(`${server.engine === 'postgresql' ? `create role ${role} login password` : `create user ${role} identified by`} 'open-sesame-4711'; ${grants(role)}`);
  const url = new URL(database.url);
  url.username = role;
  url.password = 'open-sesame-4711';
  return {
    url: url.href,
    drop: async () => {
      await database.query(server.engine === 'postgresql' ? `drop owned by ${role}; drop role ${role}` : `drop user ${role}`);
    },
  };
}

describeEachEngine('A reference table', ['postgresql', 'mariadb', 'mysql'], (server) => {
  const isPostgres = server.engine === 'postgresql';
  const name = isPostgres ? 'public.country' : 'country';
  let project: ProjectFolder;
  let database: TestDatabase;

  beforeEach(async () => {
    project = new ProjectFolder().write({ 'schema-gitops.yml': config(`[{table: ${name}, except: seen}]`), 'db/V1__country.sql': table });
    database = await createDatabase(server);
    const { report } = await runForReport(['migrate'], place());
    expect([report.error, report.outcome]).toEqual([undefined, 'success']);
  });
  afterEach(async () => {
    await database.drop();
    project.remove();
  });

  const config = (tables: string, more = ''): string => `${flywayConfig(server.engine)}drift:\n  reference-tables: ${tables}\n${more}`;
  const place = (url = database.url): { folder: string; env: Readonly<Record<string, string>> } => ({ folder: project.path, env: { DATABASE_URL: url, DEV_URL: server.url } });
  const command = ['drift-check', '--dev-database', 'url-env:DEV_URL', '--confirm-after', 'none'];
  const check = (url = database.url, ...args: readonly string[]): Promise<{ end: CliEnd; report: JsonReport }> => runForReport([...command, ...args], place(url));

  it('is as Git says where only what is excepted differs', async () => {
    await database.query('update country set seen = current_timestamp');
    const { report } = await check();
    expect([report.error, report.outcome, report.drift?.changes]).toEqual([undefined, 'success', []]);
  });

  it('is told by keys and counts, and its values are in no channel', async () => {
    await database.query(`delete from country where code = 'AT'; update country set name = '${canary}' where code = 'DE'; insert into country values ('ES', '${canary}', null), ('<b', '${canary}', null)`);
    const { report, end } = await check();
    expect([report.error, report.outcome, end.exitCode]).toEqual([undefined, 'drift', 20]);
    expect(report.drift?.changes.map(({ kind, object, severity, attributes }) => [kind, object, severity, attributes])).toEqual([['table.changed', name, 'error', {
      rows_added: { actual: ['2 rows', '<b', 'ES'] },
      rows_removed: { expected: ['1 row', 'AT'] },
      rows_changed: { actual: ['1 row', 'DE'] },
    }]]);
    const unwritten = { text: '', notWritten: [{ object: name, reason: 'values of rows are read from neither side' }] };
    expect(report.drift).toMatchObject({ adopt: unwritten, revert: unwritten });
    const texts = [end.stdout, end.stderr];
    for (const form of ['human', 'github']) {
      const shown = await runCli([...command, '--output', form, '--verbose'], place());
      texts.push(shown.stdout, shown.stderr);
      expect(shown.stdout).toContain('rows_removed');
    }
    expect(texts.filter((text) => text.includes('canary') || text.includes('Germany'))).toEqual([]);
  });

  it('leaves the SQL for what else differs as it is, and out of it', async () => {
    await database.query("delete from country where code = 'AT'; create table by_hand (id int not null primary key)");
    const { adopt, changes } = (await check()).report.drift ?? { changes: [] };
    expect([changes.length, adopt?.text, adopt?.notWritten.map(({ object }) => object)]).toEqual([2, expect.stringMatching(/create table/i), [name]]);
    expect(adopt?.text).not.toContain('country');
  });

  it('has another fingerprint with other values, and the same with the same', async () => {
    const fingerprintWith = async (value: string): Promise<string | undefined> => {
      await database.query(`update country set name = '${value}' where code = 'DE'`);
      return (await check()).report.drift?.fingerprint;
    };
    const [first, second, third] = [await fingerprintWith('a'), await fingerprintWith('A'), await fingerprintWith('a')];
    expect([first === second, first === third, first]).toEqual([false, true, expect.stringMatching(/^[\da-f]{16}$/)]);
  });

  it('is ignored, weighed and accepted like all that differs', async () => {
    await database.query("delete from country where code = 'AT'");
    project.write({ 'schema-gitops.yml': config(`[${name}]`, `  ignore: ['table:${name}']\n`) });
    const ignored = await check();
    expect([ignored.report.outcome, ignored.report.drift?.ignored.find(({ object }) => object === name)?.reason]).toEqual(['success', `table:${name}`]);
    project.write({ 'schema-gitops.yml': config(`[${name}]`, '  compare: {reference-rows: notice}\n') });
    const { changes } = (await check()).report.drift ?? { changes: [] };
    expect(changes.map(({ severity }) => severity)).toEqual(['notice']);
    const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    project.write({ 'schema-gitops.yml': config(`[${name}]`, `  accept: [{id: ${changes[0]?.id ?? ''}, reason: known, author: dba, created: ${day(0)}, expires: ${day(9)}}]\n`) });
    expect((await check()).report.outcome).toBe('success');
    await database.query("delete from country where code = 'FR'");
    expect((await check()).report.outcome).toBe('drift');
  });

  it('waits for what is pending', async () => {
    project.write({ 'db/V2__more.sql': "insert into country (code, name) values ('IT', 'Italy');\ncreate table later (id int not null primary key);\n" });
    project.write({ 'schema-gitops.yml': config(`[${name}, ${name.replace('country', 'later')}, {table: ${name.replace('country', 'later')}_too, except: [soon]}]`) });
    project.write({ 'db/V3__too.sql': 'create table later_too (id int not null primary key, soon int);\n' });
    const { report } = await check();
    expect([report.error, report.outcome, report.drift?.pending.length]).toEqual([undefined, 'success', 2]);
    expect(report.notes.filter((note) => note.startsWith('Rows of')).length).toBeGreaterThan(0);
  });

  it('is not judged where a repeatable migration is about to change it', async () => {
    const seed = (value: string): Readonly<Record<string, string>> => ({ 'db/R__seed.sql': `delete from country where code = 'ZZ';\ninsert into country (code, name) values ('ZZ', '${value}');\n` });
    project.write(seed('Nowhere'));
    await runForReport(['migrate'], place());
    expect((await check()).report.outcome).toBe('success');
    project.write(seed('Elsewhere'));
    const { report } = await check();
    expect([report.error, report.outcome]).toEqual([undefined, 'success']);
    expect(report.notes).toContain(`Rows of ${name} were not compared: a pending repeatable migration changes them.`);
  });

  it.each([
    ['a table that is nowhere', (own: string) => `[${own}_of_old]`, 'drift/reference-table-unknown'],
    ['a column that is nowhere', (own: string) => `[{table: ${own}, except: [no_such]}]`, 'drift/reference-table-unknown'],
    ['a key that is nowhere', (own: string) => `[{table: ${own}, key: [no_such]}]`, 'drift/reference-table-unknown'],
  ])('is refused where the settings name %s', async (_, tables, code) => {
    project.write({ 'schema-gitops.yml': config(tables(name)) });
    const { report, end } = await check();
    expect([report.error?.code, end.exitCode]).toEqual([code, 2]);
    expect(report.error?.where).toContain(`drift.reference-tables, ${name}`);
  });

  it('needs a key', async () => {
    project.write({ 'db/V2__log.sql': 'create table log (a int, b int);\n', 'schema-gitops.yml': config(`[${name.replace('country', 'log')}]`) });
    await runForReport(['migrate'], place());
    await database.query('create table by_hand (id int not null primary key)');
    const drifted = (await check()).report;
    expect([drifted.error, drifted.outcome, drifted.drift?.changes.map(({ kind }) => kind)]).toEqual([undefined, 'drift', ['table.added']]);
    expect(drifted.drift?.notCompared).toContainEqual({ what: 'reference table without a primary key or one in the settings', count: 1, examples: [name.replace('country', 'log')] });
    await database.query('drop table by_hand');
    const clean = (await check()).report;
    expect([clean.error, clean.outcome, clean.summary]).toEqual([undefined, 'inconclusive', `default shows no difference, but rows of ${name.replace('country', 'log')} cannot be compared`]);
    project.write({ 'schema-gitops.yml': config(`[{table: ${name.replace('country', 'log')}, key: [a, b]}]`) });
    await database.query('insert into log values (1, null)');
    expect((await check()).report.drift?.changes.map(({ attributes }) => attributes)).toEqual([{ rows_added: { actual: ['1 row', '["1",null]'] } }]);
  });

  it('hides no drift of the schema where it has too many rows, on either side', async () => {
    await database.query(isPostgres
      ? "alter table country alter code type varchar(10); insert into country select 'x' || n, 'y' from generate_series(1, 100001) n"
      : "alter table country modify code varchar(10) not null; create table d (n int); insert into d values (0),(1),(2),(3),(4),(5),(6),(7),(8),(9); insert into country (code, name) select concat('x', a.n, b.n, c.n, e.n, f.n, g.n), 'y' from d a, d b, d c, d e, d f, (select 0 n union all select 1) g; drop table d");
    const { report } = await check();
    expect([report.error, report.outcome, report.drift?.changes.map(({ kind, object }) => [kind, object])]).toEqual([undefined, 'drift', [['column.changed', `${name}.code`]]]);
    const large = { what: 'reference table of more than 100,000 rows', count: 1, examples: [name] };
    expect(report.drift?.notCompared).toContainEqual(large);
    const other = await createDatabase(server);
    try {
      await runForReport(['migrate'], place(other.url));
      const swapped = await runForReport([...command, '--expected', 'url', '--expected-url-env', 'OTHER_URL'], { folder: project.path, env: { ...place(other.url).env, OTHER_URL: database.url } });
      expect([swapped.report.outcome, swapped.report.drift?.notCompared.filter(({ what }) => what.startsWith('reference'))]).toEqual(['drift', [large]]);
    } finally {
      await other.drop();
    }
  });

  it('is refused where it stands in the list twice', async () => {
    project.write({ 'schema-gitops.yml': config(`[${name}, {table: ${name}, except: [seen]}]`) });
    const { report, end } = await check();
    expect([report.error?.code, report.error?.what.includes('drift.reference-tables'), end.exitCode]).toEqual(['config/wrong-value', true, 2]);
  });

  it('is not visible, rather than empty, to a role that may not read it', async () => {
    await database.query("delete from country where code = 'AT'");
    const history = isPostgres ? 'flyway_schema_history, schema_gitops_run, schema_gitops_migration, schema_gitops_statement' : '';
    const reader = await readerOf(server, database, (role) => isPostgres
      ? `grant usage on schema public to ${role}; grant select on ${history} to ${role}`
      : `grant show view, trigger, event, execute, insert on ${database.name}.* to ${role}; ${['flyway_schema_history', 'schema_gitops_run', 'schema_gitops_migration', 'schema_gitops_statement'].map((own) => `grant select on ${database.name}.${own} to ${role}`).join('; ')}`);
    try {
      const { report } = await check(reader.url);
      expect([report.error, report.outcome]).toEqual([undefined, 'inconclusive']);
      expect(report.drift?.notVisible).toContainEqual(expect.objectContaining({ kind: 'table', names: [name], attribute: 'rows' }));
      expect(report.summary).toContain('rows of table');
    } finally {
      await reader.drop();
    }
  });

  it('is compared with a file of SQL and with another database, and not with a snapshot', async () => {
    project.write({ 'schema.sql': table.replace('Germany', 'Deutschland') });
    const differs = [{ rows_changed: { actual: ['1 row', 'DE'] } }];
    const file = await check(database.url, '--expected', 'schema-file', '--schema-file', 'schema.sql');
    expect(file.report.drift?.changes.map(({ attributes }) => attributes)).toEqual(differs);
    const other = await createDatabase(server);
    try {
      await runForReport(['migrate'], place(other.url));
      await other.query("update country set name = 'Deutschland' where code = 'DE'");
      const url = await runForReport([...command, '--expected', 'url', '--expected-url-env', 'OTHER_URL'], { folder: project.path, env: { ...place().env, OTHER_URL: other.url } });
      expect(url.report.drift?.changes.map(({ attributes }) => attributes)).toEqual(differs);
    } finally {
      await other.drop();
    }
    const written = await runCli(['snapshot', '--dev-database', 'url-env:DEV_URL', '--schema-file', 'schema.snapshot'], place());
    expect(written.exitCode).toBe(0);
    const snapshot = await check(database.url, '--expected', 'snapshot', '--schema-file', 'schema.snapshot');
    expect([snapshot.report.error, snapshot.report.outcome]).toEqual([undefined, 'success']);
    expect(snapshot.report.notes.some((note) => note.startsWith(`Rows of reference tables (${name}) were not compared: the snapshot`))).toBe(true);
  });
});
