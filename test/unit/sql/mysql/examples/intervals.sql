select interval null minute + 1 & cast(null as time(3)) like json_arrayagg(null sounds like null)
select interval null between null and null || @x := null minute + 1
select interval null between null and null or 1 minute + 1
select interval null || @x := null minute + 1
select interval @x := null minute + 1
select interval null minute + 1 like 2
select interval null minute + 1 & 2 like 2
select interval null minute + ((select 1) union select 2) & 3 like 4
select ((select 1) union select 2) & 3 like 4
select -interval 1 day + x
select !interval 1 day + x
select binary interval 1 day + x
select 1 * interval 1 day + x
select 1 mod interval 1 day + x
select 1 ^ interval 1 day + x
select x like interval 1 day + x
select interval 1 day + x like 2
select interval 1 day + x collate utf8mb4_bin
select x in (interval 1 day + x)
select x between interval 1 day + x and interval 1 day + y
select case interval 1 day + x when 1 then 2 end
select * from json_table('[]','$' '$' columns (a int path '$' '.a')) j
alter table t modify a int references b(c)
alter table t add a int references b(c)
alter table t add (a int references b(c))
