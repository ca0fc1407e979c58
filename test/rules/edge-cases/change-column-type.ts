import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id int PRIMARY KEY, email varchar(50), body text, price numeric(10,2), at timestamp(3), seen timestamptz, net cidr, tags varchar(9)[], code char(10));';
const types = "CREATE DOMAIN word AS text CHECK (VALUE <> '');\nCREATE DOMAIN free AS text;\nCREATE TYPE mood AS ENUM ('ok');";
const alter = (column: string, type: string): string => `ALTER TABLE users ALTER COLUMN ${column} TYPE ${type};`;
const bad = (title: string, column: string, type: string): EdgeCases['bad'][number] =>
  ({ title, engine: 'postgresql', base: [users, types], files: [alter(column, type)], expect: ['1:1'] });
const good = (title: string, column: string, type: string): EdgeCases['good'][number] =>
  ({ title, engine: 'postgresql', base: [users, types], files: [alter(column, type)], expect: [] });

export const changeColumnType: EdgeCases = {
  bad: [
    bad('an expression', 'email', 'text USING lower(email)'),
    bad('another scale', 'price', 'numeric(12,4)'),
    bad('a domain that refuses values', 'body', 'word'),
    bad('an enum', 'body', 'mood USING body::mood'),
    bad('elements of an array', 'tags', 'varchar(20)[]'),
    bad('padded text', 'code', 'text'),
    bad('a lower precision', 'seen', 'timestamptz(0)'),
    {
      title: 'a zone whose offset is not 0', engine: 'postgresql', base: [users], files: [`SET TIME ZONE 'Europe/Berlin';\n${alter('at', 'timestamptz')}`], expect: ['1:2'],
    },
    {
      title: 'a version that always converts', engine: 'postgresql', version: '11', base: [users], files: [`SET LOCAL TimeZone = 'UTC';\n${alter('at', 'timestamptz')}`], expect: ['1:2'],
      impossible: 'from version 12 on it is another case',
    },
    {
      title: 'a new column of an old table', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN n int NULL;', alter('n', 'bigint')], expect: ['2:1'],
    },
    {
      title: 'a table of unknown origin', engine: 'postgresql', files: ['ALTER TABLE legacy ALTER COLUMN a TYPE text;'], expect: ['1:1'], impossible: 'legacy stands for a table that no migration creates',
    },
  ],
  good: [
    good('text without bound', 'body', 'varchar'),
    good('no scale and precision at all', 'price', 'numeric'),
    good('networks', 'net', 'inet'),
    good('the column itself', 'email', 'text USING email'),
    good('a cast that says what TYPE says', 'email', 'varchar(60) USING ("email"::varchar(60))'),
    good('the same in the long form', 'email', 'text USING CAST(email AS text)'),
    good('a domain that refuses nothing', 'body', 'free'),
    good('another collation', 'body', 'text COLLATE "C"'),
    good('a higher precision', 'at', 'timestamp'),
    {
      title: 'UTC under another name, to the zone and back', engine: 'postgresql', base: [users],
      files: [`SET timezone TO 'Etc/UTC';\n${alter('at', 'timestamp with time zone')}\n${alter('seen', 'timestamp')}`], expect: [],
    },
    { title: 'a new table', engine: 'postgresql', files: ['CREATE TABLE t (a int);', 'ALTER TABLE t ALTER a TYPE text;'], expect: [] },
    { title: 'a view', engine: 'postgresql', base: [users, 'CREATE VIEW v AS SELECT id FROM users;'], files: ['ALTER VIEW v ALTER COLUMN id SET DEFAULT 1;'], expect: [] },
  ],
};
