import type { EngineName } from '../../src/model/engine-name.ts';
import type { DriftCase } from './drift-case.ts';

/** Base, mutation, and what is expected of it: `kind object attribute attribute`, several parted by semicolons. */
type Line = readonly [base: string, mutation: string, expected: string];

const table = 'create table t (id int primary key, a varchar(20) not null, b int default 5, c datetime, key kb (b), key ka (a)) default charset utf8mb4 collate utf8mb4_bin;';
const strings = "create table t (a varchar(9) charset utf8mb4, g varchar(20) as (concat(a, 'x')), c char(3) default (concat('a', 'b')), check (a <> 'y'), key k ((concat(a, 'z'))));";
const pair = 'create table p (id int primary key, x int, key (x)); create table t (id int primary key, p int, constraint fk foreign key (p) references p (id));';
const numbers = 'create table t (a int, b int, y int not null, primary key (a, y))';
const view = 'create table t (a int, b int); create view v as select a from t;';
const event = "create event e on schedule every 1 day starts '2030-01-01 00:00:00' do set @x = 1;";

/** Each attribute of each family that both servers have, changed alone. */
const shared: readonly Line[] = [
  [table, 'alter table t add column z int', 'column.added t.z'],
  [table, 'alter table t drop column c', 'column.removed t.c'],
  [table, 'alter table t modify b bigint default 5', 'column.changed t.b type'],
  [table, 'alter table t modify b int unsigned default 5', 'column.changed t.b type'],
  [table, 'alter table t modify b int default 5 not null', 'column.changed t.b nullable'],
  [table, "alter table t modify b int default '6'", 'column.changed t.b default'],
  [table, 'alter table t modify b int', 'column.changed t.b default'],
  [table, "alter table t modify a varchar(20) not null default ''", 'column.changed t.a default'],
  [table, "alter table t modify a varchar(20) not null comment 'it''s; \\\\ `'", 'column.changed t.a comment'],
  [table, 'alter table t modify a varchar(20) character set latin1 not null', 'column.changed t.a charset'],
  [table, 'alter table t modify a varchar(20) collate utf8mb4_general_ci not null', 'column.changed t.a collation'],
  [table, 'alter table t modify c datetime default current_timestamp', 'column.changed t.c default'],
  [table, 'alter table t modify c datetime on update current_timestamp', 'column.changed t.c on_update'],
  [table, 'alter table t modify c datetime(3)', 'column.changed t.c type'],
  [table, 'alter table t modify id int auto_increment', 'column.changed t.id auto_increment'],
  [table, 'alter table t modify b int default 5 invisible', 'column.changed t.b invisible'],
  ['create table t (a int, g int as (a + 1) virtual)', 'alter table t modify g int as (a + 2) virtual', 'column.changed t.g generated'],
  ['create table t (a int, g int as (a + 1) virtual)', 'alter table t drop column g, add column g int as (a + 1) stored', 'column.changed t.g generated'],
  ["create table t (e enum('a','b'))", "alter table t modify e enum('b','a')", 'column.changed t.e type'],
  ["create table t (s set('a','c)'))", "alter table t modify s set('a','c)','d''')", 'column.changed t.s type'],
  ['create table t (a decimal(10,2))', 'alter table t modify a decimal(12,2)', 'column.changed t.a type'],
  ['create table t (a int)', 'alter table t modify a int(5) zerofill', 'column.changed t.a type'],
  ['create table t (j int)', 'alter table t modify j json', 'column.changed t.j type'],
  [table, 'alter table t drop primary key', 'constraint.removed t.PRIMARY'],
  [table, 'alter table t drop primary key, add primary key (id, a)', 'constraint.changed t.PRIMARY columns'],
  [table, 'alter table t add unique key u (b)', 'index.added t.u'],
  [table, 'alter table t drop key kb, add unique key kb (b)', 'index.changed t.kb unique'],
  [table, 'alter table t drop key kb, add key kb (b, c)', 'index.changed t.kb columns'],
  [table, 'alter table t drop key ka, add key ka (a(7))', 'index.changed t.ka columns'],
  [table, "alter table t drop key ka, add key ka (a) comment 'x'", 'index.changed t.ka comment'],
  [table, 'alter table t drop key ka, add fulltext key ka (a)', 'index.changed t.ka definition'],
  [pair, 'alter table t drop foreign key fk', 'constraint.removed t.fk'],
  [pair, 'alter table t drop foreign key fk; alter table t add constraint fk foreign key (p) references p (id) on delete cascade', 'constraint.changed t.fk on_delete'],
  [pair, 'alter table t drop foreign key fk; alter table t add constraint fk foreign key (p) references p (id) on update set null', 'constraint.changed t.fk on_update'],
  [pair, 'alter table t drop foreign key fk; alter table t add constraint fk foreign key (p) references p (id) on update restrict on delete no action', ''],
  ['create table t (a int, constraint ck check (a > 0))', 'alter table t drop constraint ck; alter table t add constraint ck check (a > 1)', 'constraint.changed t.ck definition'],
  [table, "alter table t comment 'x'", 'table.changed t comment'],
  [table, 'alter table t engine = MyISAM', 'table.changed t engine'],
  [table, 'alter table t row_format = compact', 'table.changed t row_format'],
  [table, 'alter table t row_format = dynamic', ''],
  [table, 'alter table t stats_persistent = 0', 'table.changed t options'],
  [table, 'alter table t default charset latin1', 'table.changed t charset'],
  [table, 'alter table t collate utf8mb4_general_ci', 'table.changed t collation'],
  [table, 'alter table t auto_increment = 1000', ''],
  [table, 'alter table t modify a varchar(20) character set utf8mb4 collate utf8mb4_bin not null', ''],
  [`${numbers} partition by range (y) (partition p0 values less than (10));`, 'alter table t add partition (partition p1 values less than (20))', 'table.changed t partitions'],
  [`${numbers} partition by hash (y) partitions 2;`, 'alter table t add partition partitions 1', 'table.changed t partitions'],
  [`${numbers} partition by hash (y) partitions 2;`, 'alter table t partition by key (y) partitions 2', 'table.changed t partition_key'],
  [`${numbers};`, 'alter table t partition by hash (y) partitions 2', 'table.changed t partition_key partitions'],
  [view, 'create or replace view v as select b from t', 'view.changed v definition'],
  [view, 'create or replace algorithm = merge view v as select a from t', 'view.changed v algorithm'],
  [view, 'create or replace sql security invoker view v as select a from t', 'view.changed v security'],
  [view, 'create or replace view v as select a from t with local check option', 'view.changed v check'],
  [view, 'rename table t to t2', 'table.removed t; table.added t2'],
  [table, 'alter table t rename index kb to kc', 'index.removed t.kb; index.added t.kc'],
  [table, 'alter table t rename column c to cc', 'column.removed t.c; column.added t.cc'],
  [pair, 'alter table t drop column p, drop foreign key fk', 'column.removed t.p'],
  [pair, 'drop table t', 'table.removed t'],
  [`${numbers} partition by hash (y) partitions 2;`, 'alter table t remove partitioning', 'table.changed t partition_key partitions'],
  [view, 'create or replace view v as SELECT `t`.`a` AS a\n FROM (t)', ''],
  ['create table t (a int); create trigger tr before insert on t for each row set new.a = 1', 'drop trigger tr; create trigger tr before update on t for each row set new.a = 1', 'trigger.changed t.tr definition'],
  ['create table t (a int); create trigger tr before insert on t for each row set new.a = 1', 'drop trigger tr', 'trigger.removed t.tr'],
  ['create function f(a int) returns int deterministic return a', 'drop function f; create function f(a int) returns int deterministic return a + 1', 'function.changed f body'],
  ['create function f(a int) returns int deterministic return 1', 'drop function f; create function f(b int) returns int deterministic return 1', 'function.changed f arguments'],
  ['create function f(a int) returns int deterministic return a', 'drop function f; create function f(a int) returns bigint deterministic return a', 'function.changed f returns'],
  ['create function f(a int) returns int deterministic no sql return a', 'alter function f reads sql data', 'function.changed f data_access'],
  ['create function f(a int) returns int deterministic return a', 'alter function f sql security invoker', 'function.changed f security'],
  ['create function f(a int) returns int deterministic return a', "alter function f comment 'x'", 'function.changed f comment'],
  ['create procedure f(a int) deterministic set @x = a', 'drop procedure f; create procedure f(a int) set @x = a', 'procedure.changed f deterministic'],
  ['create procedure f(in a int) set @x = a', 'drop procedure f; create procedure f(inout a int) set @x = a', 'procedure.changed f arguments'],
  [event, "alter event e on schedule every 2 day starts '2030-01-01 00:00:00'", 'event.changed e schedule'],
  [event, "alter event e on schedule every 1 day starts '2030-01-01 12:00:00'", 'event.changed e schedule'],
  [event, 'alter event e on completion preserve', 'event.changed e on_completion'],
  [event, 'alter event e disable', 'event.changed e enabled'],
  [event, 'alter event e do set @x = 2', 'event.changed e body'],
  [event, "alter event e comment 'x'", 'event.changed e comment'],
  ['create event e on schedule every 1 day do set @x = 1', 'drop event e; do sleep(1.2); create event e on schedule every 1 day do set @x = 1', ''],
];

const mysql: readonly Line[] = [
  [`set names latin1; ${strings}`, `drop table t; set names utf8mb4; ${strings}`, ''],
  ["create table t (a varchar(9), check (a <> 'x'))", "alter table t drop check t_chk_1; alter table t add check (a <> 'y')", 'constraint.changed t.t_chk_1 definition'],
  [table, 'alter table t alter column c drop default', 'column.changed t.c options'],
  [table, 'alter table t alter index kb invisible', 'index.changed t.kb visible'],
  [table, 'alter table t drop key kb, add key kb (b desc)', 'index.changed t.kb columns'],
  ['create table t (a int, key k ((a + 1)))', 'alter table t drop key k, add key k ((a + 2))', 'index.changed t.k definition'],
  ['create table t (a int, constraint ck check (a > 0))', 'alter table t alter check ck not enforced', 'constraint.changed t.ck enforced'],
  ['create table t (a varchar(20), fulltext key k (a))', 'alter table t drop key k; alter table t add fulltext key k (a) with parser ngram', 'index.changed t.k options'],
  ['create table t (p point not null srid 0)', 'alter table t modify p point not null srid 4326', 'column.changed t.p options'],
  ['create table t (a int default (1 + 2))', 'alter table t modify a int default (1 + 3)', 'column.changed t.a default'],
  ['set sql_generate_invisible_primary_key = 1; create table t (a int)', 'alter table t alter column my_row_id set visible', 'column.changed t.my_row_id invisible'],
];

const mariadb: readonly Line[] = [
  ['create table t (n int)', 'alter table t modify n int check (n > 2)', 'constraint.added t.n'],
  ['create table t (n int check (n > 2), m int)', 'alter table t drop column n', 'column.removed t.n'],
  ['create table t (j longtext)', 'alter table t modify j json', 'column.changed t.j charset type'],
  [table, 'alter table t drop key ka, add key ka (a) key_block_size = 1024', 'index.changed t.ka options'],
  ['create table t (a int, b int, key kb (b))', 'alter table t alter index kb ignored', 'index.changed t.kb visible'],
  ['create table t (n int check (n > 1))', 'alter table t modify n int check (n > 2)', 'constraint.changed t.n definition'],
  ['create table t (a int)', 'alter table t add system versioning', 'table.changed t versioned'],
  ['create table t (a int, b int) with system versioning', 'set system_versioning_alter_history = keep; alter table t modify b int without system versioning', 'column.changed t.b versioned'],
  ['create table t (a text)', 'alter table t modify a text compressed', 'column.changed t.a compression'],
  ['create table t (a date not null, b date not null)', 'alter table t add period for app (a, b)', 'table.changed t period'],
  ['create table t (a int)', 'alter table t page_compressed = 1', 'table.changed t options'],
  ['create sequence s', 'alter sequence s increment 2', 'sequence.changed s increment'],
  ['create sequence s', 'alter sequence s cache 5', 'sequence.changed s cache'],
  ['create sequence s', 'alter sequence s maxvalue 500', 'sequence.changed s max'],
  ['create sequence s', 'alter sequence s minvalue -5', 'sequence.changed s min'],
  ['create sequence s', 'alter sequence s cycle', 'sequence.changed s cycle'],
  ['create sequence s', 'do nextval(s)', ''],
  ['create sequence s; create table t (a bigint default (nextval(s)))', 'create table u (a int); drop table u', ''],
  ['create table t (a int) with system versioning partition by system_time interval 1 hour (partition p0 history, partition pn current)', 'alter table t add partition (partition p1 history)', 'table.changed t partitions'],
  ['create table t (id int)', "alter table t add column u inet6 default '::1'", 'column.added t.u'],
];

function casesOf(lines: readonly Line[], engine: readonly EngineName[]): readonly DriftCase[] {
  return lines.map(([base, mutation, expected], index) => ({
    id: `${engine.join('+')} ${index + 1}`,
    engine,
    base,
    mutation,
    expected: expected.split('; ').filter((change) => change !== '').map((change) => {
      const [kind = '', object = '', ...attributes] = change.split(' ');
      return { kind, object, ...(attributes.length === 0 ? {} : { attributes }) };
    }),
  }));
}

/** Single changes, each of one attribute, and changes that are none. */
export const mysqlAttributeCases: readonly DriftCase[] = [
  ...casesOf(shared, ['mysql', 'mariadb']),
  ...casesOf(mysql, ['mysql']),
  ...casesOf(mariadb, ['mariadb']),
];
