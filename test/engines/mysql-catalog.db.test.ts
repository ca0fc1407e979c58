import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { mysqlAdapter } from '../../src/engines/mysql/adapter.ts';
import type { SchemaState } from '../../src/model/schema-state.ts';
import type { DatabaseSession } from '../../src/ports/database-session.ts';
import { startSessions, statements, type SessionSource } from '../support/engine-session.ts';
import { facts, tableOf } from '../support/schema-facts.ts';
import { describeEachServer } from '../support/servers.ts';

/** Columns by their SQL, and what is read of them; in `mariadb` what MariaDB prints differently. */
interface ColumnCase {
  readonly sql: string;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly mariadb?: Readonly<Record<string, unknown>>;
}

const text = { characterSet: 'utf8mb4', collation: 'utf8mb4_bin' };

const columns: readonly ColumnCase[] = [
  { sql: 'int', expected: { type: type('int') } },
  { sql: 'int(5) not null', expected: { type: type('int'), nullable: false } },
  { sql: 'bigint unsigned', expected: { type: { ...type('bigint'), unsigned: true } } },
  { sql: 'int(5) zerofill', expected: { type: { ...type('int', ['5']), unsigned: true, zerofill: true } } },
  { sql: 'boolean default true', expected: { type: type('tinyint', ['1']), default: '1' } },
  { sql: 'decimal', expected: { type: type('decimal', ['10', '0']) } },
  { sql: 'decimal(10,2) default 1.50', expected: { type: type('decimal', ['10', '2']), default: '1.50' } },
  { sql: 'double default -2.5', expected: { type: type('double'), default: '-2.5' } },
  { sql: "bit(3) default b'101'", expected: { type: type('bit', ['3']), default: "b'101'" } },
  { sql: 'year', expected: { type: type('year') } },
  { sql: 'varchar(20)', expected: { type: type('varchar', ['20']), ...text } },
  { sql: "varchar(20) default 'it''s \\\\'", expected: { type: type('varchar', ['20']), default: "'it''s \\\\'", ...text } },
  { sql: "varchar(20) default 'NULL'", expected: { type: type('varchar', ['20']), default: "'NULL'", ...text } },
  { sql: 'varchar(20) default null', expected: { type: type('varchar', ['20']), ...text } },
  { sql: "varchar(20) default ''", expected: { type: type('varchar', ['20']), default: "''", ...text } },
  { sql: 'varchar(20) character set latin1', expected: { type: type('varchar', ['20']), characterSet: 'latin1', collation: 'latin1_swedish_ci' } },
  { sql: 'char collate utf8mb4_general_ci', expected: { type: type('char', ['1']), characterSet: 'utf8mb4', collation: 'utf8mb4_general_ci' } },
  { sql: 'text', expected: { type: type('text'), ...text } },
  { sql: 'varbinary(4)', expected: { type: type('varbinary', ['4']) } },
  { sql: 'json', expected: { type: type('json') }, mariadb: { type: type('longtext'), ...text } },
  { sql: "enum('a','b''c','d,e') default 'a'", expected: { type: type('enum', ['a', "b'c", 'd,e']), default: "'a'", ...text } },
  { sql: "set('x','y')", expected: { type: type('set', ['x', 'y']), ...text } },
  { sql: "date default '2026-01-02'", expected: { type: type('date'), default: "'2026-01-02'" } },
  {
    sql: 'datetime(3) default current_timestamp(3) on update current_timestamp(3)',
    expected: { type: type('datetime', ['3']), default: 'CURRENT_TIMESTAMP(3)', onUpdate: 'CURRENT_TIMESTAMP(3)' },
    mariadb: { type: type('datetime', ['3']), default: 'current_timestamp(3)', onUpdate: 'current_timestamp(3)' },
  },
  { sql: 'timestamp not null default now()', expected: { type: type('timestamp'), nullable: false, default: 'CURRENT_TIMESTAMP' }, mariadb: { type: type('timestamp'), nullable: false, default: 'current_timestamp()' } },
  { sql: 'int default (1 + 2)', expected: { type: type('int'), default: '(1 + 2)' } },
  { sql: 'char(36) default (uuid())', expected: { type: type('char', ['36']), default: 'uuid()', ...text } },
  { sql: 'int as (base + 1)', expected: { type: type('int'), generated: { expression: '(`base` + 1)', stored: false } }, mariadb: { type: type('int'), generated: { expression: '`base` + 1', stored: false } } },
  {
    sql: "varchar(30) generated always as (concat(base, 'x''y')) stored",
    expected: { type: type('varchar', ['30']), generated: { expression: "concat(`base`,_utf8mb4'x\\'y')", stored: true }, ...text },
    mariadb: { type: type('varchar', ['30']), generated: { expression: "concat(`base`,'x\\'y')", stored: true }, ...text },
  },
  { sql: "int comment 'it''s a note'", expected: { type: type('int'), comment: "it's a note" } },
  { sql: 'point', expected: { type: type('point') } },
];

function type(name: string, args: readonly string[] = []): Readonly<Record<string, unknown>> {
  return { name, arguments: args, dimensions: 0 };
}

const schema = [
  `create table columns (base int, ${columns.map(({ sql }, index) => `c${index} ${sql}`).join(', ')}) default charset utf8mb4 collate utf8mb4_bin`,
  `create table parent (id int auto_increment primary key, code varchar(20) not null, body text, n int, spot point not null,
    unique key code_key (code desc), key prefix (code(5), n desc), fulltext key words (body), spatial key place (spot),
    constraint positive check (n > 0)) engine = InnoDB row_format = dynamic charset latin1`,
  `create table child (id int, up_id int, other int, index own (other),
    constraint up foreign key (up_id) references parent (id) on delete cascade on update set null, constraint kept foreign key (other) references parent (id) on delete restrict)`,
  'create table part (id int, y int, primary key (id, y)) partition by range columns (y) (partition p0 values less than (10), partition p1 values less than (maxvalue))',
  'create view v as select id from parent', 'create procedure pr() select 1', 'create function f() returns int deterministic return 1',
  'create trigger tr before insert on child for each row set new.other = 2', 'create event ev on schedule every 1 day do select 1', 'create temporary table passing (id int)',
];

describeEachServer('the inspection of the MySQL family', ['mysql', 'mariadb'], (server) => {
  const isMariadb = server.engine === 'mariadb';
  // MariaDB 10.8 is the first to keep DESC (release notes); older ones read and forget it.
  const descending = /^10\.[0-7]\./.test(server.version) ? {} : { order: 'desc' };
  let source: SessionSource;
  let session: DatabaseSession;
  let state: SchemaState;

  beforeAll(async () => {
    source = await startSessions(server);
    session = await source.open();
    const { failure } = await session.send(statements('set names utf8mb4', ...schema));
    if (failure !== undefined) throw new Error(`${failure.problem.message}: statement ${failure.index}`);
    state = await mysqlAdapter.readCatalog(session);
  });

  afterAll(() => source.stop());

  it.each(columns.map((column, index) => ({ ...column, index })))('reads a column $sql', ({ expected, mariadb, index }) => {
    const column = tableOf(state, 'columns').columns[index + 1];
    expect(facts(column)).toEqual({ name: `c${index}`, nullable: true, autoIncrement: false, ...(isMariadb ? (mariadb ?? expected) : expected) });
  });

  it('marks literals as constants, and no expressions', () => {
    const constants = tableOf(state, 'columns').columns.map((column) => column.default).filter((value) => value !== undefined);
    expect(constants.filter(({ constant }) => constant === 'literal').map((value) => value.text)).not.toContain('(1 + 2)');
    expect(constants.filter(({ constant }) => constant === undefined).map((value) => value.text.toLowerCase())).toEqual(['current_timestamp(3)', expect.stringMatching('current_timestamp'), '(1 + 2)', 'uuid()']);
  });

  it('lists tables, without temporary ones', () => {
    const { name } = source.database;
    expect([...state.tables.keys()]).toEqual(['child', 'columns', 'parent', 'part'].map((table) => `${name}.${table}`));
  });

  it('reads keys and every part of an index', () => {
    const { constraints, indexes, columns: [id] } = tableOf(state, 'parent');
    expect(id?.autoIncrement).toBe(true);
    expect(facts(indexes.map(({ name, constraint, definition }) => ({ name, constraint, unique: definition.unique, method: definition.method, keys: definition.keys })))).toEqual([
      { name: 'code_key', constraint: 'code_key', unique: true, method: 'btree', keys: [{ column: 'code', ...descending }] },
      { name: 'place', unique: false, method: 'spatial', keys: [{ column: 'spot' }] },
      { name: 'prefix', unique: false, method: 'btree', keys: [{ column: 'code', length: 5 }, { column: 'n', ...descending }] },
      { name: 'PRIMARY', constraint: 'PRIMARY', unique: true, method: 'btree', keys: [{ column: 'id' }] },
      { name: 'words', unique: false, method: 'fulltext', keys: [{ column: 'body' }] },
    ]);
    expect(facts(constraints)).toEqual([
      { name: 'code_key', definition: { kind: 'unique', name: 'code_key', keys: [{ column: 'code', ...descending }], include: [] }, validated: true },
      { name: 'PRIMARY', definition: { kind: 'primary-key', name: 'PRIMARY', keys: [{ column: 'id' }], include: [] }, validated: true },
      { name: 'positive', definition: { kind: 'check', name: 'positive', expression: isMariadb ? '`n` > 0' : '(`n` > 0)' }, validated: true },
    ]);
  });

  it('reads foreign keys, and tells the index that the server made for one', () => {
    const { constraints, indexes } = tableOf(state, 'child');
    const referenced = { schema: source.database.name, name: 'parent' };
    expect(facts(constraints)).toEqual([
      { name: 'kept', definition: { kind: 'foreign-key', name: 'kept', columns: ['other'], referenced, referencedColumns: ['id'], onDelete: 'no-action', onUpdate: 'no-action' }, validated: true },
      { name: 'up', definition: { kind: 'foreign-key', name: 'up', columns: ['up_id'], referenced, referencedColumns: ['id'], onDelete: 'cascade', onUpdate: 'set-null' }, validated: true },
    ]);
    expect(indexes.map(({ name, constraint, generated }) => [name, constraint, generated])).toEqual([['own', undefined, undefined], ['up', 'up', true]]);
  });

  it('reads options and partitioning of tables', () => {
    expect(tableOf(state, 'parent').options).toEqual({ engine: 'InnoDB', charset: 'latin1', collate: 'latin1_swedish_ci', row_format: 'dynamic' });
    expect(tableOf(state, 'part').partitionBy).toBe('range columns');
    expect(tableOf(state, 'parent')).not.toHaveProperty('partitionBy');
  });

  it('names all other objects', () => {
    const { name: owner } = source.database;
    expect([...state.objects.values()].map(({ kind, schema: place, name }) => [kind, place, name])).toEqual(
      expect.arrayContaining([['view', 'v'], ['procedure', 'pr'], ['function', 'f'], ['trigger', 'tr'], ['event', 'ev']].map(([kind, name]) => [kind, owner, name])),
    );
    expect(state.objects.get(`trigger ${owner}.tr`)?.table).toEqual({ schema: owner, name: 'child' });
  });

  it('says how names are found', () => {
    expect(state.resolution).toEqual({ searchPath: [source.database.name], ignoresTableCase: false, ignoresColumnCase: true });
  });

  it('reads all databases of users where the session has none', async () => {
    const homeless = await source.open({ url: Object.assign(new URL(server.url), { pathname: '' }).href });
    const all = await mysqlAdapter.readCatalog(homeless);
    expect([...all.tables.keys()]).toEqual(expect.arrayContaining([...state.tables.keys()]));
    expect([...all.tables.values()].map((table) => table.schema)).not.toContain('mysql');
  });

  describe('what one engine has alone', () => {
    it('is read from MySQL: keys of expressions and checks that are not enforced', async () => {
      const { failure } = await session.send(statements("create table own (j json, w varchar(9), key deep ((cast(j->>'$.x' as unsigned)) desc, w), constraint lax check (w <> 'it''s') not enforced)"));
      expect(failure === undefined).toBe(!isMariadb);
      if (failure !== undefined) return;
      const { constraints, indexes } = tableOf(await mysqlAdapter.readCatalog(session), 'own');
      expect(facts(indexes[0]?.definition.keys)).toEqual([{ expression: "cast(json_unquote(json_extract(`j`,_utf8mb4'$.x')) as unsigned)", order: 'desc' }, { column: 'w' }]);
      expect(facts(constraints[0]?.definition)).toEqual({ kind: 'check', name: 'lax', expression: "(`w` <> _utf8mb4'it\\'s')", notEnforced: true });
    });

    it('is read from MariaDB: sequences, versioned tables, checks of columns', async () => {
      const { failure } = await session.send(statements('create sequence numbers', 'create table kept_rows (n int check (n > 1)) with system versioning', "create table again (n int check (n <> 7), constraint n2 check (n > 0))"));
      expect(failure === undefined).toBe(isMariadb);
      if (failure !== undefined) return;
      const after = await mysqlAdapter.readCatalog(session);
      expect(after.objects.get(`sequence ${source.database.name}.numbers`)).toBeDefined();
      expect(facts(tableOf(after, 'kept_rows').constraints.map(({ definition }) => definition))).toEqual([{ kind: 'check', name: 'n', expression: '`n` > 1' }]);
      expect(facts(tableOf(after, 'again').constraints.map(({ definition }) => definition))).toEqual([{ kind: 'check', name: 'n', expression: '`n` <> 7' }, { kind: 'check', name: 'n2', expression: '`n` > 0' }]);
    });
  });
});
