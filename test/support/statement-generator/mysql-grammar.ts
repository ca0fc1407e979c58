import { Grammar } from './grammar.ts';

/** What MySQL 8.0 and later and MariaDB 10.6 and later have in common. Function names that need their parenthesis directly behind them carry it. */
const names = `
ident = a / b / users / orders / \`Mixed~Case\` / \`quo\`\`ted\` / été / \`select\` / _x1 / x$1 / status / name / comment / date / 1st / type / begin / end / event / text
qualified = <ident> / <ident> / d.users / d.select / d.order / \`d\` . <ident>
table = <qualified>
column = <ident>
columns = <column> { , <column> }
tables = <table> { , <table> }
string = 'text' / 'it''s' / "dou""ble" / '' / 'esc\\'aped\\n' / 'é😀' / 'a' 'b' / "x;y" / '--~no' / '/*~no~*/' / '#'
plain_string = 'text' / 'it''s' / "x" / '\\\\'
integer = 0 / 1 / 42 / 007 / 2147483647
number = <integer> / 1.5 / .5 / 1e10 / 2.5e-3 / 1.
literal = NULL / <number> / <string> / TRUE / FALSE / 0x41 / x'4142' / X'41' / b'101' / 0b11 / N'nat' / _utf8mb4'x' / _latin1 'x' / DATE '2024-01-01' / TIMESTAMP '2024-01-01~10:00:00' / {d~'2024-01-01'}
variable = @a / @\`a~b\` / @'c' / @@sql_mode / @@session.autocommit / @@global.max_connections
ifexists = [ IF EXISTS ]
ifnotexists = [ IF NOT EXISTS ]
charset = utf8mb4 / latin1 / 'utf8mb4' / binary / ascii
collation = utf8mb4_bin / 'utf8mb4_general_ci' / utf8mb4_unicode_ci
charset_clause = (: CHARACTER SET / CHARSET / CHAR SET :) <charset>
unit = SECOND / MINUTE / HOUR / DAY / WEEK / MONTH / QUARTER / YEAR / MICROSECOND / DAY_HOUR / YEAR_MONTH / SQL_TSI_DAY / HOUR_SECOND
`;

const types = `
type = <scalar>
scalar = INT / INTEGER UNSIGNED / INT(11) UNSIGNED ZEROFILL / TINYINT ( 1 ) / SMALLINT / MEDIUMINT / BIGINT UNSIGNED / INT1 / INT8 / MIDDLEINT / BOOL / BOOLEAN
  / DECIMAL / DECIMAL ( 10 , 2 ) / DEC ( 5 ) / NUMERIC ( 8 , 3 ) UNSIGNED / FIXED / FLOAT / FLOAT ( 7 , 4 ) / FLOAT ( 30 ) / DOUBLE PRECISION / REAL / DOUBLE ( 9 , 3 ) / FLOAT4 / FLOAT8
  / BIT / BIT ( 8 ) / DATE / TIME / TIME ( 3 ) / DATETIME / DATETIME ( 6 ) / TIMESTAMP / TIMESTAMP ( 3 ) / YEAR / YEAR ( 4 )
  / <character> [ <charset_clause> ] / <character> BINARY / CHAR ( 3 ) ASCII / NCHAR ( 3 ) / NATIONAL CHARACTER VARYING ( 4 ) / NVARCHAR ( 5 ) / NATIONAL VARCHAR ( 2 )
  / BINARY / BINARY ( 4 ) / VARBINARY ( 16 ) / TINYBLOB / BLOB / BLOB ( 300 ) / MEDIUMBLOB / LONGBLOB / LONG VARBINARY / LONG
  / ENUM ( 'a' , 'b' ) / SET ( 'x' , 'y''z' ) [ <charset_clause> ] / JSON / GEOMETRY / POINT / LINESTRING / POLYGON / MULTIPOINT / GEOMETRYCOLLECTION / MULTILINESTRING
character = CHAR / CHAR ( 3 ) / VARCHAR ( 30 ) / CHARACTER ( 3 ) / CHARACTER VARYING ( 5 ) / VARCHARACTER ( 7 ) / TEXT / TINYTEXT / MEDIUMTEXT / LONGTEXT / TEXT ( 100 ) / LONG VARCHAR
cast_type = SIGNED / UNSIGNED INTEGER / CHAR / CHAR ( 5 ) / CHAR ( 3 ) <charset_clause> / BINARY / BINARY ( 3 ) / DATE / TIME ( 3 ) / DATETIME / DECIMAL / DECIMAL ( 9 , 2 ) / DEC ( 5 ) / DOUBLE / FLOAT / NCHAR ( 3 )
`;

const expressions = `
expr = <predicate> / <predicate> / <predicate> (: AND / && / OR / XOR / || :) <expr> / NOT <expr> / <predicate> IS [ NOT ] (: TRUE / FALSE / UNKNOWN :) / @x := <predicate>
predicate = <operand> / <operand> <comparison> <operand> / <operand> IS [ NOT ] NULL / <operand> [ NOT ] IN ( <exprs> ) / <operand> [ NOT ] IN ( <query> ) / <operand> [ NOT ] BETWEEN <operand> AND <operand>
  / <operand> [ NOT ] LIKE <simple> [ ESCAPE '!' ] / <operand> [ NOT ] (: REGEXP / RLIKE :) <operand> / <operand> SOUNDS LIKE <operand> / <operand> <ordered> (: ANY / ALL / SOME :) ( <query> )
comparison = = / <=> / <> / != / < / <= / > / >=
ordered = = / < / >= / <>
operand = <simple> / <simple> / <simple> <binary> <simple> / <simple> (: + / - :) INTERVAL <expr> <unit>
binary = + / - / * / \\/ / % / DIV / MOD / | / & / ^ / << / >>
simple = <literal> / <reference> / <reference> / ( <expr> ) / <call> / CASE WHEN <expr> THEN <expr> [ ELSE <expr> ] END / CASE <expr> WHEN <expr> THEN <expr> WHEN 2 THEN <expr> END / <variable>
  / - <simple> / + <simple> / ~ <simple> / ! <simple> / BINARY <simple> / <simple> COLLATE <collation> / ( <query> ) / EXISTS ( <query> ) / ROW ( <expr> , <expr> ) / ( <expr> , <expr> ) / INTERVAL ( <expr> , 1 , 2 ) / INTERVAL <expr> <unit> + <simple>
  / MATCH ( <columns> ) AGAINST ( 'x' [ (: IN BOOLEAN MODE / IN NATURAL LANGUAGE MODE / IN NATURAL LANGUAGE MODE WITH QUERY EXPANSION / WITH QUERY EXPANSION :) ] ) / ( <query> ) / ( ( <query2> ) UNION <core> )
reference = <column> / t.a / t.select / order.id / \`t\` . <column> / d.t.x
exprs = <expr> { , <expr> }
call = NOW() / NOW(3) / CURRENT_TIMESTAMP / CURRENT_TIMESTAMP ( 6 ) / CURRENT_DATE / CURDATE() / UTC_TIMESTAMP ( ) / LOCALTIME / CURRENT_USER ( ) / CURRENT_USER / DATABASE ( ) / USER ( ) / VERSION ( )
  / CONCAT ( <exprs> ) / COALESCE ( <exprs> ) / IF ( <expr> , <expr> , <expr> ) / IFNULL ( <expr> , <expr> ) / NULLIF ( <expr> , <expr> ) / LEFT ( <expr> , 2 ) / RIGHT ( <expr> , 2 ) / REPEAT ( 'x' , 3 ) / REPLACE ( <expr> , 'a' , 'b' ) / INSERT ( <expr> , 1 , 2 , 'x' )
  / CAST( <expr> AS <cast_type> ) / CONVERT ( <expr> , <cast_type> ) / CONVERT ( <expr> USING <charset> ) / SUBSTRING( <expr> , 1 , 2 ) / SUBSTRING( <expr> FROM 2 FOR 3 ) / SUBSTR( <expr> , 2 ) / TRIM( <expr> ) / TRIM( BOTH 'x' FROM <expr> ) / TRIM( LEADING FROM <expr> )
  / POSITION( 'a' IN <simple> ) / EXTRACT( <unit> FROM <expr> ) / DATE_ADD( <expr> , INTERVAL <expr> <unit> ) / DATE_SUB( <expr> , INTERVAL 1 DAY ) / ADDDATE ( <expr> , 3 ) / TIMESTAMPDIFF ( HOUR , <expr> , <expr> ) / TIMESTAMPADD ( SQL_TSI_DAY , 1 , <expr> ) / GET_FORMAT ( DATE , 'usa' )
  / CHAR ( 65 , 66 USING utf8mb4 ) / CHAR ( 65 ) / COUNT( * ) / COUNT( <expr> ) / COUNT( DISTINCT <expr> , <expr> ) / SUM( DISTINCT <expr> ) / AVG( <expr> ) / MIN( <expr> ) / MAX( DISTINCT <expr> ) / BIT_AND( <expr> ) / STD( <expr> ) / GROUP_CONCAT( DISTINCT <expr> ORDER BY <expr> DESC SEPARATOR ';' )
  / GROUP_CONCAT( <exprs> ) / JSON_ARRAYAGG( <expr> ) / JSON_OBJECTAGG( <expr> , <expr> ) / ROW_NUMBER() OVER ( ORDER BY <expr> ) / RANK() OVER ( <window> ) / SUM( <expr> ) OVER ( <window> ) / LAG( <expr> ) OVER ( ORDER BY <expr> ) / FIRST_VALUE( <expr> ) OVER ( ORDER BY <expr> ) / NTILE( 4 ) OVER ( )
  / DEFAULT ( <column> ) / MOD ( 5 , 3 ) / DATE ( <expr> ) / YEAR ( <expr> ) / TIMESTAMP ( <expr> ) / TRUNCATE ( 1.5 , 0 ) / ASCII ( 'a' ) / JSON_EXTRACT ( <expr> , '$.a' ) / JSON_OBJECT ( 'k' , <expr> ) / d.f ( <exprs> ) / my_function ( ) / my_function ( <expr> AS x , <expr> ) / WEIGHT_STRING ( <expr> AS CHAR ( 3 ) ) / UUID ( ) / STR_TO_DATE ( <expr> , '%Y' )
window = [ PARTITION BY <exprs> ] ORDER BY <expr> [ <frame> ]
frame = ROWS UNBOUNDED PRECEDING / ROWS BETWEEN 1 PRECEDING AND CURRENT ROW / RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING / ROWS 2 PRECEDING / ROWS BETWEEN CURRENT ROW AND 3 FOLLOWING EXCLUDE CURRENT ROW
`;

const queries = `
query2 = SELECT 1 / <core> [ <order> ] [ <limit> ]
query = SELECT 1 / <core> [ <order> ] [ <limit> ] / <core> (: UNION / UNION ALL / UNION DISTINCT / EXCEPT / INTERSECT :) <core> [ <order> ] / WITH <ctes> <core> / ( <core> ) UNION ALL ( <core> [ <limit> ] ) [ <limit> ]
core = SELECT [ (: DISTINCT / ALL / SQL_NO_CACHE / HIGH_PRIORITY / STRAIGHT_JOIN / SQL_CALC_FOUND_ROWS / DISTINCTROW SQL_BIG_RESULT :) ] <target> { , <target2> } [ FROM <from> { , <from> } [ WHERE <expr> ] [ GROUP BY <exprs> [ WITH ROLLUP ] ] [ HAVING <expr> ] [ WINDOW w AS ( <window> ) ] ]
order = ORDER BY <expr> [ (: ASC / DESC :) ] { , <expr> DESC }
limit = LIMIT <integer> / LIMIT 1 , 2 / LIMIT 3 OFFSET 4
target = * / <target2>
target2 = <expr> / <expr> AS <ident> / <expr> AS 'al' / <expr> lbl / t.* / d.t.* / <expr> "quoted"
from = <table> / <table> AS t / <table> u / <table> PARTITION ( p0 , p1 ) AS p / ( <query> ) AS s / ( <query> ) dt / <from> <join> <table> ON <expr> / <from> NATURAL JOIN <table> / <table> LEFT JOIN <table> USING ( <columns> ) / <table> CROSS JOIN <table> / ( <table> , <table> )
  / <table> USE INDEX ( i ) / <table> FORCE INDEX FOR JOIN ( PRIMARY , i ) / <table> IGNORE KEY ( i ) USE INDEX ( ) / <table> STRAIGHT_JOIN <table> / {~OJ~ <table> LEFT OUTER JOIN <table> ON <expr> } / ( <table> JOIN <table> ON 1 ) / ( ( <query> ) x JOIN <table> )
join = JOIN / INNER JOIN / LEFT JOIN / RIGHT OUTER JOIN / LEFT OUTER JOIN
ctes = c AS ( <query> ) / c ( x , y ) AS ( <query> ) , d AS ( <query> ) / RECURSIVE r AS ( SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 3 )
locking = FOR UPDATE / LOCK IN SHARE MODE / FOR UPDATE SKIP LOCKED / FOR UPDATE NOWAIT
select_statement = <query> / <core> [ <order> ] [ <limit> ] [ <locking> ] / SELECT <target> INTO @v FROM <table> / SELECT <target> FROM <table> INTO OUTFILE '/tmp/x' FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '"' LINES TERMINATED BY '\\n' / ( <core> ) / SELECT 1 FROM DUAL WHERE <expr>
  / SELECT <target> FROM <table> INTO DUMPFILE '/tmp/y' / SELECT a , b INTO @x , @y FROM <table> LIMIT 1
`;

const rows = `
values = ( <exprs> ) / ( <expr> , DEFAULT ) / ( )
assignment = <reference> = <expr> / <column> = DEFAULT / <column> := <expr>
assignments = <assignment> { , <assignment> }
on_duplicate = ON DUPLICATE KEY UPDATE <column> = <expr> { , b = VALUES ( b ) }
insert = INSERT [ (: LOW_PRIORITY / HIGH_PRIORITY :) ] [ IGNORE ] [ INTO ] <table> [ ( <columns> ) ] (: VALUES / VALUE :) <values> { , <values> } [ <on_duplicate> ] / INSERT INTO <table> SET <assignments> [ <on_duplicate> ] / INSERT INTO <table> [ ( <columns> ) ] <core> / INSERT INTO <table> ( <query> )
  / INSERT INTO <table> PARTITION ( p0 ) VALUES <values> / INSERT INTO <table> ( ) VALUES ( )
replace = REPLACE [ (: LOW_PRIORITY / DELAYED :) ] [ INTO ] <table> [ ( <columns> ) ] VALUES <values> / REPLACE INTO <table> SET <assignments> / REPLACE INTO <table> <core>
update = UPDATE [ LOW_PRIORITY ] [ IGNORE ] <table> SET <assignments> [ WHERE <expr> ] [ <order> ] [ LIMIT <integer> ] / UPDATE <from> , <from> SET <assignments> [ WHERE <expr> ] / UPDATE <table> AS t SET t.a = <expr>
delete = DELETE [ LOW_PRIORITY ] [ QUICK ] [ IGNORE ] FROM <table> [ WHERE <expr> ] [ <order> ] [ LIMIT <integer> ] / DELETE t , u FROM <table> AS t JOIN <table> AS u [ WHERE <expr> ] / DELETE FROM t.* , u USING <table> t , <table> u WHERE <expr> / DELETE FROM <table> PARTITION ( p0 ) WHERE <expr>
load = LOAD DATA [ (: LOW_PRIORITY / CONCURRENT :) ] [ LOCAL ] INFILE 'f.csv' [ (: REPLACE / IGNORE :) ] INTO TABLE <table> [ <charset_clause> ] [ FIELDS TERMINATED BY ',' ENCLOSED BY '"' ESCAPED BY '\\\\' ] [ LINES STARTING BY 'x' TERMINATED BY '\\n' ] [ IGNORE 1 LINES ] [ ( <column> , @v ) ] [ SET <assignments> ]
  / LOAD XML LOCAL INFILE 'f.xml' INTO TABLE <table> ROWS IDENTIFIED BY '<r>' IGNORE 1 ROWS
`;

const definitions = `
default = DEFAULT <default_value>
default_value = NULL / 1 / - 1 / 1.5 / 'x' / CURRENT_TIMESTAMP / NOW() / TRUE / b'1' / ( <expr> ) / CURRENT_TIMESTAMP ( 3 ) / x'41' / DATE '2024-01-01'
attribute = NULL / NOT NULL / <default> / UNIQUE / UNIQUE KEY / COMMENT 'c' / KEY / PRIMARY KEY / AUTO_INCREMENT / ON UPDATE CURRENT_TIMESTAMP / COLLATE <collation> / INVISIBLE
generated = [ GENERATED ALWAYS ] AS ( <expr> ) [ (: VIRTUAL / STORED :) ] [ UNIQUE ] [ COMMENT 'g' ]
column_change = <column> <type> { <attribute> } / <column> <type> <generated>
column_definition = <column_change> / <column> <type> { <attribute> } [ <references> ] / <column> <type> <generated> / <column> SERIAL / <column> <type> NOT NULL AUTO_INCREMENT PRIMARY KEY / <column> <type> { <attribute> } CHECK ( <expr> )
references = REFERENCES <table> ( <columns> ) [ MATCH FULL ] [ ON DELETE <action> ] [ ON UPDATE <action> ]
action = CASCADE / RESTRICT / SET NULL / NO ACTION / SET DEFAULT
key_part = <column> / <column> ( 10 ) / <column> DESC / <column> ( 3 ) ASC
key_parts = ( <key_part> { , <key_part> } )
index_type = USING BTREE / USING HASH
index_option = KEY_BLOCK_SIZE = 8 / COMMENT 'i' / <index_type> / KEY_BLOCK_SIZE 4
constraint_name = [ CONSTRAINT [ <ident> ] ]
key_item = (: KEY / INDEX :) [ <ident> ] [ <index_type> ] <key_parts> { <index_option> } / <constraint_name> UNIQUE [ (: KEY / INDEX :) ] [ <ident> ] <key_parts> { <index_option> } / <constraint_name> PRIMARY KEY [ <index_type> ] <key_parts> { <index_option> }
  / <constraint_name> FOREIGN KEY [ <ident> ] ( <columns> ) <references> / FULLTEXT [ (: KEY / INDEX :) ] [ <ident> ] ( <columns> ) / SPATIAL [ INDEX ] [ <ident> ] ( <column> ) / [ CONSTRAINT <ident> ] CHECK ( <expr> )
item = <column_definition> / <column_definition> / <key_item>
table_option = ENGINE = InnoDB / ENGINE MyISAM / AUTO_INCREMENT = 5 / DEFAULT <charset_clause> / CHARSET = <charset> / DEFAULT COLLATE = <collation> / COLLATE <collation> / COMMENT = 'c' / ROW_FORMAT = DYNAMIC / ROW_FORMAT COMPRESSED / KEY_BLOCK_SIZE = 8 / MAX_ROWS = 100 / MIN_ROWS 1 / AVG_ROW_LENGTH = 50
  / CHECKSUM = 1 / DELAY_KEY_WRITE = 0 / PACK_KEYS = DEFAULT / STATS_PERSISTENT = 1 / STATS_AUTO_RECALC DEFAULT / STATS_SAMPLE_PAGES = 4 / DATA DIRECTORY = '/x' / INDEX DIRECTORY '/y' / INSERT_METHOD = FIRST / UNION = ( a , b ) / CONNECTION = 'c' / PASSWORD 'p' / TABLESPACE ts
table_options = <table_option> { [ , ] <table_option> }
partition_value = VALUES LESS THAN ( <expr2> ) / VALUES LESS THAN MAXVALUE / VALUES IN ( 1 , 2 , NULL )
expr2 = 1 / 'a' / TO_DAYS ( '2024-01-01' ) / MAXVALUE / - 1
partition_option = ENGINE = InnoDB / COMMENT = 'p' / MAX_ROWS = 3 / DATA DIRECTORY '/z' / STORAGE ENGINE InnoDB / MIN_ROWS 1
partition_definition = PARTITION <ident> [ <partition_value> ] { <partition_option> } [ ( SUBPARTITION s0 , SUBPARTITION s1 COMMENT 's' ) ]
partitions = ( <partition_definition> { , <partition_definition> } )
ranges = ( PARTITION p0 VALUES LESS THAN ( 10 ) , PARTITION p1 VALUES LESS THAN MAXVALUE )
partition_by = PARTITION BY [ LINEAR ] HASH ( <hashed> ) [ PARTITIONS 4 ] / PARTITION BY [ LINEAR ] KEY [ ALGORITHM = 2 ] ( <columns> ) PARTITIONS 2 / PARTITION BY RANGE ( <column> ) <ranges> / PARTITION BY RANGE COLUMNS ( <column> ) <ranges>
  / PARTITION BY LIST ( <column> ) ( PARTITION p0 VALUES IN ( 1 , 2 ) , PARTITION p1 VALUES IN ( 3 ) COMMENT 'x' ) / PARTITION BY LIST COLUMNS ( a , b ) ( PARTITION p0 VALUES IN ( ( 1 , 2 ) , ( 3 , 4 ) ) ) / PARTITION BY RANGE ( a ) SUBPARTITION BY HASH ( b ) SUBPARTITIONS 2 <ranges> / PARTITION BY KEY ( )
hashed = <column> / <column> + 1 / YEAR ( <column> ) / ABS ( <column> ) MOD 7
as_query = [ (: IGNORE / REPLACE :) ] [ AS ] <core> / AS ( <core> ) / AS WITH c AS ( <query> ) SELECT * FROM c
create_table = CREATE [ TEMPORARY ] TABLE <ifnotexists> <table> ( <item> { , <item> } ) [ <table_options> ] [ <partition_by> ] / CREATE TABLE <table> ( <item> ) [ <table_options> ] <as_query> / CREATE TABLE <table> LIKE <table> / CREATE TABLE <ifnotexists> <table> ( LIKE <table> ) / CREATE TABLE <table> <as_query> / CREATE TABLE <table> <table_options> <as_query>
position = FIRST / AFTER <column>
alter_action = ADD [ COLUMN ] <column_definition> [ <position> ] / ADD [ COLUMN ] ( <item> { , <item> } ) / ADD <key_item> / DROP [ COLUMN ] <column> / DROP <column> RESTRICT / DROP PRIMARY KEY / DROP (: INDEX / KEY :) <ident> / DROP FOREIGN KEY <ident> / DROP CONSTRAINT <ident>
  / MODIFY [ COLUMN ] <column_change> [ <position> ] / CHANGE [ COLUMN ] <column> <column_change> [ <position> ] / ALTER [ COLUMN ] <column> SET DEFAULT <default_literal> / ALTER <column> DROP DEFAULT / RENAME TO <table> / RENAME AS <table> / RENAME <table> / RENAME COLUMN <column> TO <column> / RENAME (: INDEX / KEY :) <ident> TO <ident>
  / DISABLE KEYS / ENABLE KEYS / CONVERT TO <charset_clause> [ COLLATE <collation> ] / FORCE / <table_option> / <table_option> <table_option> / ALGORITHM = (: INPLACE / COPY / INSTANT / DEFAULT :) / LOCK = (: NONE / SHARED / EXCLUSIVE / DEFAULT :) / ALGORITHM INPLACE / LOCK NONE
default_literal = 1 / 'x' / NULL / - 2 / ( <expr> ) / TRUE
alter_table = ALTER TABLE <table> <alter_list> [ <repartition> ] / ALTER TABLE <table> <partition_action> / ALTER TABLE <table> <repartition>
alter_list = <alter_action2> { , <alter_action2> } / <alter_action2> , ORDER BY <column> DESC , <column>
alter_action2 = <alter_action>
repartition = <partition_by> / REMOVE PARTITIONING
names_list = p0 / p0 , p1
partition_action = ADD PARTITION [ NO_WRITE_TO_BINLOG ] ( PARTITION p9 VALUES LESS THAN ( 90 ) ) / ADD PARTITION PARTITIONS 3 / DROP PARTITION <names_list> / TRUNCATE PARTITION (: <names_list> / ALL :) / COALESCE PARTITION 2 / REORGANIZE PARTITION <names_list> INTO <ranges> / REORGANIZE PARTITION / EXCHANGE PARTITION p0 WITH TABLE <table>
  / (: ANALYZE / OPTIMIZE / REBUILD :) PARTITION (: <names_list> / ALL :) / CHECK PARTITION <names_list> FOR UPGRADE / REPAIR PARTITION ALL QUICK / DISCARD TABLESPACE / IMPORT TABLESPACE
create_index = CREATE SPATIAL INDEX <ident> ON <table> ( <column> ) / CREATE [ UNIQUE ] INDEX <ident> [ <index_type> ] ON <table> <key_parts> { <index_option> } [ ALGORITHM = INPLACE ] [ LOCK = NONE ] / CREATE FULLTEXT INDEX <ident> ON <table> ( <columns> ) [ COMMENT 'f' ] / CREATE INDEX <ident> ON <table> <key_parts> LOCK SHARED ALGORITHM COPY
drop_index = DROP INDEX <ident> ON <table>
drop_table = DROP [ TEMPORARY ] (: TABLE / TABLES :) <ifexists> <tables> [ (: RESTRICT / CASCADE :) ]
rename = RENAME TABLE <table> TO <table> { , <table> TO <table> }
truncate = TRUNCATE [ TABLE ] <table>
`;

const objects = `
database = CREATE (: DATABASE / SCHEMA :) <ifnotexists> <ident> { <database_option> } / ALTER DATABASE <ident> <database_option> / DROP (: DATABASE / SCHEMA :) <ifexists> <ident> / ALTER SCHEMA d COLLATE <collation>
database_option = [ DEFAULT ] <charset_clause> / DEFAULT COLLATE = <collation> / CHARSET = latin1
view_head = [ OR REPLACE ] [ ALGORITHM = (: MERGE / TEMPTABLE / UNDEFINED :) ] [ DEFINER = <account> ] [ SQL SECURITY (: DEFINER / INVOKER :) ]
view = CREATE <view_head> VIEW <table> [ ( <columns> ) ] AS <query> [ WITH [ (: CASCADED / LOCAL :) ] CHECK OPTION ] / ALTER VIEW <table> AS <query> / DROP VIEW <ifexists> <tables> [ RESTRICT ]
account = root@localhost / 'a'@'%' / \`b\`@\`h\` / CURRENT_USER / "c"@"127.0.0.1" / app
definer = [ DEFINER = <account> ]
parameter = <ident> <type> / IN p1 <type> / OUT p2 <type> / INOUT p3 <type>
parameters = ( ) / ( <parameter> { , <parameter> } )
characteristic = DETERMINISTIC / NOT DETERMINISTIC / NO SQL / READS SQL DATA / MODIFIES SQL DATA / CONTAINS SQL / SQL SECURITY INVOKER / COMMENT 'r' / LANGUAGE SQL
procedure = CREATE <definer> PROCEDURE <ifnotexists> <table> <parameters> { <characteristic> } <body> / DROP PROCEDURE <ifexists> <table> / ALTER PROCEDURE <table> COMMENT 'x' SQL SECURITY DEFINER
function = CREATE <definer> FUNCTION <table> ( [ x <type> { , y <type> } ] ) RETURNS <type> { <characteristic> } RETURN <expr> / CREATE FUNCTION <table> ( ) RETURNS INT BEGIN DECLARE r INT DEFAULT <expr> ; <bodies> RETURN r ; END / DROP FUNCTION <ifexists> <table> / ALTER FUNCTION <table> NO SQL
  / CREATE [ AGGREGATE ] FUNCTION udf RETURNS (: STRING / INTEGER / REAL / DECIMAL :) SONAME 'u.so'
trigger = CREATE <definer> TRIGGER <ifnotexists> <table> (: BEFORE / AFTER :) (: INSERT / UPDATE / DELETE :) ON <table> FOR EACH ROW [ (: FOLLOWS / PRECEDES :) other ] <body> / DROP TRIGGER <ifexists> <table>
event = CREATE <definer> EVENT <ifnotexists> <table> ON SCHEDULE <schedule> [ ON COMPLETION [ NOT ] PRESERVE ] [ (: ENABLE / DISABLE / DISABLE ON SLAVE :) ] [ COMMENT 'e' ] DO <body> / DROP EVENT <ifexists> <table> / ALTER EVENT <table> (: ENABLE / DISABLE / RENAME TO other / COMMENT 'x' / ON SCHEDULE <schedule> :)
schedule = AT CURRENT_TIMESTAMP + INTERVAL 1 HOUR / EVERY 1 DAY / EVERY 2 HOUR STARTS '2024-01-01~00:00:00' ENDS NOW() + INTERVAL 1 YEAR / EVERY '1:30' HOUR_MINUTE
body = <simple_body> / BEGIN <bodies> END / BEGIN DECLARE v , w INT ; <bodies> END / lbl : BEGIN DECLARE done INT DEFAULT FALSE ; DECLARE cur CURSOR FOR <core> ; DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = TRUE ; OPEN cur ; FETCH cur INTO done ; CLOSE cur ; LEAVE lbl ; END lbl
  / BEGIN DECLARE EXIT HANDLER FOR SQLEXCEPTION , SQLSTATE '23000' , 1062 BEGIN ROLLBACK ; END ; DECLARE cond CONDITION FOR SQLSTATE VALUE '45000' ; <bodies> END
bodies = <inner> ; { <inner> ; }
inner = <simple_body> / IF <expr> THEN <bodies> END IF / IF <expr> THEN <bodies> ELSEIF <expr> THEN <bodies> ELSE <bodies> END IF / CASE <expr> WHEN 1 THEN <bodies> ELSE <bodies> END CASE / CASE WHEN <expr> THEN <bodies> END CASE / WHILE <expr> DO <bodies> END WHILE
  / l1 : LOOP <bodies> LEAVE l1 ; END LOOP l1 / l2 : REPEAT <bodies> ITERATE l2 ; UNTIL <expr> END REPEAT / BEGIN <bodies> END / BEGIN END / SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'x' , MYSQL_ERRNO = 1001
simple_body = SET @v = <expr> / <insert> / <update> / <delete> / SELECT <expr> INTO @z / CALL other ( <exprs> ) / DO SLEEP ( 0 ) / SET @a = 1 , @b := 2 / CREATE TEMPORARY TABLE tmp ( a INT ) / DROP TEMPORARY TABLE IF EXISTS tmp / TRUNCATE TABLE tmp
`;

const administration = `
privilege = SELECT / INSERT ( a , b ) / UPDATE / DELETE / CREATE / DROP / ALTER / INDEX / REFERENCES ( c ) / TRIGGER / CREATE VIEW / SHOW VIEW / EXECUTE / EVENT / LOCK TABLES / CREATE TEMPORARY TABLES / CREATE ROUTINE / ALTER ROUTINE / USAGE / GRANT OPTION
level = * / *.* / d.* / \`d\`.* / t / d.t / TABLE t
grant = GRANT <privilege> { , <privilege> } ON <level> TO <account> { , app2 } [ WITH GRANT OPTION ] / GRANT ALL [ PRIVILEGES ] ON d.* TO <account> / GRANT EXECUTE ON PROCEDURE d.p TO <account> / GRANT SELECT ON d.t TO 'x'@'y' / GRANT PROXY ON a TO b / GRANT role1 TO <account>
revoke = REVOKE <privilege> { , <privilege> } ON <level> FROM <account> / REVOKE ALL PRIVILEGES , GRANT OPTION FROM app / REVOKE role1 FROM app / REVOKE EXECUTE ON FUNCTION f FROM <account>
user = CREATE USER <ifnotexists> u1@'%' IDENTIFIED BY 'secret' [ REQUIRE (: SSL / NONE / X509 / ISSUER 'i' AND SUBJECT 's' :) ] [ WITH MAX_USER_CONNECTIONS 3 MAX_QUERIES_PER_HOUR 5 ] [ PASSWORD EXPIRE (: NEVER / DEFAULT / INTERVAL 30 DAY :) ] [ ACCOUNT (: LOCK / UNLOCK :) ] / DROP USER <ifexists> u1 , u2@h / RENAME USER u1 TO u2@h / ALTER USER u1 IDENTIFIED BY 'x'
  / CREATE USER u3 IDENTIFIED WITH mysql_native_password AS 'hash' / SET PASSWORD FOR u1 = 'hash' / CREATE ROLE <ifnotexists> r1 / DROP ROLE r1 , r2 / SET ROLE NONE / ALTER USER u1 ACCOUNT LOCK
set = SET @a = <expr> { , @b := <expr> } / SET SESSION sql_mode = 'ANSI_QUOTES' / SET GLOBAL max_connections = 10 / SET NAMES utf8mb4 [ COLLATE <collation> ] / SET <charset_clause> / SET foreign_key_checks = 0 / SET @@session.time_zone = '+00:00' / SET [ (: SESSION / GLOBAL :) ] TRANSACTION ISOLATION LEVEL (: READ COMMITTED / REPEATABLE READ / SERIALIZABLE / READ UNCOMMITTED :)
  / SET SESSION TRANSACTION READ ONLY / SET autocommit = ON / SET LOCAL lock_wait_timeout = 5 , foreign_key_checks = DEFAULT / SET NAMES DEFAULT / SET @@global.max_connections = 5 , @x = 1
transaction = START TRANSACTION / START TRANSACTION WITH CONSISTENT SNAPSHOT , READ ONLY / BEGIN / BEGIN WORK / COMMIT / COMMIT WORK AND NO CHAIN / ROLLBACK AND CHAIN / ROLLBACK TO SAVEPOINT s / SAVEPOINT s / RELEASE SAVEPOINT s / COMMIT RELEASE / XA START 'x' / XA END 'x' / XA PREPARE 'x' / XA COMMIT 'x' ONE PHASE / XA RECOVER
locks = LOCK TABLES t READ , u AS x WRITE / LOCK TABLE d.t READ LOCAL / UNLOCK TABLES
maintenance = ANALYZE [ LOCAL ] TABLE <tables> / OPTIMIZE TABLE <table> / CHECK TABLE <table> QUICK / REPAIR TABLE <table> EXTENDED / CHECKSUM TABLE <table> / FLUSH TABLES / FLUSH TABLES <table> WITH READ LOCK / FLUSH PRIVILEGES / FLUSH LOGS , STATUS / FLUSH TABLES WITH READ LOCK / CACHE INDEX <table> INDEX ( i ) IN hot / LOAD INDEX INTO CACHE <table> IGNORE LEAVES
show = SHOW TABLES / SHOW FULL COLUMNS FROM <table> LIKE 'x%' / SHOW INDEX FROM <table> / SHOW CREATE TABLE <table> / SHOW VARIABLES LIKE 'a' / SHOW GLOBAL STATUS / SHOW DATABASES / SHOW TABLE STATUS FROM d WHERE Name = 'x' / SHOW WARNINGS LIMIT 3 / SHOW GRANTS FOR app / SHOW PROCESSLIST / SHOW CREATE VIEW <table> / SHOW ENGINE INNODB STATUS / SHOW TRIGGERS / SHOW EVENTS FROM d / SHOW PROCEDURE STATUS LIKE 'p'
other = USE d / KILL QUERY 5 / DO <exprs> / CALL <table> ( <exprs> ) / CALL p / PREPARE s FROM 'SELECT~1' / EXECUTE s USING @a / DEALLOCATE PREPARE s / HANDLER <ident> OPEN / HANDLER t READ i = ( 1 ) LIMIT 2 / HANDLER t CLOSE / HELP 'x' / DESCRIBE <table> / DESC t a / EXPLAIN <core> / EXPLAIN FORMAT = JSON <core> / GET DIAGNOSTICS @n = NUMBER / GET DIAGNOSTICS CONDITION 1 @m = MESSAGE_TEXT
  / SIGNAL SQLSTATE '45000' / RESIGNAL / INSTALL PLUGIN pl SONAME 'p.so' / UNINSTALL PLUGIN pl / PURGE BINARY LOGS BEFORE NOW() / BINLOG 'x' / CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS ( USER 'u' , HOST 'h' , PORT 3306 ) / DROP SERVER <ifexists> s / SHUTDOWN
data = <select_statement> / <select_statement> / <insert> / <replace> / <update> / <delete> / <load>
definition = <create_table> / <create_table> / <alter_table> / <alter_table> / <alter_table> / <create_index> / <drop_index> / <drop_table> / <rename> / <truncate> / <database> / <view>
program = <procedure> / <function> / <trigger> / <event>
administrative = <grant> / <revoke> / <user> / <set> / <transaction> / <locks> / <maintenance> / <show> / <other>
`;

const common = [names, types, expressions, queries, rows, definitions, objects, administration];

/** One production a line: no blank line may stand between two parts. */
function grammarOf(...parts: readonly string[]): Grammar {
  return new Grammar(parts.map((part) => part.trim()).join('\n'));
}

/** What MySQL 8.4 and later have alone. */
const mysql = `
mysql_query = TABLE <table> / VALUES ROW ( <exprs> ) , ROW ( 1 , 2 ) / SELECT * FROM ( VALUES ROW ( 1 ) ) v / SELECT a -> '$.x' , t.a ->> '$.y' FROM t / SELECT <operand> MEMBER OF ( <simple> ) / SELECT 1 FROM t , LATERAL ( <query> ) l / SELECT 1 FROM t FOR UPDATE OF t SKIP LOCKED / SELECT 1 FROM t FOR SHARE NOWAIT
  / SELECT LEAD( a , 1 , 0 ) RESPECT NULLS OVER ( ORDER BY b ) FROM t / SELECT NTH_VALUE( a , 2 ) FROM FIRST OVER ( ORDER BY b ) FROM t / SELECT JSON_VALUE ( a , '$.b' RETURNING SIGNED DEFAULT 0 ON EMPTY ERROR ON ERROR ) / SELECT CAST( a AS JSON ) , CAST( b AS YEAR ) / SELECT SUM( a ) OVER ( ORDER BY b RANGE BETWEEN INTERVAL 1 DAY PRECEDING AND CURRENT ROW ) FROM t / SELECT GROUPING ( a ) FROM t GROUP BY a WITH ROLLUP
  / SELECT * FROM JSON_TABLE ( '[]' , '$[*]' COLUMNS ( a INT PATH '$.a' DEFAULT '0' ON EMPTY NULL ON ERROR , b FOR ORDINALITY , NESTED PATH '$.c[*]' COLUMNS ( d VARCHAR ( 3 ) PATH '$' , e INT EXISTS PATH '$.e' ) ) ) AS jt
mysql_insert = INSERT INTO <table> ( a , b ) VALUES ( <exprs> ) AS n ON DUPLICATE KEY UPDATE a = n.a / INSERT INTO <table> VALUES ROW ( <exprs> ) / INSERT INTO <table> TABLE u / WITH c AS ( <query> ) UPDATE t SET a = 1 / WITH c AS ( <query> ) DELETE FROM t WHERE a IN ( SELECT * FROM c ) / DELETE FROM <table> AS x WHERE x.a = 1
mysql_alter = DROP CHECK <ident> / ALTER CHECK <ident> NOT ENFORCED / ALTER CONSTRAINT <ident> ENFORCED / ALTER INDEX <ident> INVISIBLE / ALTER COLUMN <column> SET VISIBLE / ADD INDEX <ident> ( ( <expr> ) , a DESC ) INVISIBLE / ADD COLUMN j INT VISIBLE COLUMN_FORMAT DYNAMIC STORAGE DISK / ADD CONSTRAINT ck CHECK ( <expr> ) NOT ENFORCED / ADD g GEOMETRY NOT NULL SRID 4326 / WITHOUT VALIDATION
  / SECONDARY_ENGINE = rapid / ENGINE_ATTRIBUTE = '{}' / AUTOEXTEND_SIZE = 4M / COMPRESSION = 'zlib' / ENCRYPTION 'Y'
mysql_other = SET PERSIST max_connections = 5 / SET ROLE ALL EXCEPT r1 / SET DEFAULT ROLE r1 TO u1 / GRANT r1 , r2 TO u1 WITH ADMIN OPTION / CREATE USER u IDENTIFIED WITH caching_sha2_password BY 'x' DEFAULT ROLE r1 PASSWORD HISTORY 5 FAILED_LOGIN_ATTEMPTS 3 PASSWORD_LOCK_TIME UNBOUNDED COMMENT 'c' / ALTER USER u IDENTIFIED BY 'x' REPLACE 'y' RETAIN CURRENT PASSWORD
  / LOCK INSTANCE FOR BACKUP / UNLOCK INSTANCE / RESTART / CREATE RESOURCE GROUP g TYPE = USER VCPU = 0-3 THREAD_PRIORITY = 5 / CREATE TABLESPACE ts ADD DATAFILE 'ts.ibd' ENGINE = InnoDB / ALTER INSTANCE ROTATE INNODB MASTER KEY / CREATE SPATIAL REFERENCE SYSTEM 4120 NAME 'n' DEFINITION 'd' / CHANGE REPLICATION SOURCE TO SOURCE_HOST = 'h' , SOURCE_PORT = 3306 FOR CHANNEL 'c' / START REPLICA SQL_THREAD / STOP REPLICA
  / ANALYZE TABLE t UPDATE HISTOGRAM ON a , b WITH 8 BUCKETS / CLONE LOCAL DATA DIRECTORY '/x' / EXPLAIN ANALYZE <core> / SHOW EXTENDED COLUMNS FROM t / INSTALL COMPONENT 'file://x' / IMPORT TABLE FROM 'a.sdi' / RESET PERSIST / XA RECOVER CONVERT XID / ALTER DATABASE d READ ONLY = 1 / DROP INDEX i ON t ALGORITHM = INPLACE LOCK = NONE / SHOW REPLICA STATUS
alter_action2 = <alter_action> / <alter_action> / <alter_action> / <mysql_alter>
statement = <data> / <data> / <definition> / <definition> / <definition> / <program> / <administrative> / <mysql_query> / <mysql_insert> / <mysql_other>
`;

/** What MariaDB 10.6 and later have alone. */
const mariadb = `
mariadb_query = VALUES ( <exprs> ) , ( 1 , 2 ) / SELECT 1 FROM t FOR SYSTEM_TIME AS OF TIMESTAMP '2024-01-01' / SELECT 1 FROM t FOR SYSTEM_TIME BETWEEN '2024-01-01' AND NOW() / SELECT 1 FROM t FOR SYSTEM_TIME ALL AS v / SELECT NEXTVAL ( s ) , LASTVAL ( s ) / SELECT NEXT VALUE FOR s / SELECT 1 FROM t LIMIT 3 ROWS EXAMINED 10 / SELECT a FROM t OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY
  / SELECT 1 FROM t FOR UPDATE WAIT 3 / SELECT MEDIAN( a ) OVER ( PARTITION BY b ) FROM t / SELECT PERCENTILE_CONT( 0.5 ) WITHIN GROUP ( ORDER BY a ) OVER ( ) FROM t / SELECT a IS TRUE IS FALSE , 1 IN ( 1 ) IN ( 0 ) / SELECT GROUP_CONCAT( a LIMIT 2 ) FROM t / SELECT CAST( a AS INT ) , CAST( b AS VARCHAR ( 3 ) ) / SELECT UNIQUE a FROM t
  / SELECT * FROM JSON_TABLE ( '[]' , '$[*]' COLUMNS ( a INT PATH '$.a' DEFAULT '0' ON EMPTY NULL ON ERROR , b FOR ORDINALITY , NESTED PATH '$.c[*]' COLUMNS ( d VARCHAR ( 3 ) PATH '$' ) ) ) AS jt
mariadb_rows = INSERT INTO <table> VALUES ( <exprs> ) RETURNING a , b + 1 AS c / REPLACE INTO <table> VALUES ( 1 ) RETURNING * / DELETE FROM <table> WHERE <expr> RETURNING a / DELETE FROM t FOR PORTION OF p FROM '2024-01-01' TO '2024-02-01' / UPDATE t FOR PORTION OF p FROM 1 TO 2 SET a = 1 / DELETE HISTORY FROM t BEFORE SYSTEM_TIME NOW()
mariadb_alter = ADD COLUMN IF NOT EXISTS <column> INT / DROP COLUMN IF EXISTS <column> / DROP INDEX IF EXISTS <ident> / MODIFY COLUMN IF EXISTS <column> INT / CHANGE IF EXISTS a b INT / ADD INDEX IF NOT EXISTS <ident> ( a ) / DROP CONSTRAINT IF EXISTS <ident> / ADD SYSTEM VERSIONING / DROP SYSTEM VERSIONING / ADD PERIOD FOR p ( a , b ) / ALGORITHM = NOCOPY / ADD c INT WITHOUT SYSTEM VERSIONING
  / ALTER INDEX <ident> IGNORED / RENAME INDEX IF EXISTS a TO b / ADD u UUID DEFAULT UUID ( ) / ADD i INET6 / ADD x INT DEFAULT ( a + 1 ) INVISIBLE / PAGE_COMPRESSED = 1 / ADD t TEXT COMPRESSED / ROW_FORMAT = PAGE / TRANSACTIONAL = 1 / ADD d INT AS ( a + 1 ) PERSISTENT
mariadb_table = CREATE OR REPLACE TABLE <table> ( a INT , b INT ) / CREATE TABLE t ( a INT , s TIMESTAMP ( 6 ) GENERATED ALWAYS AS ROW START , e TIMESTAMP ( 6 ) GENERATED ALWAYS AS ROW END , PERIOD FOR SYSTEM_TIME ( s , e ) ) WITH SYSTEM VERSIONING / CREATE TABLE t ( a DATE , b DATE , PERIOD FOR p ( a , b ) , UNIQUE ( c , p WITHOUT OVERLAPS ) )
  / ALTER TABLE IF EXISTS t WAIT 5 ADD a INT / ALTER ONLINE TABLE t ADD a INT / ALTER TABLE t NOWAIT DROP a / CREATE INDEX IF NOT EXISTS i ON t ( a ) WAIT 3 / DROP INDEX IF EXISTS i ON t / DROP TABLE IF EXISTS t NOWAIT / TRUNCATE TABLE t WAIT 1 / CREATE TABLE t ( a INT ) PARTITION BY SYSTEM_TIME INTERVAL 1 MONTH ( PARTITION p0 HISTORY , PARTITION pn CURRENT )
mariadb_program = CREATE OR REPLACE PROCEDURE p ( ) BEGIN FOR i IN 1..3 DO SELECT i ; END FOR ; END / CREATE OR REPLACE FUNCTION f ( ) RETURNS INT RETURN 1 / BEGIN NOT ATOMIC <bodies> END / IF <expr> THEN <bodies> END IF / CREATE PROCEDURE p ( ) BEGIN DECLARE r ROW ( a INT , b TEXT ) ; DECLARE t TYPE OF x.y ; FOR rec IN ( SELECT 1 AS a ) DO SELECT rec.a ; END FOR ; END / CREATE OR REPLACE TRIGGER t BEFORE INSERT ON x FOR EACH ROW SET NEW.a = 1
  / CREATE OR REPLACE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1 / EXECUTE IMMEDIATE 'SELECT~1' / WHILE @a < 3 DO SET @a = @a + 1 ; END WHILE
mariadb_other = CREATE OR REPLACE SEQUENCE s START WITH 1 INCREMENT BY 2 MINVALUE 1 NOMAXVALUE CACHE 10 NOCYCLE / ALTER SEQUENCE s RESTART 5 / DROP SEQUENCE IF EXISTS s / SET STATEMENT max_statement_time = 1 FOR SELECT 1 / CREATE OR REPLACE USER u IDENTIFIED VIA mysql_native_password USING PASSWORD ( 'x' ) OR unix_socket / CREATE ROLE r WITH ADMIN CURRENT_USER / GRANT SELECT ON d.t TO u IDENTIFIED BY 'x' REQUIRE SSL WITH GRANT OPTION
  / SET DEFAULT ROLE r1 FOR u / SHOW CREATE SEQUENCE s / ANALYZE TABLE t PERSISTENT FOR ALL / ANALYZE FORMAT = JSON SELECT 1 / BACKUP STAGE START / KILL HARD QUERY ID 5 / CHANGE MASTER TO MASTER_HOST = 'h' , MASTER_USE_GTID = slave_pos / START ALL SLAVES / CHECK VIEW v / INSTALL SONAME 'x' / RESET MASTER / FLUSH SLAVE / LOCK TABLES t WRITE CONCURRENT WAIT 3 / DROP ROLE IF EXISTS r / CREATE OR REPLACE DATABASE d COMMENT 'x'
  / XA RECOVER FORMAT = 'SQL' / OPTIMIZE TABLE t WAIT 3 / SHOW EXPLAIN FOR 1 / PREPARE s FROM CONCAT ( 'a' , 'b' ) / SHUTDOWN WAIT FOR ALL SLAVES / CREATE SERVER IF NOT EXISTS s FOREIGN DATA WRAPPER mysql OPTIONS ( HOST 'h' )
alter_action2 = <alter_action> / <alter_action> / <alter_action> / <mariadb_alter>
statement = <data> / <data> / <definition> / <definition> / <definition> / <program> / <administrative> / <mariadb_query> / <mariadb_rows> / <mariadb_table> / <mariadb_program> / <mariadb_other>
`;

/** Makes statements of MySQL 8.4 and later. */
export const mysqlGrammar = grammarOf(...common, mysql);

/** Makes statements of MariaDB 10.6 and later. */
export const mariadbGrammar = grammarOf(...common, mariadb);
