import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { declaredFiles } from '../formats/skeema/directory.ts';
import { ProjectFolder } from '../support/project-folder.ts';
import { runForReport, type JsonReport } from '../support/run-cli.ts';
import { describeEachEngine } from '../support/servers.ts';

const products = 'schemas/shop/products.sql';

let folder: ProjectFolder;

describeEachEngine('lint and validate of a declarative directory', ['postgresql', 'mysql', 'mariadb'], (server) => {
  const run = async (...args: readonly string[]): Promise<JsonReport> => (await runForReport(args, { folder: folder.path, env: { DEV_URL: server.url } })).report;
  const files = declaredFiles(server.engine);
  const write = (texts: Readonly<Record<string, string>>): void => {
    folder.write(texts);
    folder.commit('change');
  };

  beforeEach(() => {
    folder = new ProjectFolder().write(files).branchOff();
  });
  afterEach(() => {
    folder.remove();
  });

  it('show an edited file as the migration that it amounts to', async () => {
    write({ [products]: (files[products] ?? '').replace('(100)', '(200)') });
    folder.delete('schemas/shop/tags.sql');
    folder.commit('drop');
    const report = await run('validate', '--base-ref', 'main');
    expect([report.outcome, report.error, report.findings]).toEqual(['success', undefined, []]);
    expect(report.plan?.migrations.flatMap(({ statements }) => statements.map(({ sql }) => sql))).toEqual([expect.stringMatching(/^ALTER TABLE \S+ (?:ALTER|MODIFY) COLUMN .*\(200\)/)]);
    expect(report.notes.filter((note) => note.startsWith('Not planned')).map((note) => note.replace('public.', ''))).toEqual(['Not planned: table.added tags, because it is declared nowhere, and would be dropped with what is in it.']);
    expect(report.replay?.difference?.changes.map(({ kind, object }) => `${kind} ${object.replace('public.', '')}`).toSorted()).toEqual(['column.changed products.name', 'table.removed tags']);
  });

  it('say where a declared statement is refused', async () => {
    write({ 'schemas/shop/z.sql': '\nCREATE VIEW z AS SELECT nothing FROM nowhere;\n' });
    const report = await run('validate', '--base-ref', 'main');
    expect([report.outcome, report.findings.map(({ rule, file, start }) => [rule, file, start.line])]).toEqual(['findings', [['trace-failed', 'schemas/shop/z.sql', 2]]]);
  });

  it('refuse what is declared twice, with file and line', async () => {
    write({ 'schemas/shop/z.sql': '\nCREATE TABLE tags (id int);\n' });
    for (const action of ['validate', 'lint']) {
      expect((await run(action, '--base-ref', 'main')).error).toMatchObject({ code: 'migrations/declared-twice', where: 'schemas/shop/z.sql:2:1' });
    }
  });

  it('judge changed files as new objects, and not as statements on tables that are there', async () => {
    write({ [products]: `${(files[products] ?? '').replace('name ', 'price float NOT NULL,\n  name ')}CREATE INDEX products_name ON products (name);\n` });
    const report = await run('lint', '--base-ref', 'main');
    expect([report.error, [...new Set(report.findings.map(({ file }) => file))]]).toEqual([undefined, [products]]);
    expect(report.findings.map(({ rule }) => rule).filter((rule) => /index-not-concurrent|lock|rewrite|edited|append/.test(rule))).toEqual([]);
  });
});
