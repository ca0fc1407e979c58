import { describe, expect, it } from '@jest/globals';

import type { ColumnDefinition } from '../../../../src/model/column-definition.ts';
import type { EngineName } from '../../../../src/model/engine-name.ts';
import type { CreateTable } from '../../../../src/model/operation.ts';
import { readOne, withoutSpans } from './reading.ts';

function createTable(sql: string, engine: EngineName = 'mysql'): CreateTable {
  const { operations, problem } = readOne(engine, sql);
  const [operation] = operations;
  if (operation?.kind !== 'create-table') throw new Error(`${problem?.message ?? 'another operation'} in ${sql}`);
  return operation;
}

function column(definition: string, engine: EngineName = 'mysql'): ColumnDefinition {
  const [found] = createTable(`create table t (c ${definition})`, engine).columns;
  if (found === undefined) throw new Error(`no column in ${definition}`);
  return found;
}

/** A type as SHOW CREATE TABLE prints it. */
function typeText(definition: string, engine: EngineName = 'mysql'): string {
  const { type, characterSet, collation } = column(definition, engine);
  const words = [
    type.arguments.length === 0 ? type.name : `${type.name}(${type.arguments.join(',')})`,
    type.unsigned === true ? 'unsigned' : '',
    type.zerofill === true ? 'zerofill' : '',
    characterSet === undefined ? '' : `charset ${characterSet}`,
    collation === undefined ? '' : `collate ${collation}`,
  ];
  return words.filter((word) => word !== '').join(' ');
}

describe('the type of a column', () => {
  it.each([
    ['integer', 'int'], ['INT4', 'int'], ['int1', 'tinyint'], ['INT2', 'smallint'], ['middleint', 'mediumint'], ['int8', 'bigint'],
    ['int(11)', 'int(11)'], ['int unsigned zerofill', 'int unsigned zerofill'], ['bigint zerofill', 'bigint unsigned zerofill'],
    ['bool', 'tinyint(1)'], ['BOOLEAN', 'tinyint(1)'],
    ['dec', 'decimal(10,0)'], ['numeric(5)', 'decimal(5,0)'], ['fixed(8,3)', 'decimal(8,3)'], ['decimal(3,1) unsigned', 'decimal(3,1) unsigned'],
    ['float4', 'float'], ['float(24)', 'float'], ['float(25)', 'double'], ['float(7,4)', 'float(7,4)'], ['float8', 'double'],
    ['double precision', 'double'], ['real', 'double'],
    ['bit', 'bit(1)'], ['bit(8)', 'bit(8)'], ['year(4)', 'year'], ['time(0)', 'time'], ['datetime(6)', 'datetime(6)'], ['timestamp', 'timestamp'],
    ['char', 'char(1)'], ['character(3)', 'char(3)'], ['character varying(9)', 'varchar(9)'], ['varcharacter(9)', 'varchar(9)'],
    ['nchar(3)', 'char(3) charset utf8mb3'], ['national varchar(3)', 'varchar(3) charset utf8mb3'], ['nvarchar(4)', 'varchar(4) charset utf8mb3'],
    ['national character varying(5)', 'varchar(5) charset utf8mb3'],
    ['varchar(9) charset utf8', 'varchar(9) charset utf8mb3'], ['varchar(9) character set latin1 collate latin1_bin', 'varchar(9) charset latin1 collate latin1_bin'],
    ['char(3) ascii', 'char(3) charset latin1'], ['char(3) unicode', 'char(3) charset ucs2'], ['char(3) charset utf8mb4 binary', 'char(3) charset utf8mb4 collate utf8mb4_bin'],
    ['char(3) byte', 'binary(3)'], ['varchar(9) charset binary', 'varbinary(9)'], ['text character set binary', 'blob'],
    ['binary', 'binary(1)'], ['varbinary(16)', 'varbinary(16)'],
    ['long', 'mediumtext'], ['long varchar', 'mediumtext'], ['long varbinary', 'mediumblob'], ['longtext', 'longtext'],
    ['blob(255)', 'tinyblob'], ['blob(256)', 'blob'], ['blob(65536)', 'mediumblob'], ['blob(16777216)', 'longblob'],
    ["enum('a','it''s')", "enum(a,it's)"], ["set('x') charset utf8mb4", 'set(x) charset utf8mb4'],
    ['geometry', 'geometry'], ['geometrycollection', 'geomcollection'], ['json', 'json'], ['vector(3)', 'vector(3)'],
  ])('%s is %s', (written, canonical) => {
    expect(typeText(written)).toBe(canonical);
  });

  it.each([
    ['json', 'longtext charset utf8mb4 collate utf8mb4_bin'], ['uuid', 'uuid'], ['inet6', 'inet6'], ['geometrycollection', 'geometrycollection'],
    ['varchar(3) compressed', 'varchar(3)'], ['vector(4)', 'vector(4)'],
  ])('%s is %s in MariaDB', (written, canonical) => {
    expect(typeText(written, 'mariadb')).toBe(canonical);
  });

  it('SERIAL brings its attributes and a unique key', () => {
    const { type, nullable, autoIncrement, constraints } = column('serial');
    expect(type).toEqual({ name: 'bigint', arguments: [], dimensions: 0, unsigned: true, serial: true });
    expect({ nullable, autoIncrement }).toEqual({ nullable: false, autoIncrement: true });
    expect(constraints.map(({ kind }) => kind)).toEqual(['unique']);
  });

  it('JSON brings a check in MariaDB, as its server adds one', () => {
    const [check] = column('json', 'mariadb').constraints;
    expect(check).toMatchObject({ kind: 'check', expression: { text: 'json_valid(`c`)', columns: ['c'], functions: ['json_valid'] } });
    expect(column('json check (json_valid(c))', 'mariadb').constraints).toHaveLength(1);
    expect(column('json').constraints).toEqual([]);
  });
});

describe('the attributes of a column', () => {
  it('are absent where nothing is written', () => {
    expect(Object.keys(column('int')).sort()).toEqual(['constraints', 'name', 'span', 'type']);
  });

  it.each([
    ['int null', { nullable: true }],
    ['int not null', { nullable: false }],
    ['int not null null', { nullable: true }],
    ['int auto_increment', { autoIncrement: true }],
    ["int comment 'it''s'", { comment: "it's" }],
    ["int comment \"x\\ty\"", { comment: 'x\ty' }],
    ['int invisible', { invisible: true }],
    ['varchar(3) collate utf8mb4_bin', { collation: 'utf8mb4_bin' }],
    ['varchar(3) not null collate utf8_bin', { collation: 'utf8mb3_bin' }],
    ['int serial default value', { nullable: false, autoIncrement: true }],
  ])('%s', (definition, expected) => {
    expect(column(definition)).toMatchObject(expected);
  });

  it.each([
    ['int default 5', { text: '5', constant: 'literal' }],
    ['int default -1', { text: '-1', constant: 'literal' }],
    ['int default null', { text: 'null', constant: 'null' }],
    ["varchar(9) default 'x'", { text: "'x'", constant: 'literal' }],
    ['timestamp default current_timestamp(3)', { text: 'current_timestamp(3)', functions: ['current_timestamp'] }],
    ['int default (a + abs(b))', { text: '(a + abs(b))', columns: ['a', 'b'], functions: ['abs'] }],
    ["bit(1) default b'1'", { text: "b'1'", constant: 'literal' }],
  ])('the default of %s', (definition, expected) => {
    expect(column(definition).default).toMatchObject(expected);
  });

  it('a default that depends on something is no constant', () => {
    expect(column('timestamp default now()').default).not.toHaveProperty('constant');
    expect(column('int default (rand())').default).not.toHaveProperty('constant');
    expect(column('int default uuid()', 'mariadb').default).toMatchObject({ functions: ['uuid'] });
  });

  it('ON UPDATE and generated expressions are kept', () => {
    expect(column('timestamp on update now(6)').onUpdate).toMatchObject({ text: 'now(6)', functions: ['now'] });
    expect(column('int as (a * 2)').generated).toMatchObject({ stored: false, expression: { text: 'a * 2', columns: ['a'] } });
    expect(column('int generated always as (a) stored').generated).toMatchObject({ stored: true });
    expect(column('int as (a) persistent', 'mariadb').generated).toMatchObject({ stored: true });
  });

  it('constraints of the column are in the column', () => {
    const sql = 'int unique key primary key check (c > 1) references p (id) on delete cascade';
    expect(withoutSpans(column(sql).constraints)).toEqual([
      { kind: 'unique', keys: [{ column: 'c' }], include: [] },
      { kind: 'primary-key', keys: [{ column: 'c' }], include: [] },
      { kind: 'check', expression: { text: 'c > 1', columns: ['c'], functions: [] } },
      { kind: 'foreign-key', columns: ['c'], referenced: { name: 'p' }, referencedColumns: ['id'], onDelete: 'cascade', onUpdate: 'no-action' },
    ]);
  });

  it('a named check that is not enforced says so', () => {
    expect(column('int constraint ck check (c > 1) not enforced').constraints[0]).toMatchObject({ name: 'ck', notEnforced: true });
    expect(column('int check (c > 1) enforced').constraints[0]).not.toHaveProperty('notEnforced');
  });

  it('the columns of a system-versioned table are filled by the server', () => {
    const { generated } = column('timestamp(6) generated always as row start', 'mariadb');
    expect(generated).toMatchObject({ stored: true, expression: { columns: [] } });
  });
});

describe('the keys of a table', () => {
  it('KEY items are indexes, everything else is a constraint', () => {
    const table = createTable(`create table t (
      a int, b text, g point,
      primary key (a), unique u (a), unique key (b(10)), key k (a desc, b(5)), index using hash (a), fulltext f (b), spatial key (g),
      constraint fk foreign key (a) references d.p (x) on update set null, foreign key named (a) references p (y), constraint ck check (a > 0), check (b <> '')
    )`);
    expect(withoutSpans(table.indexes)).toEqual([
      { name: 'k', unique: false, method: 'btree', keys: [{ column: 'a', order: 'desc' }, { column: 'b', length: 5 }], include: [] },
      { unique: false, method: 'hash', keys: [{ column: 'a' }], include: [] },
      { name: 'f', unique: false, method: 'fulltext', keys: [{ column: 'b' }], include: [] },
      { unique: false, method: 'spatial', keys: [{ column: 'g' }], include: [] },
    ]);
    expect(table.constraints.map((constraint) => [constraint.kind, constraint.name])).toEqual([
      ['primary-key', undefined], ['unique', 'u'], ['unique', undefined], ['foreign-key', 'fk'], ['foreign-key', undefined], ['check', 'ck'], ['check', undefined],
    ]);
    expect(withoutSpans(table.constraints[3])).toEqual({
      kind: 'foreign-key', name: 'fk', columns: ['a'], referenced: { schema: 'd', name: 'p' }, referencedColumns: ['x'], onDelete: 'no-action', onUpdate: 'set-null',
    });
  });

  it('a unique key is called by its index name, else by its constraint name', () => {
    const names = (item: string): unknown => createTable(`create table t (a int, ${item})`).constraints[0]?.name;
    expect(names('constraint c unique i (a)')).toBe('i');
    expect(names('constraint c unique (a)')).toBe('c');
    expect(names('constraint c primary key (a)')).toBeUndefined();
  });

  it('the index name of a foreign key names the constraint in MariaDB only', () => {
    const item = 'create table t (a int, foreign key i (a) references p (x))';
    expect(createTable(item).constraints[0]).toMatchObject({ indexName: 'i' });
    expect(createTable(item).constraints[0]).not.toHaveProperty('name');
    expect(createTable(item, 'mariadb').constraints[0]).toMatchObject({ name: 'i' });
  });

  it('keys may be expressions in MySQL', () => {
    const [index] = createTable('create table t (a int, key k ((lower(b)) desc, a))').indexes;
    expect(index?.keys).toMatchObject([{ expression: { text: 'lower(b)', columns: ['b'], functions: ['lower'] }, order: 'desc' }, { column: 'a' }]);
  });

  it('WITHOUT OVERLAPS and PERIOD are understood in MariaDB', () => {
    const table = createTable('create table t (a date, b date, period for p (a, b), primary key (a, p without overlaps))', 'mariadb');
    expect(table.constraints[0]).toMatchObject({ kind: 'primary-key', keys: [{ column: 'a' }, { column: 'p' }] });
  });
});

describe('CREATE TABLE', () => {
  it('tells its forms apart', () => {
    expect(createTable('create table if not exists d.t (a int)')).toMatchObject({ ifNotExists: true, orReplace: false, temporary: false, table: { schema: 'd', name: 't' } });
    expect(createTable('create temporary table t (a int)')).toMatchObject({ temporary: true });
    expect(createTable('create or replace table t (a int)', 'mariadb')).toMatchObject({ orReplace: true });
    expect(createTable('create table t like d.u')).toMatchObject({ like: { schema: 'd', name: 'u' }, columns: [] });
    expect(createTable('create table t (like u)')).toMatchObject({ like: { name: 'u' } });
  });

  it('keeps what its query uses, and the columns that are written', () => {
    const table = createTable('create table t (a int) engine=innodb as select b.x, count(*) from b join c using (id) where b.y = 1 limit 3');
    expect(table.columns.map(({ name }) => name)).toEqual(['a']);
    expect(withoutSpans(table.asQuery)).toMatchObject({
      tables: [{ name: 'b' }, { name: 'c' }], columns: ['b.x', 'b.y'], functions: ['count'], hasLimit: true, predicate: { text: 'b.y = 1' },
    });
  });

  it('reads options with and without equals signs and commas', () => {
    const { options } = createTable("create table t (a int) ENGINE=InnoDB, AUTO_INCREMENT 7 default charset=utf8mb4 collate = utf8mb4_bin row_format=DYNAMIC comment='it''s' stats_persistent=1 data directory '/d'");
    expect(options).toEqual({
      engine: 'InnoDB', auto_increment: '7', charset: 'utf8mb4', collate: 'utf8mb4_bin', row_format: 'dynamic', comment: "it's", stats_persistent: '1', 'data directory': '/d',
    });
    expect(createTable('create table t (a int) page_compressed=1 with system versioning', 'mariadb').options).toMatchObject({ page_compressed: '1', 'system versioning': 'with' });
  });

  it.each([
    ['partition by hash (a) partitions 4', 'hash'], ['partition by linear hash (year(a))', 'linear hash'], ['partition by key ()', 'key'],
    ['partition by linear key algorithm=2 (a) partitions 2', 'linear key'], ['partition by range (a) (partition p0 values less than (5), partition p1 values less than maxvalue)', 'range'],
    ['partition by range columns (a, b) (partition p0 values less than (5, maxvalue))', 'range columns'], ['partition by list (a) (partition p0 values in (1, null))', 'list'],
    ['partition by list columns (a, b) (partition p0 values in ((1, 2), (3, 4)))', 'list columns'],
  ])('%s is partitioned by %s', (clause, strategy) => {
    expect(createTable(`create table t (a int) ${clause}`).partitionBy).toBe(strategy);
  });

  it('places each column at its definition', () => {
    const sql = 'create table t (\n  a int not null,\n  b text\n)';
    expect(createTable(sql).columns.map(({ span }) => sql.slice(span.start, span.end))).toEqual(['a int not null', 'b text']);
  });
});
