import { describe, expect, it } from '@jest/globals';

import { askGuard } from '../../../../src/migrations/ask-guard.ts';

import { loadMigrations, renderMigrations } from '../../../../src/migrations/read-migrations.ts';
import { judgeChanges } from '../../../../src/changes/judge-changes.ts';
import { liquibase } from '../../../../src/migrations/formats/liquibase.ts';
import type { FormatOptions } from '../../../../src/migrations/format.ts';
import type { EngineName } from '../../../../src/model/engine-name.ts';
import type { Migration } from '../../../../src/model/migration.ts';
import { mysqlVectors, postgresqlVectors, vectorFiles, type ChecksumVector } from '../../../formats/liquibase/vectors.ts';
import { rejectionOf } from '../../../support/error-of.ts';
import { filesOf } from '../files.ts';

/** Everything that a target gets. */
async function readFor(engine: EngineName, files: Readonly<Record<string, string>>, options: FormatOptions = {}): Promise<readonly Migration[]> {
  const read = await loadMigrations({ files: filesOf(files), folders: [Object.keys(files)[0]?.replace(/db\/.*/, 'db') ?? ''], format: 'liquibase', options });
  return renderMigrations(read.rules, read.migrations, {
    values: {}, schema: 'public', database: 'd', user: 'u', historyTable: 'databasechangelog', timestamp: '', workingDirectory: '', engine: { name: engine, version: { text: '16.0', number: 160000 } },
  });
}

describe('the checksums of Liquibase', () => {
  const cases: readonly (readonly [EngineName, readonly ChecksumVector[]])[] = [['postgresql', postgresqlVectors], ['mysql', mysqlVectors]];
  it.each(cases)('are the ones that Liquibase computes on %s', async (engine, vectors) => {
    const files = Object.fromEntries(Object.entries(vectorFiles).map(([name, text]) => [`db/${name}`, text]));
    for (const name of Object.keys(vectorFiles)) {
      const migrations = await readFor(engine, files, { changelog: name, 'search-path': 'db' });
      const found = migrations.map(({ recorded, checksum, equivalentChecksums }) => ({
        file: name, id: recorded?.['id'], author: recorded?.['author'], v9: checksum, v8: equivalentChecksums?.[0], description: recorded?.['description'],
      }));
      expect(found).toEqual(vectors.filter(({ file, id }) => file === name && !(engine === 'postgresql' && name === 'f.sql' && id === '4')));
    }
  });
});

const xml = (body: string, attributes = ''): string => `<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog" ${attributes}>\n${body}\n</databaseChangeLog>\n`;
const sent = (migrations: readonly Migration[]): readonly string[] => migrations.map(({ version = '', rendered, text }) => `${version}: ${(rendered ?? text).trim().replaceAll(/\s+/g, ' ')}`);

describe('changelogs', () => {
  it('follow each other through includes, and are stored by the paths of Liquibase', async () => {
    const migrations = await readFor('postgresql', {
      'src/main/resources/db/root.xml': xml('<include file="classpath:/db/a.xml"/>\n<include file="sub/b.yaml" relativeToChangelogFile="true"/>\n<includeAll path="db/all/"/>'),
      'src/main/resources/db/a.xml': xml('<changeSet id="1" author="a" logicalFilePath="/old.xml"><sql>select 1</sql></changeSet><changeSet id="2" author="a" runOrder="last"><sql>select 2</sql></changeSet>'),
      'src/main/resources/db/sub/b.yaml': 'databaseChangeLog:\n  - changeSet: {id: 3, author: b, changes: [{sqlFile: {path: ../q.txt, relativeToChangelogFile: true}}]}\n',
      'src/main/resources/db/q.txt': 'select 3; select ${x};',
      'src/main/resources/db/all/2.json': '{"databaseChangeLog": [{"changeSet": {"id": "5", "author": "c", "changes": [{"sql": "select 5"}]}}]}',
      'src/main/resources/db/all/1.sql': 'select 4',
    });
    expect(sent(migrations)).toEqual([
      'old.xml::1::a: select 1;', 'db/sub/b.yaml::3::b: select 3; select ${x};', 'db/all/1.sql::raw::includeAll: select 4', 'db/all/2.json::5::c: select 5;', 'db/a.xml::2::a: select 2;',
    ]);
  });

  it('have their parameters replaced: the first value holds, filters count, nested and unknown ones too', async () => {
    const body = `<property name="a" value="1"/><property name="a" value="2"/>
<property name="t" value="pg" dbms="postgresql"/><property name="t" value="my" dbms="mysql,mariadb"/><property name="k" value="\${t}-\${a}"/>
<property name="l" value="here" global="false"/>
<changeSet id="1" author="a"><sql>select '\${a} \${k} \${l} \${unknown} \${:a} $\${a}'</sql></changeSet>`;
    expect(sent(await readFor('postgresql', { 'db/c.xml': xml(body) }))).toEqual(["db/c.xml::1::a: select '1 pg-1 here ${unknown} ${a} $1';"]);
    expect(sent(await readFor('mysql', { 'db/c.xml': xml(body) }))).toEqual(["db/c.xml::1::a: select '1 my-1 here ${unknown} ${a} $1';"]);
  });

  it('give a target the change sets of its database, contexts and labels', async () => {
    const set = (id: string, attributes: string): string => `<changeSet id="${id}" author="a" ${attributes}><sql>select ${id}</sql></changeSet>`;
    const body = [set('1', 'dbms="mysql"'), set('1', 'dbms="postgresql"'), set('2', 'context="test and !prod"'), set('3', 'contextFilter="prod, x"'), set('4', 'labels="a,b"'), set('5', 'labels="c"'), set('6', 'ignore="true"')].join('\n');
    expect(sent(await readFor('postgresql', { 'db/c.xml': xml(body) }, { contexts: 'prod', labels: 'a or z' }))).toEqual(['db/c.xml::1::a: select 1;', 'db/c.xml::3::a: select 3;', 'db/c.xml::4::a: select 4;']);
    expect(sent(await readFor('mysql', { 'db/c.xml': xml(body) }, { contexts: 'test' }))).toEqual(['db/c.xml::1::a: select 1;', 'db/c.xml::2::a: select 2;', 'db/c.xml::4::a: select 4;', 'db/c.xml::5::a: select 5;']);
  });

  it('put each statement in the line of its change', async () => {
    const [migration] = await readFor('postgresql', { 'db/c.xml': xml('<changeSet id="1" author="a">\n<sql>\n\nselect 1;\n  select 2;</sql>\n<sql>select 3</sql>\n</changeSet>') });
    expect(migration?.firstLine).toBe(2);
    expect(migration?.rendered?.split('\n').map((line) => line.trim())).toEqual(['', '', '', 'select 1;', 'select 2;', 'select 3;']);
  });

  it('apply modifySql to what their target gets', async () => {
    const body = '<changeSet id="1" author="a"><sql>select 1; select 2</sql><modifySql dbms="postgresql"><replace replace="select" with="values"/><append value=" -- x"/></modifySql></changeSet>';
    expect(sent(await readFor('postgresql', { 'db/c.xml': xml(body) }))).toEqual(['db/c.xml::1::a: values 1 -- x; values 2 -- x;']);
    expect(sent(await readFor('mysql', { 'db/c.xml': xml(body) }))).toEqual(['db/c.xml::1::a: select 1; select 2;']);
  });

  it('name what only Liquibase can run, and take whatever its history says', async () => {
    const body = '<changeSet id="1" author="a"><customChange class="x.Y"/></changeSet><changeSet id="2" author="a"><ext:thing a="b"/></changeSet>';
    const migrations = await readFor('postgresql', { 'db/c.xml': xml(body, 'xmlns:ext="e"') });
    expect(migrations.map(({ notRun, acceptsAnyChecksum, checksum }) => [notRun, acceptsAnyChecksum, checksum])).toEqual([
      ['customChange in line 2 runs the Java class x.Y', true, undefined],
      ['thing in line 2 is no change of Liquibase itself, but perhaps of an extension', true, undefined],
    ]);
  });

  it('have an undo where their rollback does something', async () => {
    const sql = ['--liquibase formatted sql', '--changeset a:1', 'create table t (id int);', '--rollback drop table t;', '--rollback -- gone', '--changeset a:2', 'select 1;', '--rollback -- NOT REVERSIBLE', '--changeset a:3', 'select 1;', '--rollback empty', '--changeset a:4', 'select 1;'].join('\n');
    const migrations = await readFor('postgresql', { 'db/c.sql': sql });
    expect(migrations.map(({ undo }) => undo?.text)).toEqual(['\n\n\ndrop table t;\n-- gone', undefined, undefined, undefined]);
  });
});

describe('a new change set', () => {
  const set = '<changeSet id="1" author="a"><sql>select 1</sql></changeSet>';
  const roots: readonly (readonly [string, string, string])[] = [
    ['XML', 'db/root.xml', xml(set)],
    ['YAML', 'db/root.yaml', 'databaseChangeLog:\n- changeSet: {id: 1, author: a, changes: [{sql: select 1}]}\n'],
    ['formatted SQL', 'db/root.sql', '--liquibase formatted sql\n--changeset a:1\nselect 1\n'],
    ['a root of whole folders', 'db/root.xml', xml(`${set}<includeAll path="all" relativeToChangelogFile="true" errorIfMissingOrEmpty="false"/>`)],
  ];
  it.each(roots)('is taken up by %s', async (...[, path, text]) => {
    await loadMigrations({ files: filesOf({ [path]: text }), folders: ['db'], format: 'liquibase' });
    const written = liquibase.newFiles?.({ files: filesOf({ [path]: text }), description: 'add_t', folder: 'db/all/', sql: 'select 2;', transactional: true }) ?? [];
    const files = { [path]: text, ...Object.fromEntries(written.map((file) => [file.path, file.text])) };
    const migrations = await readFor('postgresql', files, { changelog: path });
    expect(migrations.map(({ recorded }) => `${recorded?.['id'] ?? ''} ${recorded?.['author'] ?? ''}`)).toEqual(['1 a', 'add_t schema-gitops']);
  });
});

describe('an edited change set', () => {
  const read = async (body: string): Promise<readonly Migration[]> =>
    (await loadMigrations({ files: filesOf({ 'db/c.xml': xml(body) }), folders: ['db'], format: 'liquibase' })).migrations;
  const judged = async (before: string, after: string): Promise<readonly string[]> => {
    const [base, now] = [await read(before), await read(after)];
    return judgeChanges({ files: [], base, now, changed: [], format: liquibase, isEmpty: () => false }).map(({ rule, message }) => `${rule} ${message}`);
  };
  const set = (sql: string, more = '', id = '1'): string => `<changeSet id="${id}" author="a">${more}<sql>${sql}</sql></changeSet>`;

  it('is found among others of its file, and only where Liquibase would refuse it', async () => {
    const other = set('select 0', '', '0');
    expect(await judged(other + set('select 1'), other + set('select 2'))).toEqual(['edited-applied-migration edited']);
    expect(await judged(other + set('select 1'), set('select 9', '', '9') + other + set('select\n1'))).toEqual([]);
    expect(await judged(set('select 1'), set('select 2', '<validCheckSum>ANY</validCheckSum>'))).toEqual([]);
    const [before] = await read(set('select 1'));
    expect(await judged(set('select 1'), set('select 2', `<validCheckSum>${before?.checksum ?? ''}</validCheckSum>`))).toEqual([]);
    expect(await judged(other + set('select 1'), other)).toEqual(['edited-applied-migration deleted']);
  });
});

describe('preconditions', () => {
  const guardOf = async (body: string): Promise<Migration['guard']> => {
    const [migration] = await readFor('postgresql', { 'db/c.xml': xml(`<changeSet id="1" author="a"><preConditions onFail="MARK_RAN" onError="WARN">${body}</preConditions><sql>select 1</sql></changeSet>`) });
    return migration?.guard;
  };

  it('are asked in the order of the changelog, and no more than is needed', async () => {
    const guard = await guardOf('<or><not><tableExists tableName="MyT"/><tableExists tableName="B"/></not><sqlCheck expectedResult="1">select count(*) from x;</sqlCheck></or><dbms type="postgresql,oracle"/>');
    const asked: unknown[] = [];
    const answer = await askGuard(guard ?? { condition: { kind: 'all', of: [] }, says: '', onFail: 'halt', onError: 'halt' }, (query) => {
      asked.push([query.text.includes('pg_class') ? 'relation' : query.text, query.values?.at(-1)]);
      return Promise.resolve(query.text.includes('count') ? [{ count: '1' }] : query.values?.at(-1) === 'b' ? [{}] : []);
    });
    expect(asked).toEqual([['relation', 'MyT'], ['relation', 'b'], ['select count(*) from x', undefined]]);
    expect(answer).toEqual({ verdict: 'run' });
  });

  it('say what happens where they do not hold', async () => {
    const guard = await guardOf('<not><dbms type="postgresql"/></not>');
    expect(guard).toMatchObject({ onFail: 'mark', onError: 'warn', says: 'not (the database is postgresql)' });
    const [unknown] = await readFor('postgresql', { 'db/c.xml': xml('<changeSet id="1" author="a"><preConditions><customPrecondition className="x"/></preConditions><sql>select 1</sql></changeSet>') });
    expect(unknown?.notRun).toBe('its precondition customPrecondition is one that only Liquibase can answer');
  });
});

describe('changelogs that Liquibase refuses, or nobody should follow', () => {
  const include = (path: string, more = ''): string => xml(`<include file="${path}" ${more}/>`);
  const set = '<changeSet id="1" author="a"><sql>select 1</sql></changeSet>';
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, string, string])[] = [
    ['includes itself', { 'db/a.xml': include('db/b.xml'), 'db/b.xml': include('db/a.xml') }, 'migrations/changelog-root', 'every changelog is included by another'],
    ['includes itself behind a root', { 'db/r.xml': include('db/a.xml'), 'db/a.xml': include('db/b.xml'), 'db/b.xml': include('db/a.xml') }, 'migrations/changelog-loop', 'db/a.xml'],
    ['includes what is not there', { 'db/a.xml': include('gone.xml', 'relativeToChangelogFile="true"') }, 'migrations/changelog-file-missing', 'db/gone.xml'],
    ['leaves the repository', { 'db/a.xml': include('../../../etc/passwd', 'relativeToChangelogFile="true"') }, 'migrations/changelog-leaves-directory', '../../etc/passwd'],
    ['reads SQL from outside', { 'db/a.xml': xml('<changeSet id="1" author="a"><sqlFile path="../../x.sql"/></changeSet>') }, 'migrations/changelog-leaves-directory', '../../x.sql'],
    ['has two roots', { 'db/a.xml': xml(set), 'db/b.xml': xml(set) }, 'migrations/changelog-root', 'no other changelog includes db/a.xml, db/b.xml'],
    ['has a document type', { 'db/a.xml': `<!DOCTYPE x [<!ENTITY a "b">]>${xml('&a;')}` }, 'migrations/changelog-unreadable', 'it has a document type (<!DOCTYPE …>), which could bring in other files'],
    ['is not well-formed', { 'db/a.xml': '<databaseChangeLog>\n<changeSet></databaseChangeLog>' }, 'migrations/changelog-unreadable', 'Missing end tag for element changeSet (line 2, column 12)'],
    ['is nested without end', { 'db/a.xml': `<databaseChangeLog>${'<a>'.repeat(60_000)}` }, 'migrations/changelog-unreadable', 'it is nested too deeply'],
    ['has broken YAML', { 'db/a.yaml': 'databaseChangeLog:\n  - changeSet: {id: 1' }, 'migrations/changelog-unreadable', 'Flow map in block collection must be sufficiently indented and end with a }'],
    ['has a change set twice', { 'db/a.xml': xml(set + set) }, 'migrations/duplicate-change-set', 'db/a.xml::1::a, also in db/a.xml:2'],
    ['has an empty change set', { 'db/a.sql': '--liquibase formatted sql\n--changeset a:1\n' }, 'migrations/changelog-unreadable', 'change set 1 has no SQL'],
    ['has one dash', { 'db/a.sql': '--liquibase formatted sql\n- changeset a:1\nselect 1' }, 'migrations/changelog-unreadable', 'Liquibase wants it written --changeset <author>:<id>'],
    ['has comments', { 'db/a.sql': '--liquibase formatted sql\n--changeset a:1\n--comments: x\nselect 1' }, 'migrations/changelog-unreadable', 'Liquibase wants it written --comment: <text>'],
    ['has an open rollback', { 'db/a.sql': '--liquibase formatted sql\n--changeset a:1\nselect 1;\n/* liquibase rollback\ndrop' }, 'migrations/changelog-unreadable', 'the comment with the rollback is not closed'],
  ];
  it.each(cases)('%s', async (...[, files, ...expected]) => {
    const error = await rejectionOf(readFor('postgresql', files));
    expect([error.code, error.detail]).toEqual(expected);
  });

  it('does not follow aliases without end', async () => {
    const bomb = Array.from({ length: 12 }, (__, level) => `  - a${level}: &a${level} {${Array.from({ length: 10 }, (___, index) => `k${index}: ${level === 0 ? 'x' : `*a${level - 1}`}`).join(', ')}}`).join('\n');
    expect((await rejectionOf(readFor('postgresql', { 'db/a.yaml': `databaseChangeLog:\n${bomb}\n` }))).code).toBe('migrations/changelog-unreadable');
  });
});
