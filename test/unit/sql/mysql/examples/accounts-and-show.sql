show databases
show schemas like 'x'
show databases where a = 1
show tables
show full tables from d like 'x'
show tables in d where 1
show extended full tables
show open tables from d
show table status from d like 'x'
show triggers in d
show full triggers
show events from d where 1
show columns from t
show full columns from t from d like 'x'
show extended columns in t in d
show fields from d.t
show full fields from t where 1
show index from t
show indexes in t from d where 1
show keys from t
show extended index from t
show index from t like 'x'
show create table t
show create database d
show create schema if not exists d
show create view v
show create procedure p
show create function f
show create trigger t
show create event e
show create user u
show create user current_user
show create user u@h
show create library l
show create sequence s
show create package p
show create package body p
show create server s
show create materialized view v
show procedure status like 'x'
show function status where 1
show procedure code p
show function code f
show package status
show package body status like 'x'
show package body code p
show library status
show engines
show storage engines
show engine innodb status
show engine all mutex
show engine innodb logs
show plugins
show plugins soname 'x'
show plugins soname like 'x'
show privileges
show processlist
show full processlist
show profile
show profile all, block io, cpu for query 1 limit 1 offset 2
show profile cpu, memory, ipc, page faults, source, swaps, context switches
show profiles
show status
show global status like 'x'
show session status where 1
show local status
show variables
show global variables like 'x'
show variables where 1
show warnings
show warnings limit 1,2
show errors limit 1
show count(*) warnings
show count(*) errors
show grants
show grants for a@b
show grants for current_user()
show grants for a using b, c
show grants for current_role
show master status
show binary logs
show master logs
show binary log status
show binlog status
show binlog events
show binlog events in 'x' from 4 limit 1,2
show slave status
show slave 'x' status
show all slaves status
show all replicas status
show replica status
show replica status for channel 'x'
show slave status for channel 'x'
show replicas
show slave hosts
show replica hosts
show relaylog events in 'x' from 1 limit 1
show relaylog 'x' events
show relaylog events for channel 'x'
show collation like 'x'
show character set where 1
show charset
show charset like 'x'
show contributors
show authors
show locales
show query_response_time
show client_statistics
show index_statistics
show user_statistics
show table_statistics
show explain for 1
show explain format=json for 1
show analyze format=json for 1
show parse_tree select 1
show foo
show
describe t
desc t a
desc t 'x%'
describe d.t
explain t
explain t a
explain select 1
explain extended select 1
explain partitions select 1
explain format=json select 1
explain format=tree delete from t
explain format=foo select 1
explain format json select 1
explain analyze select 1
explain analyze format=tree select 1
explain for connection 1
explain format=json for connection 1
explain insert into t values (1)
explain replace into t values (1)
explain update t set a=1
explain with a as (select 1) select * from a
explain (select 1)
explain table t
explain values row(1)
explain into @x select 1
explain format=json into @x select 1
explain for schema d select 1
explain create table t (a int)
explain alter table t add a int
desc select 1
describe format=json select 1
explain
explain truncate t
change master to master_host='x', master_port=1, master_user='u', master_password='p', master_log_file='f', master_log_pos=4
change master to master_auto_position=1
change master 'x' to master_host='y'
change master to master_host='x' for channel 'c'
change master to master_use_gtid=slave_pos
change master to ignore_server_ids=(1,2), do_domain_ids=(1)
change master to master_ssl=1, master_ssl_ca='x', master_delay=3, master_heartbeat_period=1.5
change replication source to source_host='x', source_port=1, source_auto_position=1, get_source_public_key=1
change replication source to source_host='x' for channel 'c'
change replication source to privilege_checks_user=null, require_row_format=1, require_table_primary_key_check=stream
change replication filter replicate_do_db=(a,b), replicate_ignore_db=()
change replication filter replicate_do_table=(a.b), replicate_wild_do_table=('a.%') for channel 'x'
change replication filter replicate_rewrite_db=((a,b),(c,d))
start slave
start replica
start slave io_thread, sql_thread
start replica sql_thread until source_log_file='x', source_log_pos=1
start slave until master_log_file='x', master_log_pos=4
start slave until master_gtid_pos='x'
start replica until sql_before_gtids='x'
start replica user='u' password='p' default_auth='a' plugin_dir='d'
start replica for channel 'x'
start slave 'x'
start all slaves
start all replicas
stop slave
stop replica io_thread
stop replica for channel 'x'
stop slave 'x' sql_thread
stop all slaves
start group_replication
start group_replication user='a', password='b'
stop group_replication
reset replica
create user a
create user a@b identified by 'x'
create user 'a'@'%' identified by 'x', c identified by 'y'
create user if not exists a identified with p
create user a identified with p by 'x'
create user a identified with p as 'x'
create user a identified with 'p' by random password
create user a identified by random password
create user a identified by password 'x'
create user a identified via p using 'x'
create user a identified via p as 'x' or q using password('y')
create user a identified with p using 'x'
create user a identified by 'x' and identified with q by 'y' and identified with r
create user a identified with p initial authentication identified by 'x'
create user a default role r, s require ssl
create user a require none
create user a require x509 with max_queries_per_hour 1 max_user_connections 2
create user a require issuer 'x' and subject 'y' cipher 'z'
create user a password expire
create user a password expire never account lock
create user a password expire interval 3 day
create user a password expire default password history 5 password reuse interval 3 day password require current optional
create user a failed_login_attempts 3 password_lock_time unbounded account unlock
create user a comment 'x'
create user a attribute '{}'
create user a with max_statement_time 1.5
create or replace user a
create user current_user
create user ''@''
create user a@'b%'
create user a@192.168.1.1
create user a@b-c
create user "a"@"b"
create user `a`@`b`
create user a @ b
create user
alter user a identified by 'x'
alter user if exists a identified by 'x' replace 'y' retain current password
alter user user() identified by 'x'
alter user current_user() identified by 'x'
alter user a discard old password
alter user a default role all
alter user a default role none
alter user a default role r, s
alter user a account lock, b account unlock
alter user a add 2 factor identified by 'x'
alter user a drop 2 factor 3 factor
alter user a modify 2 factor identified with p
alter user a 2 factor initiate registration
alter user a 2 factor finish registration set challenge_response as 'x'
alter user a 2 factor unregister
alter user a require ssl password expire
alter user a comment 'x'
alter user a
alter user a identified via mysql_native_password using password('x')
alter user a with max_queries_per_hour 1
drop user a
drop user if exists a@b, c
drop user current_user
rename user a to b
rename user a@b to c@d, e to f
grant select on t to a
grant select, insert (a,b), update(c) on d.t to a, b@c
grant all on *.* to a
grant all privileges on d.* to a with grant option
grant select on * to a
grant create view, show view, create routine, alter routine, execute, trigger, event, references, index, lock tables, create temporary tables on d.* to a
grant execute on procedure d.p to a
grant execute on function f to a
grant execute on library l to a
grant execute on package p to a
grant select on table t to a
grant usage on *.* to a identified by 'x'
grant usage on *.* to a require ssl with max_queries_per_hour 1 grant option
grant super, process, file, reload, shutdown, show databases, replication slave, replication client, create user, create tablespace, proxy on *.* to a
grant proxy on a to b
grant proxy on ''@'' to a with grant option
grant r to a
grant r, s@t to a, b with admin option
grant backup_admin, system_variables_admin on *.* to a
grant select on *.* to a as b with role all
grant select on *.* to a as b with role r, s
grant select on *.* to a as b with role default
grant select on t to public
grant r to public
grant binlog admin, slave monitor on *.* to a
grant delete history on d.t to a
grant show create routine on *.* to a
grant select on d.t to current_user
grant create role, drop role on *.* to a
grant select (a) on t to b
grant select () on t to b
grant foo bar on t to b
grant grant option on d.* to a
grant all on d.t to a with max_user_connections 3
grant insert on t to
grant on t to a
grant select t to a
revoke select on t from a
revoke all on *.* from a, b
revoke all privileges, grant option from a, b
revoke grant option on d.* from a
revoke if exists select on t from a ignore unknown user
revoke execute on procedure p from a
revoke proxy on a from b
revoke r from a
revoke r, s from a, b
revoke admin option for r from a
revoke insert (a), select on d.t from a@b
revoke all from a
revoke r from public
