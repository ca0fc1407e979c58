/** Statements by what they do to an open transaction (MySQL 8.4 Reference Manual 15.3.3; MariaDB "SQL statements That Cause an Implicit Commit"). */
export interface ClassExamples {
  readonly commits: readonly string[];
  readonly harmless: readonly string[];
  readonly control: readonly string[];
}

/** Each can be executed, in this order, in a database of its own; `x` exists and has a column `id`. */
const commits: readonly string[] = [
  'create table t1 (a int)', 'alter table t1 add b int', 'create index i on t1 (a)', 'drop index i on t1', 'truncate table t1', 'rename table t1 to t2', 'alter table t2 rename to t1',
  'create view v as select 1', 'alter view v as select 2', 'drop view v', 'create procedure p() select 1', "alter procedure p comment 'c'", 'drop procedure p',
  'create function f() returns int deterministic return 1', 'drop function f', 'create trigger g before insert on t1 for each row set @a = 1', 'drop trigger g',
  'create event e on schedule every 1 year do select 1', 'alter event e disable', 'drop event e', 'create table t3 like t1', 'drop table t1, t3',
  'create database if not exists test_transaction_class', 'alter database test_transaction_class charset utf8mb4', 'drop database test_transaction_class',
  "create user if not exists test_class_user identified by 'Secret-4711'", 'grant select on *.* to test_class_user', 'revoke select on *.* from test_class_user',
  "alter user test_class_user identified by 'Secret-4712'", 'rename user test_class_user to test_class_other', 'drop user test_class_other', 'create role if not exists test_class_role', 'drop role test_class_role',
  'analyze table x', 'optimize table x', 'check table x', 'flush privileges', 'flush tables', 'lock tables x write', 'unlock tables',
];

const harmless: readonly string[] = [
  'select 1', 'insert into x values (2)', 'replace into x values (3)', 'update x set id = 4 where id = 3', 'delete from x where id = 4', 'set @a = 1', 'set session sort_buffer_size = 262144', 'set names utf8mb4',
  'create temporary table tmp (a int)', 'drop temporary table tmp', 'do 1', 'show tables', 'explain select 1', 'describe x', "prepare s from 'select 1'", 'deallocate prepare s', 'handler x open', 'handler x close',
  'checksum table x',
];

const control: readonly string[] = ['start transaction', 'begin', 'commit', 'rollback', 'savepoint s', 'rollback to savepoint s', 'release savepoint s', 'set autocommit = 0', "xa start 'x'"];

export const mysqlClasses: ClassExamples = { commits, harmless, control };

export const mariadbClasses: ClassExamples = {
  commits: [...commits, 'create sequence s1', 'alter sequence s1 restart 5', 'drop sequence s1', 'create or replace table t9 (a int)', 'drop table if exists t9'],
  harmless,
  control,
};
