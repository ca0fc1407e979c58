set a = 1
set a := 1, b = 2
set @a = 1, @b := 2
set @'a' = 1
set @a = 1, b = 2
set global a = 1
set session a = 1, b = 2, global c = 3
set local a = on
set persist a = 1
set persist_only a = 1
set @@a = 1
set @@global.a = 1, @@session.b = default
set @@local.a = 1
set @@persist.a = 1
set @@global.a.b = 1
set a.b = 1
set global a.b = 1
set default.key_buffer_size = 1
set global default.key_buffer_size = 1
set a = default
set @a = default
set a = on
set a = all
set a = binary
set a = row
set a = system
set a = on, b = all
set a = binary + 1
set a = off
set sql_mode = ''
set sql_mode = 'ansi,traditional'
set sql_mode = concat(@@sql_mode, ',x')
set sql_mode = ansi
set a = (select 1)
set a = not b
set a == 1
set a
set
set a = 1,
set names utf8
set names utf8mb4 collate utf8mb4_bin
set names 'utf8'
set names default
set names default collate utf8_bin
set names = utf8
set names binary
set names utf8, a = 1
set a = 1, names utf8
set character set utf8
set charset utf8
set charset 'utf8'
set character set default
set charset = utf8
set transaction isolation level read committed
set session transaction isolation level repeatable read, read only
set global transaction read write
set transaction read only, isolation level serializable
set transaction isolation level read uncommitted, isolation level read committed
set transaction isolation level snapshot
set local transaction read only
set persist transaction read only
set transaction
set a = 1, transaction read only
set password = 'x'
set password = password('x')
set password for a = 'x'
set password for 'a'@'b' = 'x'
set password for current_user() = 'x'
set password for a@b to random
set password to random
set password = 'x' replace 'y'
set password = 'x' retain current password
set password for a = password('x')
set password = old_password('x')
set role none
set role a
set role a, b
set role all
set role all except a
set role default
set default role a to b
set default role none to a, b
set default role all to a@b
set default role a, b to c
set default role a for b
set default role a
set default role none
set resource group g
set resource group g for 1, 2
set resource group g for 1 2
set statement a=1 for select 1
set statement a=1, b=2 for insert into t values (1)
set statement a=1 for set b = 1
set autocommit = 0
set autocommit=1, a = 2
set foreign_key_checks=0
set global general_log = 'on'
set one_shot a = 1
set session_a = 1
set global = 1
set session session a = 1
set @a.b = 1
set @@a.b = 1
set new.a = 1
set time_zone = '+00:00', names utf8
set sql_log_bin = off
set GLOBAL slow_query_log = ON, SESSION x = 1
set old_passwords = 1
set @@session.sql_mode := default
set @a = @b = 1
set a = 1 b = 2
set insert_id = 1
set timestamp = unix_timestamp('2001-01-01')
set max_join_size = default
set persist a = 1, global b = 2
set persist @a = 1
set transaction_isolation = 'read-committed'
