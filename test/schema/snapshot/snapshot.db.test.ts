import { expect, it } from '@jest/globals';
import { inspectSchema as inspectMysql } from '../../../src/engines/mysql/inspect-schema.ts';
import { inspectSchema as inspectPostgres } from '../../../src/engines/postgres/inspect-schema.ts';
import type { InspectedSchema } from '../../../src/model/schema-object.ts';
import { compareSchemas } from '../../../src/schema/compare-schemas.ts';
import { readSnapshot } from '../../../src/schema/snapshot/read-snapshot.ts';
import { writeSnapshot } from '../../../src/schema/snapshot/write-snapshot.ts';
import { lines } from '../../drift/objects.ts';
import { inspectDatabase } from '../../drift/run-case.ts';
import { createDatabase, describeEachServer, type TestServer } from '../../support/servers.ts';

const postgresBase = `
CREATE SCHEMA "odd ""name"".x:y#"; CREATE TABLE "odd ""name"".x:y#"."t ""1"""
  (id serial PRIMARY KEY, "a.b" text DEFAULT E'it''s\\n: #' NOT NULL, g int GENERATED ALWAYS AS IDENTITY, CHECK ("a.b" <> ''));
COMMENT ON TABLE "odd ""name"".x:y#"."t ""1""" IS E'first\\nsecond: "x"\\n# third'; COMMENT ON COLUMN "odd ""name"".x:y#"."t ""1"""."a.b" IS '- item';
CREATE INDEX ON "odd ""name"".x:y#"."t ""1""" (lower("a.b")); GRANT SELECT ON "odd ""name"".x:y#"."t ""1""" TO PUBLIC;
CREATE TABLE p(id int, d date) PARTITION BY RANGE(d); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01'); CREATE INDEX ON p(d);
CREATE FUNCTION f(a int, b text DEFAULT 'x') RETURNS int LANGUAGE plpgsql AS E'begin\\r\\n\\treturn 1; -- ?\\nend';
CREATE TYPE e AS ENUM ('a', 'B c', '"'); CREATE DOMAIN d AS int CHECK (VALUE > 0); CREATE VIEW v AS SELECT id, d FROM p WHERE id > 0; COMMENT ON CONSTRAINT d_check ON DOMAIN d IS 'x';`;

const mysqlBase = `
CREATE TABLE r(id INT PRIMARY KEY); CREATE TABLE \`odd.name: #"x\`(id INT AUTO_INCREMENT PRIMARY KEY, \`a.b\` VARCHAR(50) NOT NULL DEFAULT 'it''s: #' COMMENT 'first
second: "x"', r_id INT, KEY k (\`a.b\`(10)), CONSTRAINT fk FOREIGN KEY (r_id) REFERENCES r(id)) COMMENT '# x';
CREATE VIEW v AS SELECT id FROM r WHERE id > 0; CREATE TRIGGER tr BEFORE INSERT ON r FOR EACH ROW SET NEW.id = 1; CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1;`;

function suite(base: string, inspect: typeof inspectPostgres): (server: TestServer) => void {
  return (server) => {
    it('compares equal to the database, which compares equal to it', async () => {
      const database = await createDatabase(server);
      try {
        await database.query(base);
        const inspected = await inspectDatabase(database, { server, inspect });
        const text = writeSnapshot({ schema: inspected });
        const read = readSnapshot(text, 'schema.txt').schema;
        expect(lines(compareSchemas(read, inspected, { owners: 'error', 'generated-names': 'error', 'column-order': 'error' }).changes)).toEqual([]);
        expect(factsOf(read)).toEqual(factsOf(inspected));
        expect(writeSnapshot({ schema: read })).toBe(text);
      } finally {
        await database.drop();
      }
    });
  };
}

/** Objects in one order, without the order of what has none. */
function factsOf({ groups }: InspectedSchema): unknown {
  return [...groups.values()].map((group) => group.objects().map((one) => ({ ...one, uses: one.uses.toSorted(), marks: one.marks.toSorted() })).toSorted((left, right) => (left.key < right.key ? -1 : 1)));
}

describeEachServer('a schema file of a database', ['postgresql'], suite(postgresBase, inspectPostgres));
describeEachServer('a schema file of a database', ['mysql', 'mariadb'], suite(mysqlBase, inspectMysql));
