import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), code varchar(9) COLLATE "C", at timestamp(3));';
const alter = (column: string, type: string): string => `ALTER TABLE users ALTER COLUMN ${column} TYPE ${type};`;
const index = (definition: string): string => `CREATE INDEX i ON users ${definition};`;

export const changeTypeIndexRebuild: EdgeCases = {
  bad: [
    { title: 'the old collation left out', engine: 'postgresql', base: [users, index('(code)')], files: [alter('code', 'varchar(20)')], expect: ['1:1'] },
    { title: 'a condition on the column', engine: 'postgresql', base: [users, index('(id) WHERE email IS NOT NULL')], files: [alter('email', 'text')], expect: ['1:1'] },
    {
      title: 'a time zone in a session in UTC', engine: 'postgresql', base: [users, index('(at)')],
      files: [`SET LOCAL TIME ZONE 'UTC';\n${alter('at', 'timestamptz')}`], expect: ['1:2'],
    },
    { title: 'the key of a unique constraint', engine: 'postgresql', base: [users, 'ALTER TABLE users ADD CONSTRAINT k UNIQUE (id, email);'], files: [alter('email', 'bpchar')], expect: ['1:1'] },
  ],
  good: [
    { title: 'the collation that it has', engine: 'postgresql', base: [users, index('(code)')], files: [alter('code', 'varchar(20) COLLATE "C"')], expect: [] },
    { title: 'an index with its own class', engine: 'postgresql', base: [users, index('(email varchar_pattern_ops)')], files: [alter('email', 'text')], expect: [] },
    { title: 'a column that the index only includes', engine: 'postgresql', base: [users, index('(id) INCLUDE (email)')], files: [alter('email', 'text COLLATE "C"')], expect: [] },
    { title: 'a rewrite, which is a rule of its own', engine: 'postgresql', base: [users, index('(email)')], files: [alter('email', 'varchar(60) COLLATE "C" USING lower(email)')], expect: [] },
    { title: 'a higher precision', engine: 'postgresql', base: [users, index('(at)')], files: [alter('at', 'timestamp')], expect: [] },
  ],
};
