import type { EdgeCases } from './edge-cases.ts';

const log = 'CREATE TABLE log (line text);';

export const publicationTableWithoutIdentity: EdgeCases = {
  bad: [
    { title: 'a second table is added', engine: 'postgresql', base: ['CREATE TABLE a (id bigint PRIMARY KEY);', log, 'CREATE PUBLICATION p FOR TABLE a;'], files: ['ALTER PUBLICATION p ADD TABLE public.log;'], expect: ['1:1'] },
    { title: 'the tables of a schema', engine: 'postgresql', version: '15', base: ['CREATE SCHEMA s;\nCREATE TABLE s.log (line text);'], files: ['CREATE PUBLICATION p FOR TABLES IN SCHEMA s;'], expect: ['1:1'] },
    { title: 'deletions are sent from now on', engine: 'postgresql', base: [log, "CREATE PUBLICATION p FOR TABLE log WITH (publish = 'insert');"], files: ["ALTER PUBLICATION p SET (publish = 'insert, delete');"], expect: ['1:1'] },
    { title: 'no identity by name', engine: 'postgresql', base: ['CREATE TABLE log (id bigint PRIMARY KEY);', 'CREATE PUBLICATION p FOR ALL TABLES;'], files: ['ALTER TABLE log REPLICA IDENTITY NOTHING;'], expect: ['1:1'] },
    { title: 'a table that is renamed before', engine: 'postgresql', base: ['CREATE TABLE log (id bigint CONSTRAINT k PRIMARY KEY);', 'CREATE PUBLICATION p FOR TABLE log;'], files: ['ALTER TABLE log RENAME TO trail;\nALTER TABLE trail DROP CONSTRAINT k;'], expect: ['1:2'] },
  ],
  good: [
    { title: 'the key comes in the next file', engine: 'postgresql', base: ['CREATE PUBLICATION p FOR ALL TABLES;'], files: ['CREATE TABLE t (id bigint NOT NULL);', 'ALTER TABLE t ADD PRIMARY KEY (id);'], expect: [] },
    {
      title: 'a unique index', engine: 'postgresql', base: ['CREATE TABLE t (n int NOT NULL);\nCREATE UNIQUE INDEX i ON t (n);\nALTER TABLE t REPLICA IDENTITY USING INDEX i;'],
      files: ['CREATE PUBLICATION p FOR TABLE t;'], expect: [],
    },
    { title: 'tables that are not sent', engine: 'postgresql', base: ['CREATE PUBLICATION p FOR ALL TABLES;'], files: ['CREATE TEMP TABLE a (n int);\nCREATE UNLOGGED TABLE b (n int);'], expect: [] },
    { title: 'another key in one statement', engine: 'postgresql', base: ['CREATE TABLE t (a int CONSTRAINT k PRIMARY KEY, b int NOT NULL);', 'CREATE PUBLICATION p FOR TABLE t;'], files: ['ALTER TABLE t DROP CONSTRAINT k, ADD PRIMARY KEY (b);'], expect: [] },
    { title: 'the table is taken out before', engine: 'postgresql', base: ['CREATE TABLE t (id bigint CONSTRAINT k PRIMARY KEY);', 'CREATE PUBLICATION p FOR TABLE t;'], files: ['ALTER PUBLICATION p DROP TABLE t;\nALTER TABLE t DROP CONSTRAINT k;'], expect: [] },
    { title: 'a publication of nothing', engine: 'postgresql', base: [log], files: ['CREATE PUBLICATION p;'], expect: [] },
  ],
};
