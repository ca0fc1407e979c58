select 1 is true is false
select 1 is true = 1
select 1 is null is null
select not 1 = 2
select 1 = not 1
select 1 + not 1
select 1 + !1
select ! 1 + 1
select 1 between 1 and 2 and 3
select 1 in (1,2) in (3)
select 1 like 2 like 3
select (1,2) = (1,2)
select row(1,2) = row(1,2)
select row(1)
select 1 a b
select 1 'a'
select 1 "a"
select 1 as 'a'
select 'a' 'b' 'c'
select 'a' N'b'
select N'a' 'b'
select _utf8'a' 'b'
select _utf8
select _foo from t
select _utf8 'a' as x
select _utf8 x'41'
select x'414'
select x'4G'
select X'41', B'01', n'x'
select 0x from t
select 0xg from t
select 0x41, 0X41 from t
select b'12'
select 0b12 from t
select 1e5a
select 1e from t
select 1ea from t
select 1., .5, 1.e5, 1e+3, 1e-3
select 1..2
select t.1a from t
select t .a from t
select t. a from t
select `t`.select from t
select t.select from t
select order.id from t
select t. select from t
select `t`. select from t
select order . id from t
select a.b.c.d from t
select .t.a from t
select @a, @'b', @"c", @`d`
select @a.b
select @@sql_mode, @@session.sql_mode, @@global.sql_mode, @@local.sql_mode
select @@ sql_mode
select @@session . sql_mode
select @@session. sql_mode
select @a := 1, @b = 2
select @a := @b := 1
select 1 + @a := 2
select -1, - 1, --1
select --1
select 5 - -5
select {d '2001-01-01'}, {fn now()}, {x 1}
select $x from t
select a$b from t
select 1 <> 2 != 3 <=> 4
select 1 | 2 & 3 ^ 4 << 5 >> 6
select 1 || 2 && 3
select 1 xor 2
select 1 div 2 mod 3 % 4
select ~ 1
select binary 'a', binary binary 'a'
select 'a' collate utf8mb4_bin
select 'a' collate 'utf8mb4_bin'
select 'a' collate binary
select 'a' + 'b' collate utf8mb4_bin collate utf8mb4_bin
select 1 = any (select 1), 1 > all (select 1)
select 1 <=> any (select 1)
select 1 = some (table t)
select any (select 1)
select 1 in (select 1)
select 1 in ()
select 1 in 1
select 1 in ((select 1), 2), 1 in ((select 1))
select ((select 1) union select 2)
select ((select 1) + 2)
select (select 1 union select 2 order by 1 limit 1)
select exists (select 1), exists ((select 1))
select exists (1)
select a is not distinct from b from t
select a ilike b from t
select a similar to b from t
select a::int from t
select a at time zone 'utc' from t
select array[1]
select cast(1 as signed), cast(1 as signed integer), cast(1 as unsigned int)
select cast(1 as char), cast(1 as char(3)), cast(1 as char(3) charset utf8mb4), cast(1 as char character set latin1)
select cast(1 as char ascii), cast(1 as char unicode), cast(1 as char binary), cast(1 as char byte)
select cast(1 as char(3) collate utf8mb4_bin)
select cast(1 as nchar), cast(1 as nchar(3))
select cast(1 as national char(3))
select cast(1 as binary), cast(1 as binary(3)), cast(1 as date), cast(1 as time), cast(1 as time(3)), cast(1 as datetime(3))
select cast(1 as decimal), cast(1 as decimal(3)), cast(1 as dec(3,1))
select cast(1 as float)
select cast(1 as float(24))
select cast(1 as double)
select cast(1 as double(3,1))
select cast(1 as double precision)
select cast(1 as real)
select cast(1 as year)
select cast(1 as json)
select cast(1 as timestamp)
select cast(1 as varchar(3))
select cast(1 as varchar)
select cast(1 as int)
select cast(1 as int unsigned)
select cast(1 as bigint)
select cast(1 as text)
select cast(1 as numeric)
select cast(1 as fixed)
select cast(1 as date(3))
select cast(1 as datetime(x))
select cast(1 as interval day_second(1))
select cast(1, char)
select convert(1, signed), convert(1 using utf8), convert(1 using 'utf8'), convert(1 using binary)
select convert(1 using default)
select convert(1 as char)
select extract(day from x), extract(day_hour from x) from t
select extract(foo from x) from t
select extract(sql_tsi_day from x) from t
select extract(day, x) from t
select date_add(x, interval 1 day), date_add(x, interval 1+1 day_hour) from t
select date_add(x, 1) from t
select adddate(x, 1), adddate(x, interval 1 day), subdate(x, 1) from t
select x + interval 1 day, x - interval 1 day, interval 1 day + x from t
select interval 1 day - x from t
select interval(1,2), interval(1,2,3)
select interval(1)
select interval (1) day + x from t
select interval (1,2) day + x from t
select interval 1 day
select interval 1 days + x from t
select timestampadd(day,1,x), timestampdiff(sql_tsi_day,x,x) from t
select timestampadd(frac_second,1,x) from t
select timestampadd(microsecond,1,x) from t
select timestampadd(day_hour,1,x) from t
select get_format(date,'usa'), get_format(datetime,x), get_format(timestamp,x), get_format(time,x) from t
select get_format(year,x) from t
select trim(x), trim(both x from y), trim(leading from y), trim(x from y), trim(trailing 'x' from y) from t
select trim(both x) from t
select trim(from x) from t
select substring(x,1), substring(x,1,2), substring(x from 1), substring(x from 1 for 2), substr(x from 1), mid(x from 1 for 3), mid(x,1) from t
select substring(x for 2) from t
select substring(x) from t
select substring(x, 1 for 2) from t
select position('a' in 'b'), position(1 in (1))
select position('a', 'b')
select char(1,2 using utf8), char(1), char(1 using 'utf8'), char(1 using binary)
select char()
select weight_string(x), weight_string(x as char(3)), weight_string(x as binary(3)) from t
select weight_string(x level 1-3), weight_string(x as char(3) level 1 desc reverse) from t
select default(a) from t
select default(1) from t
select group_concat(x), group_concat(distinct x, y order by x desc, y separator ','), group_concat(x separator x'41') from t
select group_concat(x limit 1) from t
select group_concat(x separator 1) from t
select group_concat() from t
select json_arrayagg(x) from t
select json_arrayagg(x order by x) from t
select json_objectagg(x,y), json_objectagg(x,y) over () from t
select json_objectagg(x:y) from t
select count(*), count(x), count(distinct x,y), count(all x), count(distinctrow x) from t
select count (*) from t
select count(distinct *) from t
select count(x,y) from t
select count() from t
select count(t.*) from t
select sum(distinct x), sum(all x), avg(distinct x), min(distinct x), max(all x), std(all x), bit_and(all x) from t
select std(distinct x) from t
select sum(distinct x,y) from t
select sum() from t
select max(x, y) from t
select match a against ('x') from t
select match (a,t.b) against ('x' in boolean mode) from t
select match (a) against ('x' in natural language mode with query expansion) from t
select match (a) against (concat('x','y') in natural language mode) from t
select match (a) against ('x' = 'y') from t
select match (a+1) against ('x') from t
select x->'$.a', t.x->>'$.a' from t
select (x)->'$.a' from t
select x->1 from t
select json_value(x,'$.a' returning signed) from t
select json_value(x,'$.a' returning char(3) null on empty error on error) from t
select json_value(x,'$.a' default 1 on empty default 'x' on error) from t
select json_value(x,y) from t
select x member of ('[1]'), x member ('[1]') from t
select x not member of (1) from t
select row_number() over ()
select row_number()
select row_number() over w from t window w as (order by a)
select sum(a) over (partition by b order by c rows between unbounded preceding and current row) from t
select sum(a) over (w rows 1 preceding) from t window w as ()
select sum(a) over (rows 1 following) from t
select sum(a) over (rows between 1 following and 2 following) from t
select sum(a) over (rows between 1+1 preceding and current row) from t
select sum(a) over (range between interval 1 day preceding and interval 1 day following) from t
select sum(a) over (rows unbounded preceding exclude no others) from t
select sum(a) over (groups 1 preceding) from t
select lead(a) over (), lead(a,1) over () from t
select lead(a,1,0) over () from t
select lead(a,1) respect nulls over () from t
select lead(a,1) ignore nulls over () from t
select lead(a, 1+1) over () from t
select nth_value(a,1) over () from t
select nth_value(a,1) from first respect nulls over () from t
select nth_value(a,1) from last over () from t
select nth_value(a) over () from t
select first_value(a) respect nulls over () from t
select first_value() over () from t
select ntile(4) over () from t
select ntile(1+1) over () from t
select rank() over (order by a), dense_rank() over (order by a), percent_rank() over (order by a), cume_dist() over (order by a) from t
select rank(a) over (order by a) from t
select percentile_cont(0.5) within group (order by a) over () from t
select median(a) over (partition by b) from t
select count(*) over (), group_concat(a) over () from t
select f(a) over () from t
select grouping(a,b) from t group by a,b with rollup
select f(a as b, c as 'd', e f) from t
select f(a as) from t
select current_timestamp(3), current_timestamp, current_date(), curdate(), current_time(3), utc_timestamp(), localtime, now(6), sysdate(3)
select now(1+1)
select current_date(1)
select now(x) from t
select now
select next value for s
select previous value for s
select nextval(s), lastval(s), setval(s, 1) from t
select case when 1 then 2 end, case 1 when 1 then 2 else 3 end
select case 1 else 2 end
select case when 1 then 2
select case when 1 2 end
select date '2001-01-01', time '10:00', timestamp '2001-01-01 10:00:00', date "2001-01-01"
select if(1,2,3), ifnull(1,2), nullif(1,2), coalesce(1), left('a',1), right('a',1), repeat('a',1), replace('a','b','c'), insert('a',1,2,3), mod(1,2), truncate(1,2), format(1,2), format(1,2,'de')
select if(1,2)
select left('a')
select repeat('a',1,2)
select database(), schema(), user(), current_user(), current_user, version(), row_count()
select password('x')
select select
select (1
select 1)
select 1,,2
select 1 +
select + 
select a b c from t
select 'open
select "open
select `open
select /* open
select 1 /* done */
select 1 # done
select 1 -- done
select 1 --done
select /*! 1 */
select /*!50101 1 */
select 1 /*!99999 + x */
select 1 /*!50701 + 1 */
select 1 /*M! + 1 */
select 1 /*!80000 +* 1 */
select 1 /* /* nested */ */
select 1 /*! + /* inner */ 1 */
select 1 */
