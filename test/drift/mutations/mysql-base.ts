import type { EngineName } from '../../../src/model/engine-name.ts';

const shared: readonly string[] = [
  "create table customer (id int not null auto_increment primary key, name varchar(80) not null default 'it''s', email varchar(190) character set ascii collate ascii_bin, state enum('a','b','it''s') default 'a', flags set('x','y'), balance decimal(12,2) not null default 0.00, doubled decimal(14,2) as (balance * 2) stored, half decimal(14,2) as (balance / 2) virtual, born date, seen datetime(3) default current_timestamp(3) on update current_timestamp(3), doc json, note text, photo blob, small tinyint(1) default 1, big bigint unsigned, padded int(8) unsigned zerofill, bits bit(5) default b'101', f float, d double default 1.5, y year, unique key by_email (email), key by_name (name(10), born), key by_born (born), fulltext key words (note), constraint balanced check (balance >= 0)) comment 'who buys; ''quoted'' \\\\' default charset utf8mb4 collate utf8mb4_unicode_ci",
  "create table orders (id bigint not null primary key, customer_id int not null, other_id int, amount int default 5, placed timestamp not null default current_timestamp, constraint orders_customer foreign key (customer_id) references customer (id) on delete cascade on update cascade, constraint orders_other foreign key (other_id) references customer (id) on delete set null, key by_amount (amount)) default charset utf8mb4",
  'create table scratch (number int default 7, word varchar(40) not null, other varchar(40), moment datetime, id int not null, made int as (id + 1) stored, seen int as (id + 2) virtual, key by_number (number), unique key by_word (word)) default charset utf8mb4 collate utf8mb4_bin',
  'create table `odd ``name;` (`select` int not null, `a``b` varchar(9), primary key (`select`), key `k``;` (`a``b`))',
  'create table parted (id int not null, at_day int not null, primary key (id, at_day)) partition by range (at_day) (partition p0 values less than (10), partition p1 values less than (20))',
  'create table listed (id int not null, kind int not null) partition by list (kind) (partition pa values in (1,2), partition pb values in (3))',
  'create table hashed (id int not null primary key) partition by hash (id) partitions 4',
  'create table plain_old (a int, b varchar(10), key k (b)) engine = MyISAM row_format = dynamic',
  'create view rich as select id, name, balance from customer where balance > 10',
  'create algorithm = merge sql security invoker view richest as select id, name from rich where id > 1 with local check option',
  'create function twice(n int) returns int deterministic no sql comment \'twice; it\' return n * 2',
  "create function greet(who varchar(20) character set utf8mb4) returns varchar(40) charset utf8mb4 reads sql data sql security invoker begin declare x varchar(40) default 'a;b'; set x = concat('hi ', who); return x; end",
  'create procedure clean(in n int, out m int, inout k varchar(5)) modifies sql data begin set m = n; delete from scratch where number = n; end',
  'create trigger before_customer before insert on customer for each row set new.name = trim(new.name)',
  'create trigger second_customer before insert on customer for each row follows before_customer set new.born = null',
  "create trigger after_orders after update on orders for each row begin if new.amount > 5 then insert into scratch (word, id) values ('x;y', new.id); end if; end",
  "create event nightly on schedule every 1 day starts '2030-01-01 03:00:00' on completion preserve disable comment 'at night' do delete from scratch",
];

const own: Readonly<Partial<Record<EngineName, readonly string[]>>> = {
  mysql: [
    'create table modern (a int, b int, c varchar(20), p point not null srid 4326, key functional ((a + 1)), key down (b desc), key hidden (a) invisible, spatial key near_p (p), constraint low check (a < 5) not enforced, h int invisible, e int default (1 + 2))',
  ],
  mariadb: [
    'create sequence counter start with 5 minvalue 1 maxvalue 500 increment by 5 cache 3 cycle',
    'create table modern (a int check (a > 1), b int default nextval(counter), c text compressed, v int, h int invisible, key unused (v) ignored, constraint low check (v < 5))',
    'create table kept (a int, b int) with system versioning',
    'create table u (i inet6)',
  ],
};

/** Accounts of the base; they belong to the server, so all tests share them. */
export const mysqlSetup: readonly string[] = ["create user if not exists 'drift_reader'@'localhost' identified by 'drift-Reader-1'"];

/** A schema with an object of every family, statement by statement. */
export function mysqlBaseOf(engine: EngineName): readonly string[] {
  return [...shared, ...own[engine] ?? [], "grant select, insert on customer to 'drift_reader'@'localhost'", "grant update (name) on customer to 'drift_reader'@'localhost'"];
}
