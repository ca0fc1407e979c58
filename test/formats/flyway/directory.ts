/** What of Flyway stands beside plain versioned and repeatable files: baseline and undo, script configuration, other encodings, folders. */
export function flywayDirectory(engine: 'postgresql' | 'mariadb'): Readonly<Record<string, string | Uint8Array>> {
  const isPostgres = engine === 'postgresql';
  return {
    'db/V1__create.sql': 'CREATE TABLE a (id int, t varchar(50));',
    'db/V2__more.sql': 'CREATE TABLE b (id int);',
    'db/B2__all_so_far.sql': 'CREATE TABLE a (id int, t varchar(50));\nCREATE TABLE b (id int);\n',
    'db/V3__latin.sql': Buffer.from("INSERT INTO a VALUES (1, 'd\u00e9j\u00e0 vu');\n", 'latin1'),
    'db/V3__latin.sql.conf': 'encoding=ISO-8859-1',
    'db/V4__raw.sql': "INSERT INTO a VALUES (2, '${who}');",
    'db/V4__raw.sql.conf': '# as it is\nplaceholderReplacement=false\n',
    'db/V5__alone.sql': isPostgres ? 'CREATE INDEX CONCURRENTLY a_id ON a (id);\nVACUUM a;\n' : 'CREATE INDEX a_id ON a (id);\n',
    'db/V5__alone.sql.conf': 'executeInTransaction = false',
    'db/V6__who.sql': "INSERT INTO a VALUES (3, '${who} ${flyway:filename}');",
    'db/sub/V7_1__folder.sql': 'INSERT INTO b VALUES (1);',
    'db/sub/V7.2__dots.sql': 'INSERT INTO b VALUES (2);',
    'db/V8__body.sql': isPostgres
      ? 'CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;\nCREATE FUNCTION g() RETURNS int LANGUAGE plpgsql AS $body$ BEGIN RETURN 1; END; $body$;'
      : 'CREATE FUNCTION f() RETURNS int DETERMINISTIC BEGIN DECLARE x int; SET x = 1; RETURN x; END;\nDELIMITER //\nCREATE FUNCTION g() RETURNS int DETERMINISTIC RETURN 2//\nDELIMITER ;\nINSERT INTO b VALUES (3);',
    'db/V9__quotes.sql': "INSERT INTO a VALUES (4, 'a;b -- c'); /* d; */ INSERT INTO a VALUES (5, NULL); -- e;\n",
    'db/V10__last.sql': 'INSERT INTO b VALUES (4);\r\nINSERT INTO b VALUES (5);\r\n',
    'db/R__view.sql': 'CREATE OR REPLACE VIEW v AS SELECT id FROM a;',
    'db/beforeClean.sql': 'SELECT 1;',
  };
}
