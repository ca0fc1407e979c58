import { Grammar } from './grammar.ts';

const names = `
ident = a / b / users / orders / "Mixed~Case" / "quo""ted" / été / "select" / _x1 / x$1 / type / "日本" / name / value
qualified = <ident> / <ident> / <ident> . <ident>
table = <qualified>
column = <ident>
columns = <column> { , <column> }
role = <ident> / CURRENT_USER / SESSION_USER
string = 'text' / 'it''s' / '' / E'a\\'b\\n' / $$dollar;$$ / $t$nested~$$~;~$t$ / U&'d\\0061t' / 'é😀'
integer = 0 / 1 / 42 / 1_000 / 0x1F / 2147483647
number = <integer> / 1.5 / .5 / 1e10
signed = <number> / - <integer>
literal = NULL / <number> / <string> / TRUE / FALSE / B'101' / X'1F' / DATE '2024-01-01' / INTERVAL '1' DAY / INTERVAL '1~day'
cascade = [ (: CASCADE / RESTRICT :) ]
ifexists = [ IF EXISTS ]
ifnotexists = [ IF NOT EXISTS ]
`;

const types = `
type = int / <scalar> [ (: \\[] / \\[3] / ARRAY / ARRAY \\[4] :) ]
scalar = int / bigint / smallint / text / varchar / varchar ( 30 ) / character varying ( 3 ) / char / char ( 2 ) / numeric / numeric ( 10 , 2 ) / decimal ( 5 )
  / real / double precision / float ( 30 ) / boolean / date / time / time with time zone / timestamp ( 3 ) / timestamp without time zone / timestamptz
  / interval / interval year to month / interval second ( 3 ) / uuid / json / jsonb / bytea / xml / inet / bit ( 3 ) / bit varying / "char" / name / oid
  / national character ( 4 ) / <qualified> / public . geometry ( Point , 4326 ) / int4range / tsvector
`;

const expressions = `
expr = <atom> / <atom> <binary> <atom> / NOT <atom> / <atom> IS [ NOT ] NULL / <atom> [ NOT ] IN ( <exprs> ) / <atom> [ NOT ] BETWEEN <atom> AND <atom> / <atom> [ NOT ] LIKE <string>
  / <expr> AND <expr> / <expr> OR <expr> / <atom> IS [ NOT ] DISTINCT FROM <atom> / <atom> :: <type> / <atom> AT TIME ZONE <string> / <atom> COLLATE "C" / EXISTS ( <select> ) / <atom> IS [ NOT ] TRUE
  / ( <expr> , <expr> ) = ( <expr> , <expr> ) / <atom> = ANY ( <atom> ) / <atom> IN ( <select> ) / <atom> ILIKE <string> ESCAPE '!' / <atom> SIMILAR TO <string> / - <atom> / <column> \\[ 1 ] / ( <expr> ) \\[ 1 : 2 ] / <ident> . <ident> \\[ : ]
atom = <literal> / <column> / <column> / <literal> / ( <expr> ) / <call> / CASE WHEN <expr> THEN <expr> [ ELSE <expr> ] END / CASE <atom> WHEN <atom> THEN <atom> END / CAST ( <expr> AS <type> ) / COALESCE ( <exprs> ) / NULLIF ( <expr> , <expr> )
  / GREATEST ( <exprs> ) / ARRAY \\[ <exprs> ] / ROW ( <exprs> ) / ( <select> ) / CURRENT_DATE / CURRENT_TIMESTAMP ( 3 ) / EXTRACT ( year FROM <atom> ) / SUBSTRING ( <atom> FROM 1 FOR 2 ) / POSITION ( 'a' IN <literal> ) / TRIM ( BOTH 'x' FROM <atom> )
  / ( <column> ) . <ident> / <ident> . <ident> / OVERLAY ( <atom> PLACING 'x' FROM 1 )
exprs = <expr> { , <expr> }
binary = + / - / * / \\/ / % / = / <> / != / < / > / <= / >= / || / -> / ->> / @> / && / OPERATOR ( pg_catalog . + )
call = now ( ) / lower ( <expr> ) / <function> ( ) / <function> ( <exprs> ) / count ( * ) / sum ( DISTINCT <expr> ) / nextval ( 'seq' :: regclass )
  / array_agg ( <expr> ORDER BY <expr> DESC ) / row_number ( ) OVER ( PARTITION BY <expr> ORDER BY <expr> ) / count ( * ) FILTER ( WHERE <expr> )
  / percentile_cont ( 0.5 ) WITHIN GROUP ( ORDER BY <expr> ) / <function> ( a => <expr> ) / json_object ( 'a' : <atom> ) / sum ( <expr> ) OVER w
function = <ident> / public . f / pg_catalog . lower
simple = <literal> / <number> + <number> / now ( ) / ( <expr> ) / gen_random_uuid ( ) / CURRENT_TIMESTAMP / 'x' :: text / ARRAY \\[ ] :: text \\[]
`;

const queries = `
select = SELECT <target> / <plain> / <core> (: UNION / UNION ALL / INTERSECT / EXCEPT :) <core> / WITH <ctes> <plain> / VALUES ( <exprs> ) , ( <exprs> ) / TABLE <table>
  / ( <core> ) ORDER BY 1 LIMIT 3
core = SELECT [ DISTINCT ] <target> { , <target> } [ FROM <from> { , <from> } ] [ WHERE <expr> ] [ GROUP BY <grouping> [ HAVING <expr> ] ] [ WINDOW w AS ( ORDER BY <expr> ) ]
plain = <core> [ <order> ] [ <limit> ]
  [ FOR (: UPDATE / SHARE / NO KEY UPDATE / KEY SHARE :) [ (: SKIP LOCKED / NOWAIT :) ] ]
order = ORDER BY <expr> [ (: ASC / DESC :) ] [ NULLS (: FIRST / LAST :) ]
limit = LIMIT <integer> [ OFFSET <integer> ] / FETCH FIRST <integer> ROWS ONLY / LIMIT ALL
grouping = <expr> / ROLLUP ( <expr> , <expr> ) / GROUPING SETS ( ( <column> ) , ( ) )
target = <expr> [ AS <ident> ] / * / <ident> . *
from = <table> [ AS (: t / u :) ] / <table> [ TABLESAMPLE system ( 10 ) ] / ( <select> ) AS s / <from> <join> <from> ON <expr> / <from> CROSS JOIN <table> / LATERAL ( <select> ) l / generate_series ( 1 , 10 ) AS g ( i ) / ONLY <table>
  / unnest ( <atom> ) WITH ORDINALITY
join = JOIN / LEFT JOIN / RIGHT OUTER JOIN / FULL JOIN / INNER JOIN
ctes = [ RECURSIVE ] c [ ( a , b ) ] AS [ (: MATERIALIZED / NOT MATERIALIZED :) ] ( <select> ) / c AS ( <insert> RETURNING * ) / c AS ( <delete> RETURNING a ) , d AS ( <select> )
insert = INSERT INTO <table> [ ( <columns> ) ] <source> / INSERT INTO <table> DEFAULT VALUES / INSERT INTO <table> AS t OVERRIDING SYSTEM VALUE VALUES ( <exprs> )
source = VALUES ( <exprs> ) / VALUES ( DEFAULT , <expr> ) / <plain>
insertfull = [ WITH <ctes> ] <insert> [ <conflict> ] [ RETURNING <target> ]
conflict = ON CONFLICT DO NOTHING / ON CONFLICT ( <columns> ) [ WHERE <expr> ] DO UPDATE SET <sets> [ WHERE <expr> ] / ON CONFLICT ON CONSTRAINT <ident> DO NOTHING
update = UPDATE <table> SET <sets> [ FROM <from> ] [ WHERE <expr> ]
updatefull = [ WITH <ctes> ] UPDATE [ ONLY ] <table> [ AS t ] SET <sets> [ FROM <from> ] [ WHERE <expr> ] [ RETURNING <target> ]
sets = <column> = <expr> / <column> = DEFAULT , <column> = <expr> / ( <column> , <column> ) = ( <select> ) / <column> \\[ 1 ] = <expr> / ( a , b ) = ROW ( 1 , 2 )
delete = DELETE FROM <table> [ WHERE <expr> ]
deletefull = [ WITH <ctes> ] DELETE FROM [ ONLY ] <table> [ USING <from> ] [ WHERE <expr> ] [ RETURNING * ]
merge = MERGE INTO <table> t USING <table> s ON <expr> WHEN MATCHED [ AND <expr> ] THEN (: DELETE / UPDATE SET <sets> / DO NOTHING :) [ WHEN NOT MATCHED THEN INSERT ( <columns> ) VALUES ( <exprs> ) ] [ WHEN NOT MATCHED BY SOURCE THEN DELETE ]
`;

const tables = `
createtable = CREATE [ (: TEMP / TEMPORARY / UNLOGGED / LOCAL TEMPORARY :) ] TABLE <ifnotexists> <table> ( <element> { , <element> } ) [ INHERITS ( <table> ) ] [ PARTITION BY <partitioning> ] [ USING heap ] [ WITH ( fillfactor = 70 ) ] [ ON COMMIT DROP ] [ TABLESPACE ts ]
  / CREATE TABLE <ifnotexists> <table> ( ) / CREATE TABLE <table> PARTITION OF <table> [ ( <column> NOT NULL , <tableconstraint> ) ] <bound> [ PARTITION BY <partitioning> ]
  / CREATE TABLE <table> OF <qualified> [ ( <column> WITH OPTIONS PRIMARY KEY ) ] / CREATE TABLE <table> [ ( <columns> ) ] AS <select> [ WITH NO DATA ] / CREATE TABLE <table> AS EXECUTE <ident> ( 1 )
  / SELECT <target> INTO [ TEMP ] TABLE <table> FROM <from>
element = <column> <type> { <columnconstraint> } / <column> <type> [ STORAGE external ] [ COMPRESSION lz4 ] [ COLLATE "C" ] { <columnconstraint> } / <tableconstraint> / LIKE <table> { (: INCLUDING ALL / INCLUDING DEFAULTS / EXCLUDING INDEXES :) }
columnconstraint = [ CONSTRAINT <ident> ] <columnrule>
columnrule = NOT NULL / NULL / DEFAULT <simple> / PRIMARY KEY / UNIQUE [ NULLS NOT DISTINCT ] / CHECK ( <expr> ) [ NO INHERIT ] / REFERENCES <table> [ ( <column> ) ] { <fkoption> } / GENERATED ALWAYS AS ( <expr> ) STORED / GENERATED ALWAYS AS ( <expr> ) VIRTUAL
  / GENERATED (: ALWAYS / BY DEFAULT :) AS IDENTITY [ ( START WITH 10 INCREMENT BY 5 ) ] / CHECK ( <expr> ) NOT ENFORCED
fkoption = ON DELETE <action> / ON UPDATE <action> / DEFERRABLE / INITIALLY DEFERRED
action = CASCADE / RESTRICT / NO ACTION / SET NULL / SET DEFAULT
tableconstraint = [ CONSTRAINT <ident> ] <tablerule>
tablerule = PRIMARY KEY ( <columns> ) [ INCLUDE ( <columns> ) ] / UNIQUE ( <columns> ) [ WITH ( fillfactor = 70 ) ] / CHECK ( <expr> ) / FOREIGN KEY ( <columns> ) REFERENCES <table> [ ( <columns> ) ] [ MATCH FULL ] { <fkoption> }
  / EXCLUDE USING gist ( <column> WITH = , <call> WITH && ) [ WHERE ( <expr> ) ] / NOT NULL <column> / UNIQUE ( <columns> , p WITHOUT OVERLAPS )
partitioning = RANGE ( <column> ) / LIST ( <column> ) / HASH ( <column> , lower ( <column> ) ) / RANGE ( ( a + 1 ) )
bound = DEFAULT / FOR VALUES IN ( 1 , 'x' , NULL ) / FOR VALUES FROM ( MINVALUE ) TO ( 10 ) / FOR VALUES WITH ( MODULUS 4 , REMAINDER 1 )
altertable = ALTER TABLE <ifexists> (: <table> / <table> * / ONLY <table> :) <alteraction> { , <alteraction> } / ALTER TABLE <ifexists> <table> <altersingle>
alteraction = ADD [ COLUMN ] <ifnotexists> <column> <type> { <columnconstraint> } / DROP [ COLUMN ] <ifexists> <column> <cascade> / ALTER [ COLUMN ] <column> <altercolumn> / ADD <tableconstraint> [ NOT VALID ]
  / ADD CONSTRAINT <ident> UNIQUE USING INDEX <ident> / ADD CONSTRAINT <ident> PRIMARY KEY USING INDEX <ident> DEFERRABLE / DROP CONSTRAINT <ifexists> <ident> <cascade> / VALIDATE CONSTRAINT <ident> / ALTER CONSTRAINT <ident> DEFERRABLE / ALTER CONSTRAINT <ident> NOT ENFORCED
  / OWNER TO <role> / SET ( fillfactor = 70 , autovacuum_enabled = off ) / RESET ( fillfactor ) / (: ENABLE / DISABLE :) TRIGGER (: ALL / USER / <ident> :) / ENABLE (: ALWAYS / REPLICA :) TRIGGER <ident>
  / (: ENABLE / DISABLE / FORCE / NO FORCE :) ROW LEVEL SECURITY / CLUSTER ON <ident> / SET WITHOUT CLUSTER / SET LOGGED / SET UNLOGGED / SET TABLESPACE ts / SET ACCESS METHOD heap / INHERIT <table> / NO INHERIT <table>
  / REPLICA IDENTITY (: DEFAULT / FULL / NOTHING / USING INDEX <ident> :) / OF <qualified> / NOT OF / SET WITHOUT OIDS / ENABLE RULE <ident>
altercolumn = [ SET DATA ] TYPE <type> [ COLLATE "C" ] [ USING <expr> ] / SET DEFAULT <simple> / DROP DEFAULT / SET NOT NULL / DROP NOT NULL / SET STATISTICS 100 / SET STORAGE EXTERNAL / SET COMPRESSION pglz / SET ( n_distinct = 5 )
  / ADD GENERATED ALWAYS AS IDENTITY / SET GENERATED BY DEFAULT / RESTART WITH 5 / DROP IDENTITY IF EXISTS / DROP EXPRESSION / SET EXPRESSION AS ( <expr> ) / RESET ( n_distinct )
altersingle = RENAME TO <ident> / RENAME [ COLUMN ] <column> TO <column> / RENAME CONSTRAINT <ident> TO <ident> / SET SCHEMA <ident> / ATTACH PARTITION <table> <bound> / DETACH PARTITION <table> [ (: CONCURRENTLY / FINALIZE :) ]
createindex = CREATE [ UNIQUE ] INDEX [ CONCURRENTLY ] [ [ IF NOT EXISTS ] <ident> ] ON [ ONLY ] <table> [ USING (: btree / gin / gist / hash / brin :) ] ( <key> { , <key> } ) [ INCLUDE ( <columns> ) ] [ NULLS NOT DISTINCT ] [ WITH ( fillfactor = 70 ) ] [ TABLESPACE ts ] [ WHERE <expr> ]
key = <column> <keyoptions> / ( <expr> ) <keyoptions> / lower ( <expr> ) <keyoptions> / <column> text_pattern_ops / <column> jsonb_path_ops ( a = 1 )
keyoptions = [ COLLATE "C" ] [ (: ASC / DESC :) ] [ NULLS (: FIRST / LAST :) ]
`;

const objects = `
drop = DROP (: TABLE / VIEW / MATERIALIZED VIEW / SEQUENCE / TYPE / DOMAIN / FOREIGN TABLE / COLLATION / CONVERSION / STATISTICS / TEXT SEARCH CONFIGURATION :) <ifexists> <qualified> { , <qualified> } <cascade> / DROP INDEX [ CONCURRENTLY ] <ifexists> <qualified> <cascade>
  / DROP (: SCHEMA / EXTENSION / PUBLICATION / SERVER / ACCESS METHOD / EVENT TRIGGER / FOREIGN DATA WRAPPER / LANGUAGE :) <ifexists> <ident> { , <ident> } <cascade> / DROP (: FUNCTION / PROCEDURE / ROUTINE :) <ifexists> <qualified> [ ( <type> ) ] <cascade>
  / DROP (: TRIGGER / POLICY / RULE :) <ifexists> <ident> ON <table> <cascade> / DROP AGGREGATE <qualified> ( * ) / DROP OPERATOR + ( int , int ) / DROP CAST ( int AS text ) / DROP (: ROLE / USER / GROUP :) <ifexists> <ident> { , <ident> } / DROP DATABASE <ifexists> <ident>
  / DROP TABLESPACE <ident> / DROP SUBSCRIPTION <ident> / DROP OWNED BY <ident> CASCADE / DROP OPERATOR CLASS <ident> USING btree / DROP USER MAPPING FOR PUBLIC SERVER <ident> / DROP TRANSFORM FOR int LANGUAGE sql
truncate = TRUNCATE [ TABLE ] [ ONLY ] <table> { , <table> } [ RESTART IDENTITY ] <cascade>
view = CREATE [ OR REPLACE ] [ TEMP ] [ RECURSIVE ] VIEW <qualified> ( a , b ) AS <select> [ WITH LOCAL CHECK OPTION ] / CREATE VIEW <qualified> WITH ( security_barrier ) AS <select> / CREATE MATERIALIZED VIEW <ifnotexists> <qualified> AS <select> [ WITH NO DATA ]
sequence = CREATE [ TEMP ] SEQUENCE <ifnotexists> <qualified> [ AS bigint ] { <seqoption> } / ALTER SEQUENCE <ifexists> <qualified> <seqoption> { <seqoption> } / ALTER SEQUENCE <qualified> OWNER TO <role>
seqoption = INCREMENT BY 2 / MINVALUE 1 / NO MAXVALUE / START WITH 5 / CACHE 10 / CYCLE / OWNED BY <ident> . <ident> / OWNED BY NONE
types2 = CREATE TYPE <qualified> AS ENUM ( 'a' , 'b' ) / CREATE TYPE <qualified> AS ( <column> <type> , <column> <type> ) / CREATE TYPE <qualified> AS RANGE ( subtype = int ) / CREATE TYPE <qualified> / CREATE TYPE <qualified> ( input = f , output = g )
  / ALTER TYPE <qualified> ADD VALUE <ifnotexists> 'c' [ BEFORE 'a' ] / ALTER TYPE <qualified> RENAME VALUE 'a' TO 'z' / ALTER TYPE <qualified> ADD ATTRIBUTE <column> <type> , DROP ATTRIBUTE <ifexists> <column> , ALTER ATTRIBUTE <column> TYPE <type> / ALTER TYPE <qualified> RENAME TO <ident>
  / ALTER TYPE <qualified> RENAME ATTRIBUTE a TO b / ALTER TYPE <qualified> SET SCHEMA <ident> / ALTER TYPE <qualified> SET ( storage = plain )
domain = CREATE DOMAIN <qualified> [ AS ] <type> [ COLLATE "C" ] [ DEFAULT <simple> ] [ NOT NULL ] [ CONSTRAINT <ident> CHECK ( value > 1 ) ] / ALTER DOMAIN <qualified> (: SET DEFAULT 1 / DROP DEFAULT / SET NOT NULL / DROP NOT NULL / ADD CHECK ( value > 0 ) NOT VALID / DROP CONSTRAINT <ident> / VALIDATE CONSTRAINT <ident> / RENAME CONSTRAINT a TO b / RENAME TO c / OWNER TO <role> :)
routine = CREATE [ OR REPLACE ] FUNCTION <qualified> ( [ <params> ] ) RETURNS <returns> { <routineoption> } LANGUAGE sql AS $$~select~1;~delete~from~t~where~a~=~';'~$$ / CREATE PROCEDURE <qualified> ( <params> ) LANGUAGE sql BEGIN ATOMIC <atomic> { <atomic> } END / CREATE FUNCTION <qualified> ( a int ) RETURNS int RETURN <expr>
  / CREATE FUNCTION <qualified> ( ) RETURNS trigger LANGUAGE plpgsql AS $f$~begin~new.a~:=~1;~return~new;~end;~$f$ / CREATE FUNCTION <qualified> ( cstring ) RETURNS int AS 'lib' , 'sym' LANGUAGE c STRICT / ALTER FUNCTION <qualified> ( <type> ) (: STABLE / SECURITY DEFINER / COST 10 / OWNER TO <role> / RENAME TO b / SET SCHEMA c / SET search_path = a / RESET ALL / NO DEPENDS ON EXTENSION e :)
  / CREATE AGGREGATE <qualified> ( int ) ( sfunc = f , stype = int ) / ALTER PROCEDURE <qualified> ( ) SECURITY INVOKER / ALTER ROUTINE <qualified> RENAME TO z
params = <param> { , <param> }
param = <type> / [ (: IN / OUT / INOUT / VARIADIC :) ] <ident> <type> / <ident> <type> DEFAULT <simple> / <ident> <ident> . <ident> % TYPE
returns = <type> / SETOF <type> / TABLE ( a int , b text ) / void / <ident> . <ident> % TYPE
routineoption = IMMUTABLE / STRICT / PARALLEL SAFE / COST 5 / ROWS 100 / SECURITY DEFINER / SET search_path TO a , b / SET x FROM CURRENT / LEAKPROOF / SUPPORT f / WINDOW
atomic = <select> ; / <insert> ; / <delete> ; / SELECT CASE WHEN a THEN b END ; / <update> ;
trigger = CREATE [ OR REPLACE ] TRIGGER <ident> (: BEFORE / AFTER :) <event> { OR <event> } ON <table> [ FOR EACH (: ROW / STATEMENT :) ] [ WHEN ( <expr> ) ] EXECUTE (: FUNCTION / PROCEDURE :) <qualified> ( 'a' , 1 ) / CREATE CONSTRAINT TRIGGER <ident> AFTER INSERT ON <table> DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION f ( )
  / CREATE TRIGGER <ident> AFTER UPDATE ON <table> REFERENCING NEW TABLE AS n OLD TABLE AS o EXECUTE FUNCTION f ( ) / ALTER TRIGGER <ident> ON <table> RENAME TO <ident> / CREATE EVENT TRIGGER <ident> ON ddl_command_end WHEN TAG IN ( 'CREATE TABLE' ) EXECUTE FUNCTION f ( ) / ALTER EVENT TRIGGER <ident> DISABLE / CREATE TRIGGER <ident> INSTEAD OF DELETE ON <table> EXECUTE FUNCTION f ( )
event = INSERT / UPDATE / UPDATE OF <columns> / DELETE / TRUNCATE
policy = CREATE POLICY <ident> ON <table> [ AS RESTRICTIVE ] [ FOR SELECT ] [ TO <role> ] [ USING ( <expr> ) ] [ WITH CHECK ( <expr> ) ] / ALTER POLICY <ident> ON <table> RENAME TO <ident> / ALTER POLICY <ident> ON <table> USING ( <expr> )
  / CREATE [ OR REPLACE ] RULE <ident> AS ON DELETE TO <table> [ WHERE <expr> ] DO [ INSTEAD ] (: NOTHING / <update> / ( <insert> ; <delete> ) :) / ALTER RULE <ident> ON <table> RENAME TO <ident>
schema = CREATE SCHEMA <ifnotexists> <ident> / CREATE SCHEMA <ident> AUTHORIZATION <role> / CREATE SCHEMA <ident> CREATE TABLE <ident> ( <element> { , <element> } ) CREATE INDEX ON <ident> ( <column> ) / ALTER SCHEMA <ident> RENAME TO <ident> / ALTER SCHEMA <ident> OWNER TO <role> / CREATE SCHEMA AUTHORIZATION <ident>
`;

const others = `
comment = COMMENT ON (: TABLE / VIEW / TYPE / DOMAIN / SEQUENCE / INDEX / MATERIALIZED VIEW / STATISTICS :) <qualified> IS <remark> / COMMENT ON COLUMN <ident> . <ident> IS <remark> / COMMENT ON COLUMN <ident> . <ident> . <ident> IS <remark> / COMMENT ON (: SCHEMA / EXTENSION / ROLE / DATABASE / EVENT TRIGGER :) <ident> IS <remark>
  / COMMENT ON (: CONSTRAINT / TRIGGER / POLICY / RULE :) <ident> ON <table> IS <remark> / COMMENT ON FUNCTION <qualified> ( <type> ) IS <remark> / COMMENT ON CONSTRAINT <ident> ON DOMAIN <qualified> IS <remark> / COMMENT ON OPERATOR + ( int , int ) IS <remark> / COMMENT ON CAST ( int AS text ) IS <remark> / COMMENT ON LARGE OBJECT 123 IS <remark>
remark = NULL / 'text' / E'a\\nb' / $$x$$
grant = GRANT <privileges> ON [ TABLE ] <table> { , <table> } TO <grantee> { , <grantee> } [ WITH GRANT OPTION ] / REVOKE [ GRANT OPTION FOR ] <privileges> ON <table> FROM <grantee> <cascade> / GRANT ALL ON ALL (: TABLES / SEQUENCES / FUNCTIONS :) IN SCHEMA <ident> TO <grantee> / GRANT <ident> TO <role> [ WITH ADMIN OPTION ] / REVOKE <ident> FROM <role>
  / GRANT USAGE ON (: SCHEMA / LANGUAGE / FOREIGN SERVER / FOREIGN DATA WRAPPER / DATABASE / TABLESPACE :) <ident> TO <grantee> / GRANT EXECUTE ON FUNCTION <qualified> ( <type> ) TO <grantee> / GRANT USAGE ON (: TYPE / DOMAIN / SEQUENCE :) <qualified> TO <grantee> / GRANT SELECT ON LARGE OBJECT 5 TO <grantee>
  / ALTER DEFAULT PRIVILEGES [ FOR ROLE <ident> ] [ IN SCHEMA <ident> ] (: GRANT SELECT ON TABLES TO / REVOKE SELECT ON TABLES FROM :) <grantee> / REASSIGN OWNED BY <ident> TO <role> / GRANT SET ON PARAMETER work_mem TO <grantee>
privileges = ALL / ALL PRIVILEGES / SELECT / INSERT , UPDATE ( <columns> ) / DELETE , TRUNCATE , REFERENCES , TRIGGER / MAINTAIN
grantee = <ident> / PUBLIC / CURRENT_USER / GROUP <ident>
setting = SET [ (: LOCAL / SESSION :) ] <ident> (: TO / = :) <value> { , <value> } / SET search_path TO <ident> , 'x' / RESET <ident> / RESET ALL / SET TIME ZONE (: LOCAL / 'UTC' / INTERVAL '1' HOUR TO MINUTE :) / SET ROLE <ident> / SET SESSION AUTHORIZATION DEFAULT / SHOW <ident> / SET a . b = 3 / SET lock_timeout = '2s' / SET CONSTRAINTS ALL DEFERRED / SET NAMES 'utf8'
  / ALTER SYSTEM SET work_mem = '1MB' / ALTER DATABASE <ident> SET x = 1 / ALTER ROLE <ident> IN DATABASE <ident> RESET ALL / ALTER ROLE ALL SET x TO 1 / SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY / SET xml option document
value = <string> / <number> / on / off / DEFAULT / <ident>
transaction = BEGIN / BEGIN ISOLATION LEVEL SERIALIZABLE , READ ONLY / START TRANSACTION READ WRITE / COMMIT [ AND CHAIN ] / END / ROLLBACK / ABORT / SAVEPOINT <ident> / RELEASE SAVEPOINT <ident> / ROLLBACK TO <ident> / SET TRANSACTION READ ONLY / PREPARE TRANSACTION 'x' / COMMIT PREPARED 'x' / ROLLBACK PREPARED 'x' / SET TRANSACTION SNAPSHOT 'x'
maintenance = VACUUM [ FULL ] [ <table> ] / VACUUM ( FULL , ANALYZE , PARALLEL 2 ) <table> ( <columns> ) / ANALYZE [ VERBOSE ] [ <table> ] / REINDEX (: TABLE / INDEX :) [ CONCURRENTLY ] <qualified> / REINDEX ( VERBOSE ) SCHEMA <ident> / REINDEX DATABASE <ident> / CLUSTER [ <table> USING <ident> ] / REFRESH MATERIALIZED VIEW [ CONCURRENTLY ] <qualified> [ WITH NO DATA ] / CHECKPOINT / DISCARD (: ALL / PLANS / TEMP / SEQUENCES :)
  / LOCK TABLE <table> [ IN (: ACCESS SHARE / ROW SHARE / SHARE ROW EXCLUSIVE / ACCESS EXCLUSIVE :) MODE ] [ NOWAIT ] / LOCK <table>
code = CALL <qualified> ( <exprs> ) / PREPARE <ident> ( int ) AS <select> / EXECUTE <ident> ( 1 ) / DEALLOCATE <ident> / DEALLOCATE ALL / DO $$~begin~perform~1;~end~$$ / DO LANGUAGE plpgsql 'begin~null;~end' / DECLARE <ident> CURSOR WITH HOLD FOR <select> / FETCH NEXT FROM <ident> / CLOSE <ident> / MOVE 5 IN <ident> / EXPLAIN ( ANALYZE , COSTS off ) <select> / EXPLAIN <update> / LISTEN <ident> / NOTIFY <ident> , 'x' / UNLISTEN * / LOAD 'x'
copy = COPY <table> [ ( <columns> ) ] FROM '/tmp/x' WITH ( FORMAT csv , HEADER ) / COPY ( <select> ) TO STDOUT / COPY <table> TO PROGRAM 'gzip' / COPY <table> FROM '/x' CSV HEADER / COPY <table> FROM '/x' WHERE <expr>
extension = CREATE EXTENSION <ifnotexists> <ident> [ WITH SCHEMA <ident> ] [ VERSION '1' ] [ CASCADE ] / ALTER EXTENSION <ident> UPDATE [ TO '2' ] / ALTER EXTENSION <ident> ADD TABLE <table> / ALTER EXTENSION <ident> SET SCHEMA <ident>
roles = CREATE (: ROLE / USER / GROUP :) <ident> [ WITH ] { <roleoption> } / ALTER (: ROLE / USER :) <ident> { <roleoption> } / ALTER ROLE <ident> RENAME TO <ident> / ALTER GROUP <ident> ADD USER <ident>
roleoption = LOGIN / NOLOGIN / SUPERUSER / PASSWORD 'x' / PASSWORD NULL / CONNECTION LIMIT 5 / VALID UNTIL '2030-01-01' / IN ROLE <ident> / CREATEDB
databases = CREATE DATABASE <ident> [ WITH OWNER = <ident> ENCODING 'UTF8' ] / ALTER DATABASE <ident> RENAME TO <ident> / ALTER DATABASE <ident> SET TABLESPACE ts / ALTER DATABASE <ident> CONNECTION LIMIT 5 / CREATE TABLESPACE <ident> LOCATION '/x' / ALTER TABLESPACE <ident> SET ( seq_page_cost = 2 ) / ALTER DATABASE <ident> REFRESH COLLATION VERSION / ALTER TABLE ALL IN TABLESPACE a SET TABLESPACE b
foreign = CREATE SERVER <ifnotexists> <ident> FOREIGN DATA WRAPPER <ident> OPTIONS ( host 'x' ) / CREATE FOREIGN TABLE <table> ( <column> <type> OPTIONS ( a 'b' ) ) SERVER <ident> / CREATE USER MAPPING FOR CURRENT_USER SERVER <ident> / IMPORT FOREIGN SCHEMA <ident> LIMIT TO ( <table> ) FROM SERVER <ident> INTO <ident> / CREATE FOREIGN DATA WRAPPER <ident> HANDLER f / ALTER SERVER <ident> OPTIONS ( SET a 'b' ) / ALTER FOREIGN TABLE <table> ADD COLUMN <column> <type> , OPTIONS ( ADD a 'b' ) / ALTER USER MAPPING FOR PUBLIC SERVER s OPTIONS ( DROP a ) / ALTER FOREIGN DATA WRAPPER <ident> OPTIONS ( a 'b' )
replication = CREATE PUBLICATION <ident> FOR (: ALL TABLES / TABLE <table> , TABLES IN SCHEMA <ident> / TABLE <table> ( <columns> ) WHERE ( <expr> ) :) / ALTER PUBLICATION <ident> (: ADD / DROP / SET :) TABLE <table> / CREATE SUBSCRIPTION <ident> CONNECTION 'host=x' PUBLICATION <ident> [ WITH ( create_slot = false ) ] / ALTER SUBSCRIPTION <ident> (: REFRESH PUBLICATION / ENABLE / SET PUBLICATION <ident> / CONNECTION 'x' / SET ( slot_name = NONE ) / SKIP ( lsn = NONE ) :)
rest = CREATE STATISTICS <ident> ( dependencies , ndistinct ) ON <column> , ( <expr> ) FROM <table> / ALTER STATISTICS <qualified> SET STATISTICS 100 / CREATE COLLATION <ifnotexists> <qualified> ( provider = icu , locale = 'de' ) / CREATE COLLATION <qualified> FROM "C" / ALTER COLLATION <qualified> REFRESH VERSION / CREATE OPERATOR <ident> . === ( leftarg = int , rightarg = int , function = f ) / CREATE OPERATOR CLASS <ident> DEFAULT FOR TYPE int USING btree AS OPERATOR 1 < , FUNCTION 1 f ( int , int )
  / CREATE OPERATOR FAMILY <ident> USING hash / CREATE CAST ( int AS text ) WITH INOUT AS IMPLICIT / CREATE TEXT SEARCH CONFIGURATION <qualified> ( copy = simple ) / ALTER TEXT SEARCH CONFIGURATION <qualified> ADD MAPPING FOR asciiword WITH simple / ALTER TEXT SEARCH DICTIONARY <qualified> ( a = b ) / SECURITY LABEL ON TABLE <table> IS 'x' / CREATE CONVERSION <qualified> FOR 'UTF8' TO 'LATIN1' FROM f / CREATE ACCESS METHOD <ident> TYPE TABLE HANDLER f / CREATE TRANSFORM FOR int LANGUAGE sql ( FROM SQL WITH FUNCTION f ( internal ) ) / CREATE LANGUAGE plx HANDLER f
  / ALTER VIEW <ifexists> <qualified> (: RENAME TO a / ALTER COLUMN b SET DEFAULT 1 / SET ( security_barrier ) / OWNER TO <role> / RENAME COLUMN a TO b :) / ALTER INDEX <ifexists> <qualified> (: RENAME TO a / SET ( fillfactor = 5 ) / ATTACH PARTITION <qualified> / SET TABLESPACE t / ALTER COLUMN 1 SET STATISTICS 5 / DEPENDS ON EXTENSION e :) / ALTER MATERIALIZED VIEW <qualified> (: RENAME TO a / SET SCHEMA b / CLUSTER ON i :) / ALTER OPERATOR + ( int , int ) OWNER TO <role> / ALTER OPERATOR FAMILY <ident> USING btree ADD OPERATOR 1 < ( int , int ) / ALTER OPERATOR + ( int , int ) SET ( RESTRICT = NONE ) / ALTER LANGUAGE <ident> OWNER TO <role> / ALTER AGGREGATE <qualified> ( int ) RENAME TO b
statement = <select> / <insertfull> / <updatefull> / <deletefull> / <merge> / <createtable> / <createtable> / <altertable> / <altertable> / <altertable> / <createindex> / <createindex> / <drop> / <drop> / <truncate> / <view> / <sequence> / <types2> / <domain> / <routine> / <routine> / <trigger> / <policy> / <schema>
  / <comment> / <grant> / <setting> / <transaction> / <maintenance> / <code> / <copy> / <extension> / <roles> / <databases> / <foreign> / <replication> / <rest>
`;

/** PostgreSQL 18's statements, after the synopses of its manual's part VI. Not all that it makes is valid: a server tells. */
export const postgresGrammar = new Grammar([names, types, expressions, queries, tables, objects, others].map((part) => part.trim()).join('\n'));
