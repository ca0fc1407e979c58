import { describe, expect, it } from '@jest/globals';

import { readMigrations } from '../../../../src/migrations/read-migrations.ts';
import type { ReadMigrations } from '../../../../src/migrations/read-migrations.ts';
import { canonicalUri } from '../../../../src/migrations/formats/sqitch/canonical-uri.ts';
import { readConf } from '../../../../src/migrations/formats/sqitch/conf.ts';
import { replaceVariables } from '../../../../src/migrations/formats/sqitch/psql-variables.ts';
import { readPlan } from '../../../../src/migrations/formats/sqitch/plan.ts';
import { sqitchDirectory } from '../../../formats/sqitch/directory.ts';
import { errorOf } from '../../../support/error-of.ts';
import { filesOf } from '../files.ts';

type Files = Readonly<Record<string, string>>;

const read = (files: Files, options: Files = {}): ReadMigrations => readMigrations({ files: filesOf(files), folders: ['db'], format: 'sqitch', options });

/** What Sqitch 1.3.1 wrote when it deployed this plan to PostgreSQL 15. */
const flip = {
  plan: '%syntax-version=1.0.0\n%project=flip\n%uri=https://example.com/flip\n\nusers 2026-11-20T07:29:08Z T U <t@example.com> # Creates users.\nw [users] 2026-11-20T07:29:08Z T U <t@example.com> # two\n@v1 2026-11-20T07:29:09Z T U <t@example.com> # tag1\n',
  changes: ['b4c10372047230dd64230e36e750bb8c595ae1e8', 'ec3f270d188e4803f84a88365eac6c1f2d3c002a'],
  tag: 'db1b4b82f486adcfc93372306cec7cedd4ad1d70',
  hashes: ['fd2cf50884d8e4627e365c992b16282e52b330da', 'b34f46bf2dd52c9d3d16f313c9b15d42622b80b6'],
  deploy: { 'db/deploy/users.sql': 'BEGIN;\ncreate table u(id int);\nCOMMIT;\n', 'db/deploy/w.sql': 'BEGIN;\ncreate table w(id int);\nCOMMIT;\n' },
};

const head = '%project=p\n\n';
const by = '2026-01-01T00:00:00Z N <n@e>';
const planOf = (...lines: readonly string[]): string => `${head}${lines.join('\n')}\n`;

describe('sqitch.plan', () => {
  it('gives the ids and sums that Sqitch wrote', () => {
    const { changes } = readPlan('db/sqitch.plan', flip.plan);
    expect(changes.map(({ id }) => id)).toEqual(flip.changes);
    expect(changes.flatMap(({ tags }) => tags)).toMatchObject([{ name: '@v1', id: flip.tag, note: 'tag1' }]);
    expect(read({ 'db/sqitch.plan': flip.plan, ...flip.deploy }).migrations.map(({ checksum }) => checksum)).toEqual(flip.hashes);
  });

  it('reads every notation', () => {
    const { changes, project } = readPlan('p', '% syntax-version=1.0.0 # lolz\r\n  %foo = bar\r\n%strict\n# a note\n%project = p \n \n+ a/b  [b:c @t !x:d@e] 2026-01-01T00:00:00Z  A B  <a@b> # n\\n1 \\\\ # 2\n'.replace(' @t', ''));
    expect(project).toBe('p');
    expect(changes).toMatchObject([{ name: 'a/b', plannerName: 'A B', note: 'n\n1 \\ # 2', line: 7, dependencies: [{ conflicts: false, text: 'b:c' }, { conflicts: true, text: 'x:d@e' }] }]);
  });

  it('names a change anew for each time that it is reworked, and knows its tags', () => {
    const plan = readPlan('p', planOf(`a ${by}`, `@t ${by}`, `b ${by}`, `@u ${by}`, `a [a@t] ${by}`, `@v ${by}`, `a ${by}`));
    expect(plan.changes.map(({ name, occurrence, reworkTags }) => `${name}${occurrence} ${reworkTags.join()}`)).toEqual(['a1 @u,@t', 'b1 ', 'a2 @v', 'a3 ']);
    expect([plan.find('a'), plan.find('a@u'), plan.find('a@v'), plan.find('@u'), plan.find('x')].map((change) => change && plan.changes.indexOf(change))).toEqual([0, 0, 2, 1, undefined]);
    expect(plan.changes[2]?.dependencies[0]?.meant).toBe(plan.changes[0]?.id);
  });

  it.each<readonly [string, string, string]>([
    ['no project', '%syntax-version=1.0.0\n\n', 'it has no %project'],
    ['a change among the pragmas', `%project=p\na ${by}\n`, 'a blank line must stand between the pragmas and the first change'],
    ['a project whose name ends in punctuation', '%project=p-\n\n', 'p- is no name of a project'],
    ['no time', planOf('a N <n@e>'), 'a has no time, or one that no calendar has'],
    ['no planner', planOf('a 2026-01-01T00:00:00Z'), 'a has no planner with a name and an email'],
    ['a month that is none', planOf('a 2026-13-01T00:00:00Z N <n@e>'), 'a has no time, or one that no calendar has'],
    ['a reserved name', planOf(`HEAD ${by}`), 'HEAD is a reserved name'],
    ['a name that looks like an id', planOf(`${'a'.repeat(40)} ${by}`), `${'a'.repeat(40)} could be taken for an id`],
    ['a name that refers to another', planOf(`a~2 ${by}`), 'it is no change and no tag: <name> [<dependencies>] <time> <planner> <<email>>'],
    ['a comment sign alone', planOf('#'), 'it is no change and no tag: <name> [<dependencies>] <time> <planner> <<email>>'],
    ['a conflict that a merge left', planOf('<<<<<<< HEAD'), 'it is no change and no tag: <name> [<dependencies>] <time> <planner> <<email>>'],
    ['a name twice', planOf(`a ${by}`, `a ${by}`), 'a stands in line 3 already, and no tag in between'],
    ['a tag twice', planOf(`a ${by}`, `@t ${by}`, `@t ${by}`), 't stands in line 4 already'],
    ['a tag first', planOf(`@t ${by}`), 'the tag t has no change before it'],
    ['a tag with a slash', planOf(`a ${by}`, `@t/u ${by}`), 'the tag t/u holds a slash'],
    ['a tag with dependencies', planOf(`a ${by}`, `@t [a] ${by}`), 'a tag has no dependencies'],
    ['a dependency twice', planOf(`a ${by}`, `b [a a] ${by}`), 'the dependency a stands there twice'],
    ['a dependency that is none', planOf(`a ${by}`, `b [a@] ${by}`), 'a@ is no dependency'],
    ['an unknown dependency', planOf(`b [a] ${by}`), 'b names a, which is not in the plan'],
    ['a later dependency', planOf(`b [a] ${by}`, `a ${by}`), 'b requires a, which does not come before it'],
    ['itself', planOf(`b [b] ${by}`), 'b requires b, which does not come before it'],
    ['a conflict with what comes before', planOf(`a ${by}`, `b [!a] ${by}`), 'b conflicts with a, which comes before it'],
    ['an endless line', planOf(`a${' '.repeat(20)}${'x'.repeat(5000)}`), 'the line is longer than 4000 characters'],
  ])('refuses %s', (_, text, detail) => {
    expect(errorOf(() => readPlan('db/sqitch.plan', text))).toMatchObject({ code: 'migrations/refused-by-tool', detail, where: expect.stringMatching(/^db\/sqitch\.plan:\d+$/) });
  });

  it('refuses a planned revert by name', () => {
    expect(errorOf(() => readPlan('p', planOf(`a ${by}`, `@t ${by}`, `-a ${by}`)))).toMatchObject({ code: 'migrations/unsupported-feature', where: 'p:5' });
  });
});

describe('a directory of Sqitch', () => {
  it('is read in the order of the plan, with the scripts that belong to each change', () => {
    const { migrations, companions, madeFor, notes, rules } = read(sqitchDirectory('pg', 'reg'));
    expect(migrations.map(({ version, path, undo }) => `${version ?? ''} ${path} ${undo?.path ?? ''}`).slice(4, 8)).toEqual([
      'catalog/prices db/deploy/catalog/prices.sql db/revert/catalog/prices.sql',
      'total db/deploy/total@v2-final.sql db/revert/total@v2-final.sql',
      'total#2 db/deploy/total.sql db/revert/total.sql',
      'seed db/deploy/seed.sql db/revert/seed.sql',
    ]);
    expect([migrations.length, companions?.length, madeFor?.engines, notes]).toEqual([14, 28, ['postgresql'], ['Verify scripts are not run: sqitch deploy runs them with --verify alone']]);
    expect(rules.history.defaultSchema?.postgres).toBe('reg');
    expect(rules.compareVersions('@v1', 'users')).toBeGreaterThan(0);
    expect(rules.versionKey('@v2')).toBe(rules.versionKey('total@v2'));
  });

  it('keeps the name of a change whose script moves when it is reworked', () => {
    const before = read({ 'db/sqitch.plan': planOf(`a ${by}`, `@t ${by}`), 'db/deploy/a.sql': 'SELECT 1;' });
    const after = read({ 'db/sqitch.plan': planOf(`a ${by}`, `@t ${by}`, `a [a@t] ${by}`), 'db/deploy/a@t.sql': 'SELECT 1;', 'db/deploy/a.sql': 'SELECT 2;' });
    const identity = ({ script, version, hash }: ReadMigrations['migrations'][number]): string => `${script} ${version ?? ''} ${hash}`;
    expect(after.migrations.map(identity)[0]).toBe(before.migrations.map(identity)[0]);
    expect(after.migrations.map(({ version, path }) => `${version ?? ''} ${path}`)).toEqual(['a db/deploy/a@t.sql', 'a#2 db/deploy/a.sql']);
  });

  it('is found by its settings', () => {
    const conf = '[core]\n  engine = mysql\n  top_dir = ./sql\n[engine "mysql"]\n  plan_file = plans/my.plan\n  registry = "meta # 1" # the registry\n  extension = ddl\n[target "x"]\n  uri = db:pg://h/d\n  deploy_dir = up\n[deploy]\n  verify = true\n';
    const files = { 'db/sqitch.conf': conf, 'db/plans/my.plan': planOf(`a ${by}`), 'db/sql/deploy/a.ddl': 'SELECT 1;', 'db/sql/verify/a.ddl': 'SELECT 1;', 'db/sql/deploy/b.ddl': 'SELECT 2;' };
    const found = read(files);
    expect([found.migrations[0]?.path, found.madeFor?.engines, found.rules.history.defaultSchema?.mysql]).toEqual(['db/sql/deploy/a.ddl', ['mysql', 'mariadb'], 'meta # 1']);
    expect(found.notes).toEqual([
      'db/sql/deploy/b.ddl is left out: no line of db/plans/my.plan names it',
      'Verify scripts are not run: sqitch deploy would run them, since sqitch.conf says so: sqitch verify does it behind a run',
    ]);
    const other = read({ 'db/sqitch.conf': conf, 'db/sql/sqitch.plan': planOf(`a ${by}`), 'db/up/a.sql': 'SELECT 1;' }, { target: 'x', registry: 'own' });
    expect([other.migrations[0]?.path, other.madeFor?.engines, other.rules.history.defaultSchema?.postgres]).toEqual(['db/up/a.sql', ['postgresql'], 'own']);
  });

  it.each<readonly [string, Files, object]>([
    ['a script that is not there', { 'db/sqitch.plan': planOf(`a ${by}`) }, { code: 'migrations/file-missing', where: 'db/sqitch.plan:3', detail: 'db/deploy/a.sql, which deploys a' }],
    ['no plan', { 'db/sqitch.conf': '[core]\n' }, { code: 'migrations/file-missing', where: 'db/sqitch.plan' }],
    ['two plans', { 'db/a/sqitch.plan': head, 'db/b/sqitch.plan': head }, { code: 'migrations/several-directories' }],
    ['settings that are none', { 'db/sqitch.conf': 'engine = pg\n', 'db/sqitch.plan': head }, { code: 'migrations/malformed-directory', where: 'db/sqitch.conf:1' }],
    ['folders outside', { 'db/sqitch.conf': '[core]\ndeploy_dir = ../../../etc\n', 'db/sqitch.plan': planOf(`passwd ${by}`), 'etc/passwd.sql': '' }, { code: 'migrations/file-missing' }],
    ['one script for two changes', { 'db/sqitch.plan': planOf(`a ${by}`, `b ${by}`), 'db/deploy/a.sql': 'SELECT 1;', 'db/deploy/b.sql': 'SELECT 1;' }, { code: 'migrations/refused-by-tool', where: 'db/sqitch.plan:4' }],
    ['no change', { 'db/sqitch.plan': head }, { code: 'migrations/none-found' }],
  ])('is refused with %s', (_, files, error) => {
    expect(errorOf(() => read(files))).toMatchObject(error);
  });

  it('takes a new change behind the last one', () => {
    const files = sqitchDirectory('pg', 'reg');
    const { rules } = read(files);
    const added = rules.newFiles?.({ files: filesOf(files), newest: 'last', description: 'last', folder: 'db/', sql: 'DROP TABLE last;\n', transactional: true }) ?? [];
    const after = read({ ...files, ...Object.fromEntries(added.map(({ path, text }) => [path, text])) });
    expect(added.map(({ path }) => path)).toEqual(['db/sqitch.plan', 'db/deploy/last_2.sql', 'db/revert/last_2.sql', 'db/verify/last_2.sql']);
    expect(added[0]?.text).toMatch(/\nlast_2 2026-11-20T07:00:17Z Deployer <d@example\.com> # last\n$/);
    expect([after.migrations.at(-1)?.version, after.migrations.at(-1)?.text, after.migrations.at(-1)?.undo]).toEqual(['last_2', '-- Deploy shop:last_2\n\nBEGIN;\n\nDROP TABLE last;\n\nCOMMIT;\n', undefined]);
  });
});

describe('the settings of Sqitch', () => {
  it('are read as git reads its own', () => {
    const conf = readConf('c', '; x\n[Core] # y\n\tEngine = pg\n\tlong = a \\\n b\n[engine "pg.variables"]\n\tMixedCase = "a # b" c\n\tpath = C:\\\\x\n\tflag\n\tempty =\n');
    expect([conf.get('core', 'engine'), conf.get('core', 'long'), conf.get('core', 'none'), conf.get('engine.pg.variables', 'empty')]).toEqual(['pg', 'a  b', undefined, undefined]);
    expect(conf.section('engine.pg.variables')).toEqual({ MixedCase: 'a # b c', path: String.raw`C:\x`, flag: 'true', empty: '' });
  });

  it.each([
    ['HTTPS://Example.COM:443', 'https://example.com/'],
    ['http://u@H:8080/a%7e%2fB?c', 'http://u@h:8080/a~%2FB?c'],
    ['urn:Shop:1', 'urn:Shop:1'],
    ['shop', 'shop'],
  ])('make of the URI %s the one in ids, %s', (uri, canonical) => {
    expect(canonicalUri(uri)).toBe(canonical);
  });

  it('put variables where psql puts them', () => {
    const values = new Map([['a', "o'n"], ['b', String.raw`x\y`]]);
    expect(replaceVariables(`SELECT ':a', ":a", $$:a$$, 1::a, E'\\':a', :'a', :"a", :'b', :unknown /* :a */ -- :a`, values))
      .toBe(`SELECT ':a', ":a", $$:a$$, 1::a, E'\\':a', 'o''n', "o'n",  E'x\\\\y', :unknown /* :a */ -- :a`);
  });
});
