import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { EngineName } from '../../src/model/engine-name.ts';
import { ProjectFolder } from '../support/project-folder.ts';
import { runForReport, type JsonReport } from '../support/run-cli.ts';
import { createDatabase, describeEachServer, type TestDatabase, type TestServer } from '../support/servers.ts';
import { declaredFiles } from './skeema/directory.ts';

let folder: ProjectFolder;
let target: TestDatabase;
let server: TestServer;

async function run(...args: readonly string[]): Promise<JsonReport> {
  const { report } = await runForReport(args, { folder: folder.path, env: { DATABASE_URL: target.url, DEV_URL: server.url } });
  return report;
}

/** The statements of a plan. */
function planned(report: JsonReport): string {
  return (report.plan?.migrations ?? []).flatMap(({ statements }) => statements.map(({ sql }) => sql)).join('\n');
}

function left(report: JsonReport): readonly string[] {
  return report.notes.filter((note) => note.startsWith('Not planned:')).map((note) => note.replace('public.', ''));
}

async function applied(): Promise<void> {
  const report = await run('migrate');
  expect([report.outcome, report.error, left(report)]).toEqual(['success', undefined, []]);
}

/** What the table of tags is declared as, and what somebody makes of it: no statement is known to lead from one to the other. */
const unprovable: Readonly<Record<EngineName, { readonly declared?: string; readonly byHand: string }>> = {
  postgresql: {
    declared: 'CREATE TABLE tags (\n  name character varying(50) PRIMARY KEY,\n  length integer GENERATED ALWAYS AS (char_length(name)) STORED\n);\n',
    byHand: 'ALTER TABLE tags ADD COLUMN length integer',
  },
  mysql: { byHand: 'ALTER TABLE tags AUTOEXTEND_SIZE=4M' },
  mariadb: {
    declared: 'CREATE TABLE tags (\n  name varchar(50) NOT NULL,\n  since date NOT NULL,\n  until date NOT NULL,\n  PRIMARY KEY (name),\n  PERIOD FOR valid (since, until)\n) ENGINE=InnoDB;\n',
    byHand: 'ALTER TABLE tags ADD COLUMN since date NOT NULL, ADD COLUMN until date NOT NULL',
  },
};

describeEachServer('a declarative directory', ['postgresql', 'mysql', 'mariadb'], (each) => {
  beforeEach(async () => {
    server = each;
    target = await createDatabase(each);
    folder = new ProjectFolder().write(declaredFiles(each.engine));
  });
  afterEach(async () => {
    folder.remove();
    await target.drop();
  });

  it('fills an empty database, and has nothing to do afterwards', async () => {
    expect(await run('migrate', '--mode', 'status')).toMatchObject({ outcome: 'success' });
    await applied();
    const again = await run('migrate', '--mode', 'plan');
    expect([again.outcome, planned(again), left(again)]).toEqual(['no-changes', '', []]);
    expect(await run('migrate')).toMatchObject({ outcome: 'no-changes' });
    expect(await run('migrate', '--mode', 'status')).toMatchObject({ outcome: 'no-changes' });
    expect(await run('drift-check', '--confirm-after', 'none')).toMatchObject({ outcome: 'success', drift: { changes: [] } });
  });

  it('alters a column that is declared otherwise, under the plan that was approved alone', async () => {
    await applied();
    await target.query(each.engine === 'postgresql' ? "INSERT INTO products (name) VALUES ('a')" : "INSERT INTO products (name) VALUES ('a')");
    const path = 'schemas/shop/products.sql';
    folder.write({ [path]: (declaredFiles(each.engine)[path] ?? '').replace('(100)', '(200)') });
    const plan = await run('migrate', '--mode', 'plan');
    expect(plan.outcome).toBe('success');
    expect(planned(plan)).toMatch(/^ALTER TABLE \S+ (?:ALTER|MODIFY) COLUMN .*\(200\)/);
    expect(await run('migrate', '--expected-plan-hash', 'another')).toMatchObject({ outcome: 'plan-changed', error: { code: 'plan/changed' } });
    expect(await run('migrate', '--expected-plan-hash', plan.plan?.hash ?? '')).toMatchObject({ outcome: 'success' });
    expect(await run('migrate')).toMatchObject({ outcome: 'no-changes' });
    expect(await target.query('SELECT name FROM products')).toEqual([{ name: 'a' }]);
  });

  it('drops nothing that is declared no more, unless it is told to', async () => {
    await applied();
    folder.delete('schemas/shop/tags.sql');
    const path = 'schemas/shop/orders.sql';
    folder.write({ [path]: (declaredFiles(each.engine)[path] ?? '').replace(/^ {2}note .*\n/m, '').replace(/CREATE TRIGGER .*\n/, '').replace("'open',\n  PRIMARY", "'open',\n  PRIMARY").replace(/'open',\n\)/, "'open'\n)") });
    const plan = await run('migrate', '--mode', 'plan');
    expect([plan.outcome, planned(plan)]).toEqual(['blocked', '']);
    expect(left(plan)).toEqual(expect.arrayContaining([
      'Not planned: column.added orders.note, because it is declared nowhere, and would be dropped with what is in it.',
      'Not planned: table.added tags, because it is declared nowhere, and would be dropped with what is in it.',
    ]));
    expect(await run('migrate')).toMatchObject({ outcome: 'blocked', error: { code: 'plan/changes-left' } });
    expect(await target.query('SELECT count(*) AS n FROM tags')).toHaveLength(1);
    expect(await run('migrate', '--destructive', 'apply')).toMatchObject({ outcome: 'success' });
    await expect(target.query('SELECT count(*) AS n FROM tags')).rejects.toThrow();
    expect(await run('migrate')).toMatchObject({ outcome: 'no-changes' });
  });

  it('takes narrower types for destructive', async () => {
    await applied();
    const path = 'schemas/shop/prices.sql';
    folder.write({ [path]: (declaredFiles(each.engine)[path] ?? '').replace('(10,2)', '(10,1)') });
    const plan = await run('migrate', '--mode', 'plan');
    expect([plan.outcome, planned(plan)]).toEqual(['blocked', '']);
    expect(left(plan)).toEqual(['Not planned: column.changed prices.price, because its type changes, and fractions are rounded away.']);
  });

  it('puts back what somebody changed by hand', async () => {
    await applied();
    await target.query('CREATE INDEX by_hand ON prices (price)');
    await target.query('DROP VIEW a_report');
    await target.query("ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'closed'");
    const drift = await run('drift-check', '--confirm-after', 'none');
    expect(drift.outcome).toBe('drift');
    expect(drift.drift?.changes.map(({ kind, object }) => `${kind} ${object.replace('public.', '')}`).toSorted()).toEqual([
      'column.changed orders.state', `index.added ${each.engine === 'postgresql' ? '' : 'prices.'}by_hand`, 'view.removed a_report',
    ]);
    await applied();
    expect(await run('migrate')).toMatchObject({ outcome: 'no-changes' });
  });

  it('stops where a change cannot be proved', async () => {
    await applied();
    const { declared, byHand } = unprovable[each.engine];
    if (declared !== undefined) folder.write({ 'schemas/shop/tags.sql': declared });
    await target.query(byHand);
    const plan = await run('migrate', '--mode', 'plan');
    expect([plan.outcome, planned(plan)]).toEqual(['blocked', '']);
    expect(left(plan)).toEqual([expect.stringMatching(/^Not planned: (?:table|column)\.changed tags(?:\.length)?, because /)]);
  });
});
