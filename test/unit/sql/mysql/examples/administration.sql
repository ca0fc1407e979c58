begin
begin work
start transaction
start transaction with consistent snapshot
start transaction read only
start transaction read write, with consistent snapshot
start transaction read only, read write
start transaction read only read only
commit
commit work
commit and chain
commit and no chain release
commit work and chain no release
commit release
commit no release
commit and chain release
rollback
rollback work
rollback and no chain
rollback to a
rollback to savepoint a
rollback work to savepoint a
savepoint a
release savepoint a
release a
savepoint
xa start 'a'
xa begin 'a','b',1
xa start 'a' join
xa start 'a' resume
xa end 'a'
xa end 'a' suspend
xa end 'a' suspend for migrate
xa prepare 'a'
xa commit 'a'
xa commit 'a' one phase
xa rollback 'a'
xa recover
xa recover convert xid
xa recover format='sql'
xa start x'41', b'1', 0x1
xa start a
lock tables t read
lock tables t write, u read local, d.v as x low_priority write
lock table t read
lock tables t x read
lock tables t
lock tables t write concurrent
lock tables t wait 3 read
lock tables t read wait 3
lock tables t read nowait
lock instance for backup
unlock instance
unlock tables
unlock table
unlock
use a
use `a`
use
use a.b
help 'a'
help a
help select
kill 1
kill connection 1
kill query 1
kill query id 1
kill hard 1
kill soft query 1
kill user a
kill query user 'a'@'b'
kill @a
kill 1+1
kill connection_id()
kill 'a'
kill
shutdown
shutdown wait for all slaves
shutdown 1
restart
do 1
do 1, sleep(2)
do sleep(1) as x
do release_lock('a')
do
call p
call p()
call d.p(1, @a, 'x')
call d.q.p(1)
call p(
call p(1,)
signal sqlstate '45000'
signal sqlstate value '45000' set message_text = 'x', mysql_errno = 1
signal a
signal a set message_text = @x
signal
signal sqlstate '450'
signal sqlstate '45000' set foo = 'x'
signal sqlstate '45000' set message_text = concat('a','b')
resignal
resignal set message_text = 'x'
resignal sqlstate '45000'
get diagnostics @a = number
get diagnostics @a = row_count, @b = number
get diagnostics condition 1 @a = message_text
get current diagnostics condition @i @a = returned_sqlstate, @b = mysql_errno
get stacked diagnostics @a = number
get diagnostics a = number
get diagnostics condition 1 @a = row_number
prepare a from 'select 1'
prepare a from @a
prepare a from concat('a','b')
prepare a from
execute a
execute a using @a, @b
execute a using 1
execute a using
execute immediate 'select 1'
execute immediate @a using 1
execute immediate concat('a', 'b') using @a, @b
deallocate prepare a
drop prepare a
deallocate a
handler t open
handler t open as x
handler t read first
handler t read next where a = 1 limit 2
handler t read i = (1,2) where 1
handler t read i >= (1)
handler t read i first limit 1,2
handler t read `primary` next
handler t close
handler d.t open
handler d.t close
handler t read i <> (1)
checksum table t
checksum tables t, u quick
checksum table t extended
checksum table t fast
analyze table t
analyze local table t, u
analyze no_write_to_binlog tables t
analyze table t update histogram on a, b with 10 buckets
analyze table t update histogram on a
analyze table t drop histogram on a, b
analyze table t update histogram on a using data '{}'
analyze table t update histogram on a with 10 buckets auto update
analyze table t update histogram on a manual update
analyze table t persistent for all
analyze table t persistent for columns (a) indexes (b)
analyze table t persistent for columns () indexes ()
analyze table t persistent for columns all indexes all
analyze select 1
analyze format=json select 1
optimize table t
optimize local table t, u
optimize table t wait 3
optimize table t nowait
check table t
check table t, u for upgrade quick fast medium extended changed
check table t quick quick
check view v
check view v for upgrade
repair table t quick extended use_frm
repair local table t, u
repair view v
repair view v from mysql
repair table t force
cache index t in c
cache index t index (a), u key (b,c) in c
cache index t partition (p0, p1) index (primary) in default
cache index t partition (all) in c
cache index t
load index into cache t, u
import table from 'a'
import table from 'a', 'b'
flush tables
flush table t
flush local tables t, u
flush tables t with read lock
flush tables with read lock
flush tables t for export
flush tables with read lock and disable checkpoint
flush tables t, u with read lock, logs
flush logs
flush binary logs
flush engine logs, error logs, general logs, slow logs
flush relay logs
flush relay logs for channel 'x'
flush privileges
flush status, hosts
flush hosts
flush user_resources
flush optimizer_costs
flush query cache
flush des_key_file
flush master
flush slave
flush ssl
flush user_statistics, index_statistics
flush client_statistics
flush foo
flush
flush privileges, tables
flush session status
flush global status
flush no_write_to_binlog privileges
flush binary logs delete_domain_id = (1)
reset master
reset master to 5
reset slave
reset slave all
reset slave all for channel 'x'
reset replica all
reset binary logs and gtids
reset binary logs and gtids to 5
reset query cache
reset persist
reset persist a
reset persist if exists a
reset master, slave
reset slave 'x' all
reset
purge binary logs to 'x'
purge master logs before now()
purge binary logs before '2001-01-01'
purge binary logs
binlog 'x'
binlog 'x', 'y'
binlog @a, @b
install plugin a soname 'x'
install soname 'x'
install plugin if not exists a soname 'x'
uninstall plugin a
uninstall plugin if exists a
uninstall soname 'x'
uninstall soname if exists 'x'
install component 'a', 'b'
install component 'a' set global a = 1
uninstall component 'a', 'b'
clone local data directory 'x'
clone local data directory = 'x'
clone instance from 'a'@'b':3306 identified by 'x'
clone instance from a@b:3306 identified by 'x' data directory = 'y' require no ssl
alter instance rotate innodb master key
alter instance reload tls
alter instance reload tls for channel mysql_main no rollback on error
alter instance enable innodb redo_log
alter instance reload keyring
backup stage start
backup stage flush
backup stage block_ddl
backup stage end
backup lock t
backup unlock
