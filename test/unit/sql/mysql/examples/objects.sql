create database d
create schema if not exists d
create or replace database d
create database d character set utf8 collate utf8_bin
create database d default charset = utf8 default collate = utf8_bin
create database d charset default
create database d comment 'x'
create database d encryption='y'
create database d default encryption 'n'
create database d read only = 1
create database d foo
alter database d charset utf8
alter database charset utf8
alter schema d default collate utf8_bin encryption='n'
alter database d read only = 1
alter database d read only default
alter database d comment='x'
alter database d upgrade data directory name
alter database d
alter database
drop database d
drop schema if exists d
drop database d, e
create view v as select 1
create or replace view v as select 1
create view if not exists v as select 1
create algorithm=merge definer=root@localhost sql security invoker view v (a,b) as select 1,2 with check option
create algorithm=temptable view v as select 1 with cascaded check option
create algorithm undefined view v as select 1
create definer=current_user view v as select 1 with local check option
create definer='a'@'b' sql security definer view v as select 1
create sql security invoker definer=a view v as select 1
create definer=a algorithm=merge view v as select 1
create view v as (select 1)
create view v as select 1 union select 2
create view v as with a as (select 1) select * from a
create view v as table t
create view v as values row(1)
create view v as select * from t for update
create view d.v as select a, b as c from t where a=1 group by a order by b limit 3
create view v () as select 1
create view v
create temporary view v as select 1
create materialized view v as select 1
create json relational duality view v as select json_object('_id':a) from t
create json duality view v as select json_duality_object('_id':a) from t
alter view v as select 1
alter algorithm=merge definer=a@b sql security invoker view v (a) as select 1 with check option
alter view if exists v as select 1
drop view v
drop view if exists v, d.u cascade
drop view v restrict
create procedure p() select 1
create procedure d.p(in a int, out b varchar(3), inout c text charset utf8) comment 'x' language sql deterministic contains sql sql security invoker select 1
create procedure if not exists p() select 1
create or replace procedure p() select 1
create definer=a@b procedure p(a int, b int) not deterministic no sql begin end
create procedure p(a int) reads sql data modifies sql data begin select a; end
create procedure p(a int,) begin end
create procedure p begin end
create procedure p() begin declare a int; declare b, c varchar(3) default 'x'; set a = 1; end
create procedure p() begin declare a int default 1 + 1; declare c condition for sqlstate '45000'; declare e condition for 1234; declare x cursor for select 1; declare continue handler for not found set a = 1; end
create procedure p() begin declare exit handler for sqlexception, sqlwarning, 1062, sqlstate value '23000' begin rollback; end; end
create procedure p() begin declare undo handler for sqlexception begin end; end
create procedure p() begin select 1; declare a int; end
create procedure p() begin if 1 then select 1; elseif 2 then select 2; else select 3; end if; end
create procedure p() begin if 1 then end if; end
create procedure p() begin case 1 when 1 then select 1; else select 2; end case; end
create procedure p() begin case when 1 then select 1; end case; end
create procedure p() begin while 1 do select 1; end while; end
create procedure p() begin a: loop leave a; end loop a; end
create procedure p() begin a: loop iterate a; end loop; end
create procedure p() begin a: loop leave b; end loop; end
create procedure p() begin repeat set @a = 1; until 1 end repeat; end
create procedure p() begin a: repeat select 1; until 1 end repeat b; end
create procedure p() a: begin leave a; end a
create procedure p() a: begin end b
create procedure p() begin for i in 1..3 do select i; end for; end
create procedure p() begin for i in reverse 1..3 do select i; end for; end
create procedure p() begin for i in (select 1 a) do select i.a; end for; end
create procedure p() begin declare c cursor for select 1; open c; fetch c into a; fetch next from c into a, b; fetch from c into a; close c; end
create procedure p() begin declare a int; declare c cursor for select 1; open c; fetch next from c into a; close c; end
create procedure p() begin declare c cursor (x int) for select x; open c(1); end
create procedure p() begin declare a row(x int, y int); end
create procedure p() begin declare a type of t.a; declare b row type of t; end
create procedure p() begin return 1; end
create procedure p() begin start transaction; commit; end
create procedure p() begin begin; end; end
create procedure p() begin begin work; end; end
create procedure p() begin use d; end
create procedure p() begin lock tables t read; end
create procedure p() begin create table t (a int); drop table t; alter table t add b int; end
create procedure p() begin prepare s from 'select 1'; execute s; deallocate prepare s; end
create procedure p() begin select a into b from t; end
create procedure p() begin declare b int; select a into b from t; select 1 into @x; end
create procedure p() begin goto a; label a; end
create procedure p() begin select 1 end
create procedure p() begin select 1;; end
create procedure p() begin ; end
create procedure p() begin not atomic select 1; end
create procedure p() begin signal sqlstate '45000' set message_text = 'x'; end
create procedure p() return 1
create procedure p() set @a = 1
create procedure p() create table t (a int)
create procedure p() language javascript as 'x'
create procedure p() language javascript as $$ x $$
create function f() returns int return 1
create function f(a int, b char(3)) returns varchar(10) charset utf8 deterministic no sql return concat(a,b)
create function f(in a int) returns int return 1
create function f(out a int) returns int return 1
create function if not exists d.f() returns int begin return 1; end
create or replace function f() returns int begin return 1; end
create aggregate function f() returns int begin fetch group next row; return 1; end
create aggregate function f() returns int begin return 1; end
create function f() returns int begin end
create function f() returns int select 1
create function f() returns int begin select 1; return 1; end
create function f() return 1
create function f() returns json return 1
create function f() returns type of t.a return 1
create function f(a int default 1) returns int return a
create function f returns string soname 'x'
create aggregate function f returns integer soname 'x'
create function if not exists f returns real soname 'x'
create or replace function f returns decimal soname 'x'
create function f returns foo soname 'x'
create function f(a int) returns int language javascript as 'return 1'
create function f(a int) returns int language javascript using (l as x, d.m) as $$ return 1 $$
alter procedure p comment 'x' sql security invoker
alter procedure p
alter function d.f language sql no sql
alter function f deterministic
alter procedure p comment 'x' comment 'y'
alter function f using (l)
drop procedure p
drop procedure if exists d.p
drop function if exists f
drop function d.f
drop procedure p, q
create trigger t before insert on x for each row set new.a = 1
create trigger d.t after update on d.x for each row follows u begin set @a = old.a; end
create trigger if not exists t before delete on x for each row precedes u set @a = 1
create or replace definer=a@b trigger t after delete on x for each row begin end
create definer=current_user() trigger t after delete on x for each row select 1 into @a
create trigger t before insert, update on x for each row set @a = 1
create trigger t before insert or update on x for each row set @a = 1
create trigger t before update of a on x for each row set @a = 1
create trigger t before insert on x for each statement set @a = 1
create trigger t instead of insert on x for each row set @a = 1
create trigger t before insert on x set @a = 1
create trigger t before insert on x for each row
create trigger t before insert on x for each row if new.a then set new.b = 1; end if
create trigger t before insert on x for each row set new.a = old.a
drop trigger t
drop trigger if exists d.t
drop trigger t on x
create event e on schedule every 1 day do select 1
create event if not exists d.e on schedule at current_timestamp + interval 1 hour on completion preserve disable comment 'x' do begin select 1; end
create definer=a@b event e on schedule every 1+1 hour starts '2001-01-01' ends now() + interval 1 day on completion not preserve enable do set @a = 1
create event e on schedule every '1:1' hour_minute disable on slave do call p()
create event e on schedule every 1 day disable on replica do call p()
create or replace event e on schedule every 1 day do select 1
create event e on schedule every 1 day enable disable do select 1
create event e on schedule every 1 day comment 'x' enable do select 1
create event e do select 1
create event e on schedule every 1 day
create event e on schedule at (1) do select 1
alter event e on schedule every 2 day
alter event e rename to d.f
alter event e enable
alter event e disable on slave comment 'x' do select 1
alter definer=a event e on completion preserve
alter event e on schedule every 2 day on completion preserve rename to f enable comment 'x' do begin end
alter event e
drop event e
drop event if exists d.e
create server s foreign data wrapper mysql options (user 'a', host 'b', port 3306)
create server s foreign data wrapper 'mysql' options (database 'a', password 'b', socket 'c', owner 'd')
create server if not exists s foreign data wrapper mysql options (host 'x')
create or replace server s foreign data wrapper mysql options (host 'x')
create server s foreign data wrapper mysql options (foo 'x')
create server 's' foreign data wrapper mysql options (host 'x')
create server s type 'x' version '1' foreign data wrapper mysql options (host 'x')
alter server s options (user 'a')
drop server s
drop server if exists s
create tablespace ts add datafile 'x.ibd'
create tablespace ts add datafile 'x.ibd' engine=innodb file_block_size=8k encryption='y'
create tablespace ts engine innodb
create tablespace ts
create undo tablespace ts add datafile 'x.ibu'
create undo tablespace ts add datafile 'x.ibu' engine=innodb
create tablespace ts add datafile 'x' use logfile group lg extent_size 1M initial_size=2M autoextend_size 3 max_size 4 nodegroup 1 wait comment='x' engine=ndb
create logfile group lg add undofile 'x' initial_size 1M undo_buffer_size=1M redo_buffer_size 2 nodegroup 1 wait comment 'x' engine=ndb
alter logfile group lg add undofile 'x' initial_size 1M wait engine=ndb
drop logfile group lg engine=ndb
alter tablespace ts rename to tt
alter tablespace ts encryption='y'
alter tablespace ts add datafile 'x'
alter tablespace ts drop datafile 'x' initial_size 1M wait engine=ndb
alter undo tablespace ts set inactive
alter undo tablespace ts set active engine=innodb
alter tablespace ts autoextend_size=4M
drop tablespace ts
drop tablespace ts engine=innodb
drop undo tablespace ts engine=innodb
create sequence s
create or replace sequence if not exists s
create sequence s start with 1 increment by 2 minvalue 1 maxvalue 10 cache 5 cycle
create sequence s start=1 increment=2 nominvalue nomaxvalue nocache nocycle
create sequence s no minvalue no maxvalue no cache no cycle engine=innodb comment='x'
create temporary sequence s
create sequence s as int unsigned start 1
create sequence s restart
create sequence s start with -1 increment by -2
alter sequence s restart 5
alter sequence if exists s restart with 5 increment 3
alter sequence s start=1 nocache
alter sequence s
drop sequence s
drop sequence if exists s, d.t
drop temporary sequence s
create spatial reference system 4120 name 'x' definition 'y'
create or replace spatial reference system 4120 name 'x' organization 'o' identified by 1 definition 'y' description 'd'
create spatial reference system if not exists 4120 name 'x' definition 'y'
drop spatial reference system 4120
drop spatial reference system if exists 4120
create resource group g type=user
create resource group g type system vcpu=0-3,5 thread_priority=1 enable
create resource group g type=user vcpu 1 disable
alter resource group g vcpu=1 thread_priority 2 disable force
alter resource group g
drop resource group g
drop resource group g force
create library l language javascript as 'x'
create library if not exists d.l comment 'c' language javascript as $$ export function f() {} $$
alter library l comment 'x'
drop library l
drop library if exists d.l
create package p function f() returns int; end
create package p procedure a(); function f(b int) returns int deterministic; end
create or replace package p comment 'x' sql security invoker function f() returns int; end
create package body p function f() returns int begin return 1; end; end
create package body p procedure a() begin end; begin set @a=1; end
drop package p
drop package body if exists p
drop role a
create role a, 'b'@'c'
create role if not exists a
create or replace role a
create role a with admin b
create role a with admin current_user
drop role if exists a, b
