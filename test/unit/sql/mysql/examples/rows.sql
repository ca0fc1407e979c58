insert into t values (1,2),(3,default)
insert t value (1)
insert into t () values ()
insert into t (a,b) values (1,2) on duplicate key update a=values(a), b=default
insert into t (a) values (1) as n on duplicate key update a=n.a
insert into t (a) values (1) as n(x) on duplicate key update a=x
insert into t (a) values row(1), row(2)
insert into t values row(1) as n
insert into t set a=1, b=default
insert into t set a=1 as n on duplicate key update b=n.a
insert into t (t.a, d.t.b) values (1,2)
insert into t (a) select 1
insert into t (a) (select 1)
insert into t ((select 1))
insert into t (a) select 1 union select 2 on duplicate key update a=1
insert into t table u
insert into t partition (p0) (a) values (1)
insert low_priority ignore into t values (1)
insert delayed into t values (1)
insert ignore low_priority into t values (1)
insert into t values (1) returning a, b+1 as c
insert into t values (1) returning *
insert into t values (1) returning t.*
insert into t select 1 returning *
insert into t values (ignore)
insert into t values 1
insert into t values (1),
insert into t values (1,)
insert into t values (1 2)
insert into t (a,) values (1)
insert into t (a b) values (1)
insert into t a values (1)
insert into t as x values (1)
insert into t values (a=1, not b)
insert t(a) values(1)
insert into t set
insert into t
insert into values (1)
insert into t default values
insert into t values (1) on conflict do nothing
replace into t values (1)
replace low_priority t set a=1
replace delayed into t select 1
replace into t values (1) on duplicate key update a=1
replace ignore into t values (1)
replace into t values (1) returning *
replace into t values (1) as n
update t set a=1
update low_priority ignore t set a=1, t.b=default where 1 order by a limit 3
update t, u set t.a=u.a where 1
update t join u using (a) set b=1
update t set a=1 limit 1,2
update t set a=1 limit 1 offset 2
update t as x set x.a=1
update t set a:=1
update t set a=1 from u
update (select 1) x, t set a=1
update t partition (p0) set a=1
update t set a=1 returning a
update t for portion of p from 1 to 2 set a=1
update t set a=1 where
update t set a=1,
update t set (a,b)=(1,2)
update t a=1
update set a=1
delete from t
delete t
delete low_priority quick ignore from t where 1 order by a limit 3
delete from t limit 1,2
delete from t as x where 1
delete from t as x partition (p0)
delete from t partition (p0) as x where 1
delete t from t join u
delete t.*, u from t, u where 1
delete from t, u using t join u on 1
delete from t.* using t
delete t from t join u on 1 order by a
delete from t where 1 returning *
delete t from t join u returning *
delete from t for portion of p from 1 to 2 where 1
delete history from t before system_time now()
delete from t where a in (select 1) order by a desc, b limit 1
delete * from t
delete from t where
delete from
truncate table t
truncate t
truncate t, u
truncate t wait 3
load data infile 'x' into table t
load data local infile 'x' replace into table t partition (p0) character set utf8 fields terminated by ',' enclosed by '"' lines terminated by 'x' ignore 1 lines (a, @b, c) set d=@b, e=default
load data low_priority infile 'x' ignore into table t columns escaped by '' ignore 2 rows
load data concurrent local infile 'x' into table t ()
load data infile 'x' into table t (a,)
load data infile x into table t
load data infile 'x' into t
load xml local infile 'x' into table t character set utf8 rows identified by '<r>' ignore 1 rows (a) set b=1
load index into cache t index (a), u ignore leaves
load index into cache t partition (p0) index (primary) ignore leaves
create index i on t (a)
create unique index i using btree on t (a desc) comment 'x' algorithm=inplace lock=none
create index i on t (a) lock none algorithm inplace
create index i on t (a) algorithm=inplace, lock=none
create index i on t (a) lock none lock shared
create index i type btree on t (a)
create index if not exists i on t (a)
create or replace index i on t (a)
create spatial index i on t (a)
create vector index i on t (a)
create index i on t wait 3 (a)
create index i on t (a) wait 3
create index on t (a)
create key i on t (a)
create unique i on t (a)
create fulltext index i using btree on t (a)
create index i on t ((a+1))
create index i on t (a) invisible
create index d.i on t (a)
create index i on t
create index i on t ()
create index concurrently i on t (a)
drop index i on t
drop index if exists i on t
drop index i on t algorithm=inplace lock=none
drop index primary on t
drop index `primary` on t
drop index i
drop index i on t wait 3
drop table t
drop tables t, u
drop temporary table if exists t, d.u restrict
drop table t cascade
drop table t wait 3
drop table t nowait cascade
drop table if exists t, u,
drop table
drop table t u
drop table t;
drop table if not exists t
rename table t to u
rename tables t to u, d.a to e.b
rename table if exists t to u
rename table t wait 3 to u
rename table t as u
rename t to u
