import { describe, expect, it } from '@jest/globals';

import { describeType, columnType } from '../../../../src/migrations/formats/liquibase/changes/data-types.ts';
import { readCsv } from '../../../../src/migrations/formats/liquibase/changes/csv.ts';
import { primaryKeyName } from '../../../../src/migrations/formats/liquibase/changes/primary-key-name.ts';
import { engineFamilies, type EngineName } from '../../../../src/model/engine-name.ts';
import type { Migration } from '../../../../src/model/migration.ts';
import { loadMigrations, renderMigrations } from '../../../../src/migrations/read-migrations.ts';
import { filesOf } from '../files.ts';

async function targeted(engine: EngineName, changes: string, files: Readonly<Record<string, string>> = {}): Promise<Migration | undefined> {
  const text = `<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog">\n<changeSet id="1" author="us">\n${changes}\n</changeSet>\n</databaseChangeLog>\n`;
  const read = await loadMigrations({ files: filesOf({ 'db/changelog.xml': text, ...files }), folders: ['db'], format: 'liquibase', options: { changelog: 'changelog.xml', 'search-path': 'db' } });
  const context = { values: {}, schema: 'public', database: 'd', user: 'u', historyTable: 'databasechangelog', timestamp: '', workingDirectory: '', engine: { name: engine } };
  const [migration] = renderMigrations(read.rules, read.migrations, context);
  // What a change set is sent as is written when it is asked for.
  return migration === undefined ? undefined : { ...migration };
}

const sent = async (engine: EngineName, changes: string, files?: Readonly<Record<string, string>>): Promise<string> => ((await targeted(engine, changes, files))?.rendered ?? '').trim();

describe('a type of a changelog', () => {
  it.each<readonly [string, string, string]>([
    ['varchar(20)', 'VARCHAR(20)', 'VARCHAR(20)'],
    ['java.sql.Types.VARCHAR(20)', 'VARCHAR(20)', 'VARCHAR(20)'],
    ['VARCHAR2(20 CHAR)', 'VARCHAR(20)', 'VARCHAR(20 CHAR)'],
    ['clob', 'TEXT', 'LONGTEXT'],
    ['blob', 'OID', 'BLOB'],
    ['longblob', 'BYTEA', 'LONGBLOB'],
    ['boolean', 'BOOLEAN', 'TINYINT'],
    ['datetime', 'TIMESTAMP WITHOUT TIME ZONE', 'datetime'],
    ['number(10, 2)', 'numeric(10, 2)', 'numeric(10, 2)'],
    ['uuid', 'UUID', 'char(36)'],
    ['int unsigned', 'INTEGER', 'INT unsigned'],
    ['geometry(Point, 4326)', 'GEOMETRY(Point, 4326)', 'GEOMETRY(Point, 4326)'],
    ['interval day to second', 'interval day to second', 'interval day to second'],
  ])('%s is %s on PostgreSQL and %s on MySQL', (raw, postgresql, mysql) => {
    const typeOn = (name: EngineName): string => columnType(raw, { engine: { name }, family: engineFamilies[name], schema: '', where: '' }).sql;
    expect([typeOn('postgresql'), typeOn('mysql')]).toEqual([postgresql, mysql]);
  });

  it('is taken apart into name, size and rest', () => {
    expect(describeType('"Decimal" (10, 2) unsigned')).toMatchObject({ name: 'decimal', parameters: ['10', '2'], rest: 'unsigned' });
    expect(describeType('character varying(10)')).toMatchObject({ name: 'character varying', parameters: ['10'], rest: '' });
  });
});

describe('names of a changelog', () => {
  it('are the objects that Liquibase makes of them', async () => {
    expect(await sent('postgresql', '<createTable tableName="USERS"><column name="Id" type="int"/><column name="ORDER" type="int"/><column name="a-b" type="int"/></createTable>'))
      .toBe('CREATE TABLE "users" ("Id" INTEGER, "ORDER" INTEGER, "a-b" INTEGER);');
    expect(await sent('mysql', '<dropTable tableName="Us`ers" schemaName="shop"/>')).toBe('DROP TABLE `shop`.`Us``ers`;');
  });

  it('of keys are cut so that PostgreSQL keeps them whole', () => {
    expect(primaryKeyName('users')).toBe('users_pkey');
    expect(primaryKeyName('ä'.repeat(40))).toBe(`${'ä'.repeat(29)}_pkey`);
  });
});

describe('a change without what it needs', () => {
  it.each([
    ['<dropTable/>', 'dropTable has no tableName'],
    ['<renameColumn tableName="t" oldColumnName="a"/>', 'renameColumn has no newColumnName'],
  ])('%s is refused at its line', async (change, detail) => {
    await expect(sent('postgresql', change)).rejects.toMatchObject({ code: 'migrations/changelog-unreadable', facts: { where: 'db/changelog.xml:3', detail } });
  });

  it('is refused on MySQL where that needs the column’s type', async () => {
    await expect(sent('mysql', '<addNotNullConstraint tableName="t" columnName="a"/>')).rejects.toMatchObject({ facts: { detail: 'addNotNullConstraint has no columnDataType' } });
  });

  it('is left to Liquibase where the engine has no such thing', async () => {
    expect(await targeted('mysql', '<createSequence sequenceName="s"/>')).toMatchObject({ notRun: expect.stringContaining('which MySQL is not') });
  });
});

describe('texts of a changelog', () => {
  it('stay texts', async () => {
    const insert = `<insert tableName="t"><column name="a" value="x'); DROP TABLE t; -- \\\\"/></insert>`;
    expect(await sent('postgresql', insert)).toBe(`INSERT INTO "t" ("a") VALUES ('x''); DROP TABLE t; -- \\\\');`);
    expect(await sent('mysql', insert)).toBe(`INSERT INTO \`t\` (\`a\`) VALUES ('x''); DROP TABLE t; -- \\\\\\\\');`);
  });

  it('of a file are rows', async () => {
    expect(readCsv('a,b\n# no\n"x ""y"", z",\n\n1,"2\n3"', { separator: ',', quote: '"', comment: '#' })).toEqual([['a', 'b'], ['x "y", z', ''], ['1', '2\n3']]);
    const change = '<loadData tableName="t" file="t.csv"><column name="b" type="NUMERIC"/><column name="c" type="skip"/></loadData>';
    expect(await sent('postgresql', change, { 'db/t.csv': "a,b,c\nit's,2,x\n,,y\nNULL,3,z\n" })).toBe(`INSERT INTO "t" ("a", "b") VALUES ('it''s', 2), ('', NULL), (NULL, 3);`);
    await expect(sent('postgresql', change, { 'db/t.csv': 'a\n1,2\n' })).rejects.toMatchObject({ facts: { where: 'db/t.csv', detail: 'row 1 has 2 values for 1 columns' } });
  });
});

describe('a change set that says nothing about its rollback', () => {
  it('is taken back by the opposite of its changes, the last one first', async () => {
    const undo = (await targeted('postgresql', '<createTable tableName="a"><column name="x" type="int"/></createTable><addColumn tableName="b"><column name="y" type="int"/></addColumn>'))?.undo;
    expect(undo).toMatchObject({ path: 'db/changelog.xml', text: 'ALTER TABLE "b" DROP COLUMN "y";\nDROP TABLE "a";\n' });
  });

  it('is not taken back by half', async () => {
    expect((await targeted('postgresql', '<createTable tableName="a"><column name="x" type="int"/></createTable><dropTable tableName="b"/>'))?.undo).toBeUndefined();
  });
});

describe('preconditions of a changelog', () => {
  const root = (sets: string): string => `<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog">
<preConditions onFailMessage="not here"><tableExists tableName="users"/></preConditions>
${sets}
</databaseChangeLog>
`;
  const load = (sets: string) => loadMigrations({ files: filesOf({ 'db/changelog.xml': root(sets) }), folders: ['db'], format: 'liquibase', options: { changelog: 'changelog.xml', 'search-path': 'db' } });
  const context = { values: {}, schema: 'public', database: 'd', user: 'u', historyTable: 'databasechangelog', timestamp: '', workingDirectory: '', engine: { name: 'postgresql' } } as const;

  it('guard each change set that has none of its own, and stop the run', async () => {
    const { rules, migrations } = await load('<changeSet id="1" author="us"><dropTable tableName="a"/></changeSet>');
    expect(renderMigrations(rules, migrations, context)[0]?.guard).toMatchObject({ onFail: 'halt', message: 'not here', says: 'tableExists users' });
  });

  it('are named where a change set has its own', async () => {
    const { notes } = await load('<changeSet id="1" author="us"><preConditions onFail="MARK_RAN"><viewExists viewName="v"/></preConditions><dropTable tableName="a"/></changeSet>');
    expect(notes).toContain('db/changelog.xml:3 has preconditions of its own; those of the changelog (db/changelog.xml:2) are not asked before it.');
  });
});

describe('a modifySql', () => {
  it('with an expression that cannot be read is one error', async () => {
    await expect(sent('postgresql', '<dropTable tableName="a"/><modifySql><regExpReplace replace="(" with="x"/></modifySql>')).rejects.toMatchObject({ code: 'migrations/changelog-unreadable', facts: { actual: '(' } });
  });
});
