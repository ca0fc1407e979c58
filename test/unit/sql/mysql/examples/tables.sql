create table .t (a int)
create table count (a int)
create table count(a int)
create table x (a int(11) unsigned zerofill signed)
create table x (a int unsigned zerofill)
create table x (a int zerofill unsigned)
create table x (a int unsigned unsigned)
create table x (a int())
create table x (a int(1.5))
create table x (a int(1,2))
create table x (a double(10))
create table x (a double precision(10,2) unsigned)
create table x (a float(10), b float(10,2) zerofill, c real(10,2))
create table x (a float4, b float8, c int1, d int2, e int3, f int4, g int8, h middleint)
create table x (a dec, b numeric(3), c fixed(3,1), d decimal(3,1) unsigned)
create table x (a decimal(3,1,1))
create table x (a bit, b bit(3), c bool, d boolean)
create table x (a bool(1))
create table x (a bool unsigned)
create table x (a char, b character(3), c char(3) binary, d char(3) ascii, e char(3) unicode, f char byte, g char(3) charset utf8 binary, h char(3) binary charset utf8)
create table x (a char(3) charset utf8 ascii)
create table x (a char(3) character set = utf8)
create table x (a char(3) char set utf8)
create table x (a char(3) charset 'utf8' collate 'utf8_bin')
create table x (a char(3) charset binary)
create table x (a char(3) charset default)
create table x (a varchar)
create table x (a varchar(3), b varcharacter(3), c char varying(3), d character varying(3))
create table x (a nchar, b nchar(3), c national char, d national char(3), e national character(3))
create table x (a nvarchar(3), b nchar varchar(3), c national varchar(3), d nchar varying(3), e national char varying(3), f national character varying(3), g national varcharacter(3))
create table x (a nchar(3) charset utf8)
create table x (a binary, b binary(3), c varbinary(3))
create table x (a varbinary)
create table x (a binary(3) binary)
create table x (a date, b time, c time(3), d timestamp, e timestamp(3), f datetime, g datetime(6), h year)
create table x (a date(3))
create table x (a tinyblob, b blob, c blob(10), d mediumblob, e longblob, f long varbinary, g long varchar, h long, i tinytext, j text, k text(10), l mediumtext, m longtext)
create table x (a tinyblob(3))
create table x (a tinytext binary, b text charset utf8, c long varchar charset utf8, d longtext ascii)
create table x (a enum('a','b'), b set('a'), c enum('a') charset utf8 collate utf8_bin, d enum(x'41', 0x41))
create table x (a enum())
create table x (a enum)
create table x (a enum(1))
create table x (a enum('a',))
create table x (a enum(N'a'))
create table x (a serial)
create table x (a json, b json not null)
create table x (a geometry, b point, c linestring, d polygon, e multipoint, f multilinestring, g multipolygon, h geometrycollection)
create table x (a geometry not null srid 4326)
create table x (a geometry ref_system_id=4326)
create table x (a point(3))
create table x (a inet6, b inet4, c uuid)
create table x (a clob)
create table x (a number)
create table x (a varchar2(3))
create table x (a text compressed=zlib not null)
create table x (a int column_format dynamic storage memory)
create table x (a int not null null unique unique key primary key comment 'a' comment 'b')
create table x (a int not null primary)
create table x (a int key)
create table x (a int auto_increment primary key comment "x")
create table x (a int default)
create table x (a int default null)
create table x (a int default -1, b int default +1, c int default - 1, d int default -1.5)
create table x (a int default (1+1), b int default (1) not null)
create table x (a int default 1+1)
create table x (a timestamp default now() on update now())
create table x (a timestamp default (now()))
create table x (a timestamp on update now)
create table x (a timestamp on update sysdate())
create table x (a int default true, b char(9) default 'a' 'b', c int default _utf8'a', d int default x'41', e int default b'1')
create table x (a int default abs(1))
create table x (a int default foo)
create table x (a int default uuid())
create table x (a int default current_date)
create table x (a int default @x)
create table x (a int default -(1))
create table x (a int default not 1)
create table x (a int default case when 1 then 1 end)
create table x (a int default --1)
create table x (a int default -'1')
create table x (a int default ~1)
create table x (a int default binary 'x')
create table x (a int default 1 collate utf8_bin)
create table x (a varchar(3) collate utf8mb4_bin character set utf8mb4)
create table x (a varchar(3) not null character set utf8mb4)
create table x (a varchar(3) not null collate utf8mb4_bin)
create table x (a varchar(3) collate default)
create table x (a varchar(3) collate binary)
create table x (a int generated always as (1) virtual)
create table x (a int as (1) stored not null unique comment 'x')
create table x (a int as (1) stored unique comment 'x')
create table x (a int as (1) persistent)
create table x (a int not null as (1))
create table x (a int as (1) invisible)
create table x (a int as (1) check (a > 1))
create table x (a int as (1) references y(z))
create table x (a varchar(3) collate utf8_bin as (1))
create table x (a int as 1)
create table x (a int generated as (1))
create table x (a timestamp(6) generated always as row start, b timestamp(6) generated always as row end, period for system_time(a,b)) with system versioning
create table x (a int generated always as identity)
create table x (a int invisible)
create table x (a int visible)
create table x (a int check (a>1))
create table x (a int constraint c check (a>1) not enforced)
create table x (a int constraint check (a>1))
create table x (a int constraint c not null)
create table x (a int constraint c unique)
create table x (a int check a>1)
create table x (a int check (a>1) not null)
create table x (a int references y(z), b int references y)
create table x (a int references y(z) match full on delete cascade on update set null)
create table x (a int references y(z) on delete cascade on delete cascade)
create table x (a int references y(z) on delete cascade not null)
create table x (a int not null references y(z) comment 'x')
create table x (a int constraint fk references y(z))
create table x (a int comment 'x' check (a>1) references y(z))
create table x (a int comment 'x' references y(z) check (a>1))
create table x (a int engine_attribute '{}' secondary_engine_attribute='{}')
create table x (a int without system versioning)
create table x (a int foo=1)
create table x (a int comment='x')
create table x (a int comment x)
create table x (a int default 1 comment N'x')
create table x (a int default 1 comment 'x' 'y')
create table x (a int, b int,)
create table x ()
create table x (a)
create table x (a int b)
create table x (x.a int)
create table x (a int, primary key (a))
create table x (a int, primary key pk (a))
create table x (a int, constraint primary key (a))
create table x (a int, constraint pk primary key pk2 using btree (a) comment 'x' key_block_size=1)
create table x (a int, constraint pk primary key using btree pk2 (a))
create table x (a int, primary key (a) using hash)
create table x (a int, unique key u (a), unique index u2 (a desc, b(3) asc), unique index (a))
create table x (a int, constraint c unique u (a))
create table x (a int, constraint c index u (a))
create table x (a int, key (a), index i (a), key i using btree (a), index i type hash (a))
create table x (a int, key i (a) with parser ngram)
create table x (a int, key i (a) invisible)
create table x (a int, key i (a) ignored)
create table x (a int, key i (a) clustering=yes)
create table x (a int, key i ((a+1) desc, (b) asc))
create table x (a int, key i (a+1))
create table x (a int, key i (lower(a)))
create table x (a int, key i ())
create table x (a int, key i)
create table x (a text, fulltext f (a) using btree)
create table x (a text, fulltext f (a(3)))
create table x (a point, spatial (a), spatial index s (a), spatial key (a) comment 'x')
create table x (a vector(3) not null, vector index v (a))
create table x (a int, foreign key f (a) references y(b))
create table x (a int, constraint foreign key f (a) references y(b) match simple)
create table x (a int, foreign key (a) references y(b desc))
create table x (a int, foreign key (a) references y)
create table x (a int, foreign key (a))
create table x (a int, check (a>1), constraint c check (a>1))
create table x (a int, constraint c check (a>1) not enforced)
create table x (a int, constraint c)
create table x (a int, check (a>1) check (b>1))
create table x (a int, key if not exists i (a))
create table x (a date, b date, period for p(a,b), unique (a, p without overlaps))
create table x (like y)
create table x like y
create temporary table x like y
create table x (like y, a int)
create table x select 1
create table x as select 1
create table x (a int) ignore select 1
create table x (a int) replace as select 1
create table x (a int) engine=innodb as (select 1)
create table x as with b as (select 1) select * from b
create table x as table y
create table x as values row(1)
create table x ((select 1))
create table x (select 1) union select 2
create table x engine=innodb select 1
create table x (a int) ignore
create table x
create table x (a int) partition by hash (a) partitions 4
create table x (a int) partition by linear key algorithm=2 (a)
create table x (a int) partition by range (a) (partition p0 values less than (1), partition p1 values less than maxvalue)
create table x (a int) partition by range (a) (p0 values less than (1))
create table x (a int) partition by range columns (a,b) (partition p0 values less than (10))
create table x (a int) partition by list (a) (partition p0 values in (1,null), partition p1 values in (3) engine=innodb comment='x')
create table x (a int) partition by list columns (a,b) (partition p0 values in ((1,2),(3,4)))
create table x (a int) partition by range (a) subpartition by hash (b) subpartitions 2 (partition p0 values less than (1) (subpartition s0, subpartition s1 engine innodb))
create table x (a int) partition by system_time interval 1 month auto (partition p0 history, partition pn current)
create table x (a int) partition by hash (a = 1)
create table x (a int) partition by foo (a)
create table x (a int) engine innodb, comment='x' row_format=dynamic auto_increment 5
create table x (a int) engine=
create table x (a int) row_format=page
create table x (a int) row_format=foo
create table x (a int) max_rows='1'
create table x (a int) foo=1
create table x (a int) character set default
create table x (a int) start transaction
create or replace table x (a int)
create unlogged table x (a int)
create global temporary table x (a int)
create table if exists x (a int)
create table x (a int) inherits (y)
alter table x
alter table x add a int
alter table x add column a int after b
alter table x add column (a int, b int, key (a))
alter table x add column (a int first)
alter table x add column if not exists a int
alter table x add index if not exists i (a)
alter table x add constraint if not exists c check (a)
alter table x add constraint if not exists u unique (a)
alter table x add primary key if not exists (a)
alter table x drop a, drop b
alter table x drop column a cascade
alter table x drop column if exists a
alter table x drop column a, b
alter table x drop primary key
alter table x drop foreign key if exists f
alter table x drop foreign key
alter table x drop index primary
alter table x drop constraint if exists c
alter table x drop check c
alter table x modify a int first
alter table x modify column if exists a int not null
alter table x modify a
alter table x modify a int references y(z)
alter table x add a int references y(z)
alter table x change a b int after c
alter table x change a int
alter table x rename y
alter table x rename = y
alter table x rename column a to b
alter table x rename column a as b
alter table x rename index a to b
alter table x rename index a b
alter table x alter a set default 1
alter table x alter column a set default 1+1
alter table x alter column a set default now()
alter table x alter column if exists a drop default
alter table x alter a set not null
alter table x alter a type int
alter table x alter a set invisible
alter table x alter index i invisible
alter table x alter key i ignored
alter table x alter check c not enforced
alter table x disable keys, add a int
alter table x order by a, b desc
alter table x order by a+1
alter table x order by a, add b int
alter table x convert to character set utf8 collate utf8_bin
alter table x convert to charset default
alter table x convert to charset = utf8
alter table x force, engine=innodb, comment='x' row_format=dynamic
alter table x engine=innodb add a int
alter table x algorithm=instant, add a int, lock=none
alter table x add a int algorithm=inplace
alter table x add a int, without validation
alter table x add a int partition by hash(a)
alter table x add a int, partition by hash(a)
alter table x add a int remove partitioning
alter table x add partition (partition p1 values less than (3))
alter table x add partition if not exists (partition p1 values less than (3))
alter table x add partition partitions 3
alter table x add partition
alter table x drop partition p1, p2
alter table x drop partition p1, add a int
alter table x algorithm=inplace, drop partition p1
alter table x coalesce partition 2
alter table x truncate partition all
alter table x reorganize partition p1,p2 into (partition p3 values less than (5), partition p4 values less than maxvalue)
alter table x exchange partition p1 with table y
alter table x exchange partition p1 with table y without validation
alter table x check partition p1 for upgrade quick
alter table x rebuild partition all
alter table x discard partition p1 tablespace
alter table x import tablespace
alter table x add system versioning
alter table x add period for p(a,b)
alter table x drop period if exists for p
alter table x convert partition p1 to table y
alter table x wait 5 add a int
alter online ignore table x add a int
alter table if exists x add a int
alter table x, y add a int
alter table x add a int,
alter table x add
alter table x add a int first, add b int
alter table x add a int first after b
alter table x union=(y,z), union=()
alter table x autoextend_size=4M
alter table x owner to y
alter table x set schema y
alter table x add column a int using btree
