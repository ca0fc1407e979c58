import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { runForReport } from '../support/run-cli.ts';
import { createDatabase, describeEachServer, type TestServer } from '../support/servers.ts';

const guide = readFileSync('docs/guides/find-drift.md', 'utf8');

/** The SQL that the guide gives for an engine. */
function roleSql(engine: string): string {
  return new RegExp(`^\`\`\`sql\\n-- ${engine}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(guide)?.[1] ?? '';
}

const objects = [
  'create table a (id int not null primary key, b int)',
  'create view v as select id from a',
];
const mysqlObjects = [
  ...objects,
  'create function f(x int) returns int deterministic return x + 1',
  'create trigger t before insert on a for each row set new.b = 1',
  'create event e on schedule every 1 day disable do delete from a where id = 0',
];

function suite(server: TestServer): void {
  it('sees all that drift-check needs, and cannot change anything', async () => {
    const database = await createDatabase(server);
    const role = `reader_${database.name}`.slice(0, 32);
    const statements = server.engine === 'postgresql' ? objects : mysqlObjects;
    const project = new ProjectFolder().write({ 'schema-gitops.yml': flywayConfig(server.engine), 'db/V1__all.sql': statements.map((text) => `${text};\n`).join('') });
    const env = { DATABASE_URL: database.url, DEV_URL: server.url };
    try {
      expect((await runForReport(['migrate'], { folder: project.path, env })).report.outcome).toBe('success');
      const sql = roleSql(server.engine).replaceAll('schema_reader', role).replaceAll(/\bshop\b/g, database.name);
      expect(sql).not.toBe('');
      await database.query(sql);
      const url = new URL(database.url);
      url.username = role;
      url.password = 'choose-one';
      const { report } = await runForReport(['drift-check', '--dev-database', 'url-env:DEV_URL'], { folder: project.path, env: { ...env, DATABASE_URL: url.href } });
      expect([report.error, report.outcome, report.drift?.changes]).toEqual([undefined, 'success', []]);
      expect(report.drift?.notVisible.filter(({ kind }) => kind !== 'grant')).toEqual([]);
      const refused = await runForReport(['migrate', '--mode', 'baseline', '--to', '9'], { folder: project.path, env: { ...env, DATABASE_URL: url.href } });
      expect(['database/read-only', 'database/privilege-missing', 'history/not-baselined']).toContain(refused.report.error?.code);
    } finally {
      project.remove();
      // What the role may do goes with the database, so the role can go after it alone.
      await database.drop();
      const other = await createDatabase(server);
      await other.query(server.engine === 'postgresql' ? `drop role if exists ${role}` : `drop user if exists ${role}`);
      await other.drop();
    }
  });
}

describeEachServer('the read-only role of the guide', ['postgresql', 'mysql', 'mariadb'], suite);
