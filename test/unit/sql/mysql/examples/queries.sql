select 1 where 1
select 1 from dual where 1
select 1 having 1
select 1 group by 1
select 1 order by 1 limit 1
select 1, * from t
select *, 1 from t
select t.*, d.t.* from t
select a.b.c.* from t
select 1 order by 1 union select 2
select 1 limit 1 union select 2
(select 1) union select 2 order by 1 limit 1
(select 1 limit 1) union (select 2 limit 2)
((select 1))
(select 1) limit 1
(select 1 order by 1) order by 1
((select 1) union (select 2)) order by 1
select 1 union (select 2 union select 3)
select 1 union (select 2) union select 3
select 1 union all select 2 union distinct select 3
select 1 intersect select 2 except select 3
select 1 intersect all select 2 except all select 3
select 1 minus select 2
select 1 union
select 1 union all distinct select 2
values row(1,2), row(3,4)
values row(1,2) order by 1 limit 1
values (1,2),(3,4)
table t
table t order by a limit 1
table t union table u
table t where 1
select * from (values row(1,2)) v
select * from (values (1,2)) v
select a into @x from t
select a from t into @x
select a from t into @x, @y
select a from t limit 1 into @x for update
select a from t limit 1 for update into @x
select a from t into outfile 'x'
select a from t into outfile 'x' character set utf8 fields terminated by ',' optionally enclosed by '"' escaped by '!' lines starting by 'a' terminated by 'b'
select a from t into outfile 'x' lines terminated by 'b' fields terminated by ','
select a from t into outfile x
select a from t into dumpfile 'x'
select a from t into
select 1 from t for update
select 1 from t for update of t nowait
select 1 from t for update nowait
select 1 from t for update skip locked
select 1 from t for update wait 3
select 1 from t for share of t skip locked
select 1 from t lock in share mode
select 1 from t lock in share mode wait 3
select 1 from t for update lock in share mode
select (select 1 from t for update)
select 1 from t limit 1,2
select 1 from t limit 1 offset 2
select 1 from t limit 1+1
select 1 from t limit -1
select 1 from t limit '1'
select 1 from t limit 1.5
select 1 from t limit @a
select 1 from t limit all
select 1 from t limit
select 1 from t offset 1
select 1 from t order by 1 offset 1 rows fetch next 2 rows only
select 1 from t order by 1 fetch first row only
select 1 from t order by 1 fetch first 2 rows with ties
select 1 from t limit 1 rows examined 2
select 1 from t limit rows examined 2
select 1 from t procedure analyse(1,2)
select a from t group by a desc
select a from t group by a with rollup
select a from t group by
select a from t order by a nulls first
select a from t order by
select a from t where
select a from t where a where b
select a from t having a
select a from t group by a where b
select a from t window w as (), x as (w)
select distinct distinctrow a from t
select sql_cache a from t
select sql_no_cache sql_calc_found_rows high_priority a from t
select straight_join distinct sql_big_result sql_small_result sql_buffer_result a from t
select unique a from t
select distinct a, from t
select from t
select a from
select a from t,
select a from t u
select a from t as u
select a from t 'u'
select a from t as 'u'
select a from t u v
select a from t join u
select a from t join u on 1
select a from t join u using (a,b)
select a from t join u using ()
select a from t left join u
select a from t left join u on 1
select a from t left join u join v on 1 on 2
select a from t left join u join v on 1
select a from t left join u cross join v on 1
select a from t join u join v on 1
select a from t join u join v on 1 on 2
select a from t join u on 1 on 2
select a from t natural join u
select a from t natural left outer join u
select a from t natural inner join u
select a from t natural join u on 1
select a from t natural cross join u
select a from t cross join u on 1
select a from t straight_join u on 1
select a from t straight_join u using (a)
select a from t full outer join u on 1
select a from t outer join u on 1
select a from (t, u)
select a from (t)
select a from (t) x
select a from (t join u on 1) join v on 1
select a from t join (u, v) on 1
select a from (select 1) x
select a from (select 1)
select a from ((select 1)) x
select a from ((select 1) union (select 2)) x
select a from ((select 1) limit 1) x
select a from ((select 1) x join t)
select a from (((select 1) x join t) join u)
select a from t, lateral (select t.a) x
select a from t left join lateral (select 1) x on 1
select a from t partition (p0,p1) as x
select a from t as x partition (p0)
select a from t use index (a,b)
select a from t use index ()
select a from t force index ()
select a from t ignore key for join (a) use index for order by (b)
select a from t force index for group by (primary)
select a from t use index (a), ignore index (b)
select a from t use index a
select a from t for system_time as of now()
select a from t for system_time between '1' and '2'
select a from t for system_time from '1' to '2'
select a from t for system_time all
select a from t x for system_time all
select a from {oj t left join u on 1}
select a from {x t}
select a from json_table('[]','$' columns(a int path '$.a' default '1' on empty error on error, b for ordinality, c int exists path '$', nested path '$.x' columns (d int path '$'))) as j
select a from json_table('[]','$' columns(nested '$.x' columns (d int path '$'))) as j
select a from json_table('[]','$' columns(a int)) as j
select a from json_table('[]','$' columns()) as j
select a from dual, t
select a from dual join t
with a as (select 1), b(x,y) as (select 1,2) select * from a,b
with recursive a as (select 1 union select 2 from a) select * from a
with a as (select 1) (select * from a)
with a as (select 1) update t set a=1
with a as (select 1) delete from t
with a as (select 1) insert into t select * from a
with a select 1
with a as select 1 select 1
insert into t with a as (select 1) select * from a
(with a as (select 1) select * from a)
select 1 union (with a as (select 1) select * from a)
select (with a as (select 1) select * from a), 1 in (with a as (select 1) select * from a)
select * from (with a as (select 1) select * from a) x
create table t as (with a as (select 1) select * from a)
create view v as (with a as (select 1) select * from a)
