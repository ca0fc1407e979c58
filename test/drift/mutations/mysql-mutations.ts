import type { EngineName } from '../../../src/model/engine-name.ts';
import { changes, comings, each, type Mutation } from './mutation.ts';

const scratch = (clause: string): string => `alter table scratch ${clause}`;

const columnChanges: readonly Mutation[] = [
  ...changes('column', 'scratch.number', [
    ...each('type', scratch('modify number % default 7'), [
      'bigint', 'smallint', 'mediumint', 'tinyint', 'int unsigned', 'decimal(5,0)', 'float', 'double', 'tinyint(1)', 'bigint unsigned', 'float unsigned',
    ]),
    ...each('default type', scratch('modify number %'), ['binary(4)', 'varbinary(9)', 'date', 'datetime(2)', 'time', 'year', 'bit(7)']),
    ...each('default', scratch('modify number int default %'), ['8', '-1', '(1 + 2)', 'null', '0', "'12'"]),
    ['default nullable', scratch('modify number int not null')],
    ['nullable', scratch('modify number int not null default 7')],
    ...each('comment', scratch('modify number int default 7 comment %'), ["'x'", "'it''s; \\\\ `x` \\n'", "'ä—'"]),
    ['invisible', scratch('modify number int default 7 invisible')],
    ['auto_increment default nullable', scratch('modify number int not null auto_increment')],
  ]),
  ...changes('column', 'scratch.word', [
    ...each('type', scratch('modify word % not null'), ['varchar(41)', 'char(40)', 'varchar(10)']),
    ...each('collation', scratch('modify word varchar(40) collate % not null'), ['utf8mb4_general_ci', 'utf8mb4_unicode_ci', 'utf8mb4_swedish_ci']),
    ...each('charset', scratch('modify word varchar(40) character set % not null'), ['latin1', 'ascii', 'utf8mb3']),
    ...each('default', scratch('modify word varchar(40) not null default %'), ["''", "'a'", "'it''s'", "'\\\\'", "'a;b'", "(concat('a', 'b'))", '(uuid())']),
    ['nullable', scratch('modify word varchar(40)')],
    ['comment nullable', scratch("modify word varchar(40) comment 'x'")],
  ]),
  ...changes('column', 'scratch.moment', [
    ...each('default', scratch('modify moment datetime default %'), ['current_timestamp', "'2020-01-01 00:00:00'", '(now() + interval 1 day)']),
    ['on_update', scratch('modify moment datetime on update current_timestamp')],
    ['default on_update', scratch('modify moment datetime default current_timestamp on update current_timestamp')],
    ...each('type', scratch('modify moment %'), ['datetime(6)', 'date', 'time', 'timestamp null', 'json', 'longblob', 'geometry', 'bigint']),
    ...each('charset type', scratch('modify moment %'), ['varchar(5)', 'char(3)', 'text', 'mediumtext', "enum('1','2')", "set('1','2;')"]),
  ]),
  ...changes('column', 'scratch.made', [
    ...each('generated', scratch('modify made int as (%) stored'), ['id * 3', 'id + 7']),
    ['generated', scratch('modify made int')], ['generated', scratch('drop column made, add column made int as (id + 1) virtual')], ['type', scratch('modify made bigint as (id + 1) stored')],
  ]),
  ...changes('column', 'scratch.seen', [
    ...each('generated', scratch('modify seen int as (%) virtual'), ['id * 3', 'id + 7']), ['generated', scratch('drop column seen, add column seen int as (id + 2) stored')],
    ['type', scratch('modify seen bigint as (id + 2) virtual')],
  ]),
  ...changes('column', 'customer.name', [['type', "alter table customer modify name varchar(90) not null default 'it''s'"], ['default', "alter table customer modify name varchar(80) not null default ''"]]),
  ...changes('column', 'customer.state', [['type', "alter table customer modify state enum('a','b','it''s','c') default 'a'"], ['default', "alter table customer modify state enum('a','b','it''s') default 'b'"]]),
  ...changes('column', 'customer.flags', [['type', "alter table customer modify flags set('x','y','z')"]]),
  ...changes('column', 'customer.seen', [
    ['on_update', 'alter table customer modify seen datetime(3) default current_timestamp(3)'], ['default', 'alter table customer modify seen datetime(3) on update current_timestamp(3)'],
    ['default on_update type', 'alter table customer modify seen datetime(6) default current_timestamp(6) on update current_timestamp(6)'],
  ]),
  ...changes('column', 'customer.small', [['type', 'alter table customer modify small tinyint default 1'], ['default', 'alter table customer modify small tinyint(1) default 0']]),
  ...changes('column', 'customer.bits', [['default', "alter table customer modify bits bit(5) default b'111'"], ['type', "alter table customer modify bits bit(6) default b'101'"]]),
  ...changes('column', 'customer.id', [['auto_increment', 'set foreign_key_checks = 0; alter table customer modify id int not null; set foreign_key_checks = 1']]),
  ...changes('column', 'customer.padded', [['type', 'alter table customer modify padded int unsigned']]),
  ...comings('column.added', [
    'int', "varchar(9) not null default 'x'", 'text', 'json', 'datetime(2) default current_timestamp(2)', "enum('a','b') default 'b'", 'decimal(5,2) unsigned', 'int as (id * 2) stored', 'int as (id * 2) virtual', 'blob',
    'varchar(9) character set latin1', 'varchar(9) collate utf8mb4_general_ci', "int comment 'x;y'", 'int invisible', 'bit(3)', "int not null default 3 comment ''", 'geometry', 'timestamp null default null', 'binary(16)', "set('a','b')",
  ].map((definition) => ['scratch.z', scratch(`add column z ${definition}`)] as const)),
  ...comings('column.added', [
    ['scratch.z', scratch('add column z int first')], ['scratch.z', scratch('add column z int after word')], ['odd `name;.x`y', 'alter table `odd ``name;` add column `x``y` int'],
    ['orders.z', 'alter table orders add column z int after id'],
  ]),
  ...comings('column.removed', [
    ...['other', 'moment', 'made', 'seen'].map((name) => [`scratch.${name}`, scratch(`drop column ${name}`)] as const),
    ...['flags', 'doc', 'photo', 'bits', 'y', 'f', 'big', 'padded', 'half', 'doubled', 'seen'].map((name) => [`customer.${name}`, `alter table customer drop column ${name}`] as const),
    ['scratch.number', scratch('drop column number')], ['scratch.word', scratch('drop column word')],
  ]),
];

const keyChanges: readonly Mutation[] = [
  ...comings('index.added', [
    'key z (moment)', 'key z (other, moment)', 'key z (other(5))', 'unique key z (other)', 'unique key z (number, word)', 'fulltext key z (other)', "key z (other) comment 'it''s; x'", 'key z (id desc, number)', 'key z (made)', 'key z (seen)',
    'key `z``y` (id)', 'key z (word, other, number, moment)',
  ].map((definition) => [`scratch.${definition.includes('`') ? 'z`y' : 'z'}`, scratch(`add ${definition}`)] as const)),
  ...comings('index.removed', [
    ['scratch.by_number', scratch('drop key by_number')], ['scratch.by_word', scratch('drop key by_word')], ['customer.by_name', 'alter table customer drop key by_name'], ['customer.words', 'alter table customer drop key words'],
    ['customer.by_email', 'alter table customer drop key by_email'], ['odd `name;.k`;', 'alter table `odd ``name;` drop key `k``;`'], ['orders.by_amount', 'alter table orders drop key by_amount'], ['plain_old.k', 'alter table plain_old drop key k'],
  ]),
  ...changes('index', 'scratch.by_number', [
    ['unique', scratch('drop key by_number, add unique key by_number (number)')], ...each('columns', scratch('drop key by_number, add key by_number (%)'), ['id', 'number, id', 'word, number', 'word(3)']),
    ['comment', scratch("drop key by_number, add key by_number (number) comment 'x'")],
    ['columns definition', scratch('drop key by_number, add fulltext key by_number (other)')],
  ]),
  ...changes('index', 'scratch.by_word', [['unique', scratch('drop key by_word, add key by_word (word)')], ['columns', scratch('drop key by_word, add unique key by_word (word(9))')]]),
  ...changes('index', 'customer.by_name', [['columns', 'alter table customer drop key by_name, add key by_name (name(11), born)']]),
  ...comings('constraint.added', [
    ['scratch.PRIMARY', scratch('add primary key (id)')], ['scratch.PRIMARY', scratch('add primary key (id, word)')], ['scratch.z', scratch('add constraint z check (number > 0)')],
    ['scratch.z', scratch("add constraint z check (word <> 'it''s; \\\\')")], ['orders.z', 'alter table orders add constraint z check (amount between 1 and 5)'],
  ]),
  ...comings('constraint.added', [
    ['parted.z', 'alter table parted add constraint z check (at_day < 90)'],
    ['customer.z', 'alter table customer add constraint z check (born > \'1900-01-01\' or born is null)'],
  ]),
  ...comings('constraint.removed', [
    ['customer.balanced', 'alter table customer drop constraint balanced'], ['orders.orders_customer', 'alter table orders drop foreign key orders_customer'], ['orders.orders_other', 'alter table orders drop foreign key orders_other'],
    ['orders.PRIMARY', 'alter table orders drop primary key'], ['hashed.PRIMARY', 'alter table hashed drop primary key'],
  ]),
  ...changes('constraint', 'customer.balanced', [...each('definition', 'alter table customer drop constraint balanced; alter table customer add constraint balanced check (%)', ['balance > 1', "name <> 'x'", 'balance >= 0 and balance < 10'])]),
  ...changes('constraint', 'orders.orders_customer', [
    ...(['restrict', 'no action'] as const).map((action) => ['on_delete', `alter table orders drop foreign key orders_customer; alter table orders add constraint orders_customer foreign key (customer_id) references customer (id) on delete ${action} on update cascade`] as const),
    ['on_update', 'alter table orders drop foreign key orders_customer; alter table orders add constraint orders_customer foreign key (customer_id) references customer (id) on delete cascade'],
  ]),
  ...changes('constraint', 'orders.orders_other', [['on_delete', 'alter table orders drop foreign key orders_other; alter table orders add constraint orders_other foreign key (other_id) references customer (id) on delete cascade'],
    ['on_update', 'alter table orders drop foreign key orders_other; alter table orders add constraint orders_other foreign key (other_id) references customer (id) on delete set null on update set null']]),
  ...changes('constraint', 'orders.PRIMARY', [['columns', 'alter table orders drop primary key, add primary key (id, customer_id)']]),
];

const tableChanges: readonly Mutation[] = [
  ...changes('table', 'scratch', [
    ...each('comment', 'alter table scratch comment %', ["'x'", "'it''s; \\\\ `x`'", "'two\\nlines'"]), ...each('row_format', 'alter table scratch row_format = %', ['compact', 'redundant', 'compressed']),
    ...each('options', 'alter table scratch %', ['stats_persistent = 0', 'stats_auto_recalc = 1', 'stats_sample_pages = 9', 'max_rows = 100', 'min_rows = 3', 'avg_row_length = 50', 'checksum = 1']),
    ['collation', 'alter table scratch collate utf8mb4_general_ci'], ['charset', 'alter table scratch default charset latin1'], ['engine', 'alter table scratch engine = MyISAM'],
  ]),
  ...changes('table', 'customer', [['comment', "alter table customer comment ''"]]),
  ...changes('table', 'plain_old', [['row_format', 'alter table plain_old row_format = fixed']]),
  ...changes('table', 'parted', [
    ['partitions', 'alter table parted add partition (partition p2 values less than (30))'], ['partitions', 'alter table parted add partition (partition p2 values less than (30), partition p3 values less than maxvalue)'],
    ['partitions', 'alter table parted drop partition p0'], ['partitions', 'alter table parted drop partition p1'], ['partition_key partitions', 'alter table parted remove partitioning'],
    ['partitions', 'alter table parted reorganize partition p1 into (partition p1 values less than (15), partition p2 values less than (20))'],
    ['partition_key', 'alter table parted partition by range (id) (partition p0 values less than (10), partition p1 values less than (20))'],
  ]),
  ...changes('table', 'listed', [['partitions', 'alter table listed add partition (partition pc values in (4,5))'], ['partitions', 'alter table listed drop partition pa'], ['partitions', 'alter table listed reorganize partition pa into (partition pa values in (1), partition pz values in (2))']]),
  ...changes('table', 'hashed', [['partitions', 'alter table hashed coalesce partition 2'], ['partitions', 'alter table hashed add partition partitions 3'], ['partition_key', 'alter table hashed partition by key (id) partitions 4'], ['partition_key partitions', 'alter table hashed remove partitioning']]),
  ...comings('table.added', [
    'fresh (id int primary key)', "fresh (id int not null auto_increment primary key, n varchar(9) not null default 'x', unique key (n)) comment 'x'", 'fresh (id int, up int, key (up), constraint z foreign key (up) references customer (id))',
    'fresh (id int primary key, up int, constraint z foreign key (up) references fresh (id))', 'fresh (a int) engine = MyISAM', 'fresh (a int check (a > 5), b json)', 'fresh like customer',
    'fresh (a int, b int as (a + 1) virtual, key (b)) default charset latin1', 'fresh (a int) partition by hash (a) partitions 2', "fresh (a enum('x;','it''s')) row_format = compressed", 'fresh (a int) engine = memory',
  ].map((definition) => ['fresh', `create table ${definition}`] as const)),
  ...comings('table.added', [['a`b', 'create table `a``b` (`c``d` int primary key)']]),
  ...comings('table.removed', [['scratch', 'drop table scratch'], ['orders', 'drop table orders'], ['parted', 'drop table parted'], ['hashed', 'drop table hashed'], ['plain_old', 'drop table plain_old'], ['odd `name;', 'drop table `odd ``name;`']]),
];

const programChanges: readonly Mutation[] = [
  ...changes('view', 'rich', [
    ...each('definition', 'create or replace view rich as %', ['select id, name, balance from customer where balance > 11', 'select id, name, balance, note from customer where balance > 10', "select id, name, balance from customer where name = 'it''s; `x`'"]),
    ['algorithm', 'create or replace algorithm = temptable view rich as select id, name, balance from customer where balance > 10'],
    ['security', 'create or replace sql security invoker view rich as select id, name, balance from customer where balance > 10'],
    ['check', 'create or replace view rich as select id, name, balance from customer where balance > 10 with cascaded check option'],
  ]),
  ...changes('view', 'richest', [['check', 'create or replace algorithm = merge sql security invoker view richest as select id, name from rich where id > 1'], ['security', 'create or replace algorithm = merge sql security definer view richest as select id, name from rich where id > 1 with local check option']]),
  ...comings('view.added', [['v', 'create view v as select 1 as a'], ['v', 'create view v as select r.id, o.amount from richest r join orders o on o.customer_id = r.id'], ['v', "create view v as select id as `x``y`, 'a;b' as t from customer union select id, 'c' from orders"]]),
  ...comings('view.removed', [['richest', 'drop view richest']]),
  ...changes('function', 'twice', [
    ['body', "drop function twice; create function twice(n int) returns int deterministic no sql comment 'twice; it' return n + n"], ['comment', "alter function twice comment 'y'"], ['security', 'alter function twice sql security invoker'], ['data_access', 'alter function twice contains sql'],
    ['arguments', "drop function twice; create function twice(n bigint) returns int deterministic no sql comment 'twice; it' return n * 2"], ['returns', "drop function twice; create function twice(n int) returns bigint deterministic no sql comment 'twice; it' return n * 2"],
    ['deterministic', "drop function twice; create function twice(n int) returns int no sql comment 'twice; it' return n * 2"],
  ]),
  ...changes('procedure', 'clean', [['security', 'alter procedure clean sql security invoker'], ['comment', "alter procedure clean comment 'x;'"], ['data_access', 'alter procedure clean reads sql data'],
    ['body', 'drop procedure clean; create procedure clean(in n int, out m int, inout k varchar(5)) modifies sql data begin set m = n + 1; end']]),
  ...comings('function.added', [['f', 'create function f() returns int deterministic return 1'], ['f', "create function f(a varchar(9), b decimal(5,2)) returns text charset latin1 deterministic no sql begin if a = ';' then return '\\\\'; end if; return b; end"]]),
  ...comings('function.removed', [['greet', 'drop function greet']]),
  ...comings('procedure.added', [['p', 'create procedure p() select 1'], ['p', 'create procedure p(out x int) begin declare done int default 0; declare continue handler for not found set done = 1; set x = 5; end']]),
  ...comings('procedure.removed', [['clean', 'drop procedure clean']]),
  ...changes('trigger', 'orders.after_orders', [['definition', 'drop trigger after_orders; create trigger after_orders before update on orders for each row set new.amount = 1'], ['definition', 'drop trigger after_orders; create trigger after_orders after update on orders for each row insert into scratch (word, id) values (\'q\', 1)']]),
  ...comings('trigger.added', [['scratch.t', 'create trigger t before insert on scratch for each row set new.number = 1'], ['customer.t', 'create trigger t before insert on customer for each row follows second_customer set new.born = now()'], ['scratch.t', 'create trigger t after delete on scratch for each row begin set @a = 1; set @b = \';\'; end']]),
  ...comings('trigger.removed', [['customer.before_customer', 'drop trigger before_customer'], ['customer.second_customer', 'drop trigger second_customer'], ['orders.after_orders', 'drop trigger after_orders']]),
  ...changes('event', 'nightly', [
    ['enabled', 'alter event nightly enable'], ['comment', "alter event nightly comment ''"], ['comment', "alter event nightly comment 'it''s; \\\\'"], ['on_completion', 'alter event nightly on completion not preserve'], ['body', 'alter event nightly do set @x = 2'],
    ['schedule', "alter event nightly on schedule every 2 day starts '2030-01-01 03:00:00'"], ['schedule', "alter event nightly on schedule every 1 day starts '2030-01-01 03:00:00' ends '2031-01-01 00:00:00'"], ['schedule', "alter event nightly on schedule every '1:30' hour_minute starts '2030-01-01 03:00:00'"],
    ['schedule', "alter event nightly on schedule at '2031-05-05 05:05:00'"],
  ]),
  ...comings('event.added', [['e', "create event e on schedule every 1 hour do set @x = 1"], ['e', "create event e on schedule at '2033-01-01 00:00:00' on completion preserve disable do begin set @x = 1; set @y = ';'; end"]]),
  ...comings('event.removed', [['nightly', 'drop event nightly']]),
  ...comings('grant.added', [['orders:drift_reader@localhost', "grant select, delete on orders to 'drift_reader'@'localhost'"], ['customer.email:drift_reader@localhost', "grant select (email) on customer to 'drift_reader'@'localhost'"], ['scratch:drift_reader@localhost', "grant select on scratch to 'drift_reader'@'localhost' with grant option"],
    ['rich:drift_reader@localhost', "grant select on rich to 'drift_reader'@'localhost'"]]),
  ...comings('grant.removed', [['customer:drift_reader@localhost', "revoke select, insert on customer from 'drift_reader'@'localhost'"], ['customer.name:drift_reader@localhost', "revoke update (name) on customer from 'drift_reader'@'localhost'"]]),
  ...changes('grant', 'customer:drift_reader@localhost', [['privileges', "grant delete on customer to 'drift_reader'@'localhost'"], ['privileges', "revoke insert on customer from 'drift_reader'@'localhost'"]]),
];

const mysqlOnly: readonly Mutation[] = [
  ...changes('index', 'scratch.by_number', [['visible', 'alter table scratch alter index by_number invisible'], ['columns', scratch('drop key by_number, add key by_number (number desc)')], ['columns definition', scratch('drop key by_number, add key by_number ((number + 1))')]]),
  ...changes('index', 'modern.hidden', [['visible', 'alter table modern alter index hidden visible']]),
  ...changes('index', 'modern.functional', [['definition', 'alter table modern drop key functional, add key functional ((a + 2))']]),
  ...changes('constraint', 'modern.low', [['enforced', 'alter table modern alter check low enforced']]),
  ...changes('constraint', 'customer.balanced', [['enforced', 'alter table customer alter check balanced not enforced']]),
  ...changes('column', 'modern.e', [['default', 'alter table modern modify e int default (1 + 4)']]),
  ...changes('column', 'modern.h', [['invisible', 'alter table modern alter column h set visible']]),
  ...comings('index.removed', [['modern.near_p', 'alter table modern drop key near_p'], ['modern.functional', 'alter table modern drop key functional'], ['modern.down', 'alter table modern drop key down']]),
  ...comings('index.added', [['scratch.z', scratch('add key z ((lower(word)))')], ['scratch.z', scratch('add fulltext key z (other) with parser ngram')]]),
];

const mariadbOnly: readonly Mutation[] = [
  ...changes('sequence', 'counter', [['increment', 'alter sequence counter increment by 2'], ['min', 'alter sequence counter minvalue -3'], ['max', 'alter sequence counter maxvalue 900'], ['cache', 'alter sequence counter cache 9'], ['cycle', 'alter sequence counter nocycle'], ['start', 'alter sequence counter start with 7']]),
  ...comings('sequence.added', [['sq', 'create sequence sq'], ['sq', 'create sequence sq start with -1 minvalue -90 maxvalue -1 increment by -1 nocache cycle']]),
  ...changes('constraint', 'modern.a', [['definition', 'alter table modern modify a int check (a > 2)']]),
  ...comings('constraint.removed', [['modern.a', 'alter table modern modify a int'], ['modern.low', 'alter table modern drop constraint low']]),
  ...comings('constraint.added', [['scratch.other', 'alter table scratch modify other varchar(40) check (other <> \'x\')']]),
  ...changes('index', 'modern.unused', [['visible', 'alter table modern alter index unused not ignored']]),
  ...changes('index', 'scratch.by_number', [['visible', 'alter table scratch alter index by_number ignored']]),
  ...changes('column', 'modern.c', [['compression', 'alter table modern modify c text']]),
  ...changes('column', 'scratch.other', [['compression type', 'alter table scratch modify other text compressed']]),
  ...changes('column', 'modern.h', [['invisible', 'alter table modern modify h int']]),
  ...changes('table', 'scratch', [['versioned', 'alter table scratch add system versioning'], ['options', 'alter table scratch page_compressed = 1'], ['options', 'alter table scratch page_checksum = 1']]),
  ...changes('table', 'kept', [['versioned', 'alter table kept drop system versioning']]),
  ...changes('column', 'u.i', [['default', "alter table u modify i inet6 default '::1'"]]),
  ...comings('column.added', [['u.z', 'alter table u add column z uuid default uuid()', 100_700]]),
];

/** Single mutations of the base on one of the two. */
export function mysqlMutations(engine: EngineName): readonly Mutation[] {
  return [...columnChanges, ...keyChanges, ...tableChanges, ...programChanges, ...(engine === 'mysql' ? mysqlOnly : mariadbOnly)];
}
