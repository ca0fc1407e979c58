import { Grammar } from './grammar.ts';

const text = `
function = CREATE FUNCTION f ( a int , b text ) RETURNS int LANGUAGE plpgsql AS $body$ <block> $body$
block = [ DECLARE <declaration> { <declaration> } ] BEGIN <statement> { <statement> } [ EXCEPTION WHEN others THEN <statement> ] RETURN <expr> ; END ;
inner = [ <<l>> ] [ DECLARE <declaration> ] BEGIN <statement> { <statement> } [ EXCEPTION WHEN unique_violation OR SQLSTATE~'22012' THEN <statement> ] END ;
declaration = x int := <expr> ; / y text ; / r record ; / c CURSOR FOR <query> ; / z CONSTANT int NOT NULL DEFAULT 3 ; / w int [] ; / v numeric ( 10 , 2 ) ;
statement = NULL ; / <sql> ; / a := <expr> ; / b = <expr> ; / PERFORM <expr> [ FROM t WHERE <expr> ] ; / IF <expr> THEN <statement> { <statement> } [ ELSIF <expr> THEN <statement> ] [ ELSE <statement> ] END IF ;
  / FOR i IN 1 .. <atom> LOOP <statement> END LOOP ; / FOR i IN REVERSE 10 .. 1 BY 2 LOOP <statement> EXIT WHEN <expr> ; END LOOP ; / FOR a , b IN <query> LOOP <statement> { <statement> } END LOOP ; / WHILE <expr> LOOP <statement> CONTINUE ; END LOOP ;
  / LOOP EXIT ; END LOOP ; / EXECUTE <dynamic> ; / EXECUTE <dynamic> INTO a USING <expr> , b ; / RAISE NOTICE 'x~%~%' , a , <expr> ; / RAISE EXCEPTION USING message = <expr> ; / RAISE ; / GET DIAGNOSTICS a = ROW_COUNT ; / <inner> / CASE a WHEN 1 , 2 THEN <statement> ELSE <statement> END CASE ;
  / SELECT <expr> INTO a FROM t WHERE <expr> ; / SELECT <expr> , b INTO STRICT a , b FROM t ; / INSERT INTO t VALUES ( <expr> ) RETURNING a INTO a ; / ASSERT <expr> , 'x' ; / CALL p ( <expr> ) ; / FOREACH a IN ARRAY ARRAY [] :: int [] LOOP <statement> END LOOP ; / RETURN <expr> ; / FOR a IN EXECUTE <dynamic> LOOP <statement> END LOOP ;
sql = UPDATE t SET a = <expr> WHERE <expr> / DELETE FROM t / INSERT INTO t ( a ) SELECT <expr> FROM u / CREATE TABLE t ( a int DEFAULT 1 ) / DROP TABLE IF EXISTS t / ALTER TABLE t ADD COLUMN a int , DROP COLUMN b / TRUNCATE t / CREATE INDEX ON t ( a ) / WITH c AS ( <query> ) DELETE FROM t USING c / LOCK TABLE t / SET LOCAL x = 1 / COMMENT ON TABLE t IS 'x;y'
query = SELECT <expr> , <expr> FROM t WHERE <expr> / SELECT 1 , 'x' / VALUES ( 1 , 'x' ) , ( 2 , 'y' )
dynamic = 'drop~table~x' / 'select~' || b / format ( 'alter~table~%I~drop~column~%s' , b , 'y' ) / $q$create~table~q(a~int);$q$ / 'it''s' || quote_ident ( 'A' )
expr = <atom> / <atom> + <atom> / <atom> = <atom> / <expr> AND <expr> / NOT <atom> / EXISTS ( <query> ) / <atom> IS NULL / <atom> IN ( 1 , 2 ) / b || 'x' / <atom> :: text
atom = a / 1 / 'x;y' / ( <expr> ) / coalesce ( <atom> , 2 ) / ( SELECT max ( q ) FROM t ) / now ( ) / CASE WHEN <atom> THEN 1 ELSE 2 END / $1 / length ( b )
`;

/** Functions in PL/pgSQL, after chapter 41 of PostgreSQL 18's manual. Not all that it makes is valid: a server tells. */
export const plpgsqlGrammar = new Grammar(text);
