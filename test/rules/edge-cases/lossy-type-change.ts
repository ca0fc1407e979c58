import type { EdgeCases } from './edge-cases.ts';

const pgTable = 'CREATE TABLE t (id bigint PRIMARY KEY, s varchar(50), n int, d numeric(10,2), at timestamptz, body text);';
const myTable = "CREATE TABLE t (id bigint PRIMARY KEY, s varchar(50), n int unsigned, d decimal(10,2), at datetime, e enum('new','paid','void'))\n"
  + 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;';
const alter = (column: string, type: string): string => `ALTER TABLE t ALTER COLUMN ${column} TYPE ${type};`;
const modify = (definition: string): string => `ALTER TABLE t MODIFY ${definition};`;

export const lossyTypeChange: EdgeCases = {
  bad: [
    {
      title: 'an enum without a label of the old one', engine: 'postgresql', base: ["CREATE TYPE mood AS ENUM ('good', 'bad');\nCREATE TABLE e (id int PRIMARY KEY, m mood);"],
      files: ["CREATE TYPE mood_new AS ENUM ('good');\nALTER TABLE e ALTER COLUMN m TYPE mood_new USING m::text::mood_new;"], expect: ['1:2'],
    },
    {
      title: 'a list of a narrower type', engine: 'postgresql', base: ['CREATE TABLE l (id int PRIMARY KEY, n bigint[]);'], files: ['ALTER TABLE l ALTER COLUMN n TYPE int[];'], expect: ['1:1'],
    },
    {
      title: 'a domain over a longer text', engine: 'postgresql', base: ['CREATE DOMAIN code AS varchar(20);\nCREATE TABLE c (id int PRIMARY KEY, k code);'],
      files: ['ALTER TABLE c ALTER COLUMN k TYPE varchar(10);'], expect: ['1:1'],
    },
    { title: 'a narrower integer', engine: 'postgresql', base: [pgTable], files: ['ALTER TABLE t\n  ALTER n TYPE smallint;'], expect: ['1:2'] },
    { title: 'a lower scale', engine: 'postgresql', base: [pgTable], files: [alter('d', 'numeric(10,1)')], expect: ['1:1'] },
    { title: 'fewer digits in all', engine: 'postgresql', base: [pgTable], files: [alter('d', 'numeric(8,2)')], expect: ['1:1'] },
    { title: 'a date of a moment', engine: 'postgresql', base: [pgTable], files: [alter('at', 'date')], expect: ['1:1'] },
    { title: 'a moment without its zone', engine: 'postgresql', base: [pgTable], files: [alter('at', 'timestamp')], expect: ['1:1'] },
    { title: 'a number of a text, by an expression', engine: 'postgresql', base: [pgTable], files: [alter('s', 'int USING s::int')], expect: ['1:1'] },
    { title: 'a sign takes half of the range', engine: 'mysql', base: [myTable], files: [modify('n int')], expect: ['1:1'] },
    { title: 'a label is missing', engine: 'mysql', base: [myTable], files: [modify("e enum('new','paid')")], expect: ['1:1'] },
    { title: 'a narrower character set', engine: 'mysql', base: [myTable], files: ['ALTER TABLE t CONVERT TO CHARACTER SET latin1;'], expect: ['1:1', '1:1'] },
    { title: 'a moment that ends in 2038', engine: 'mariadb', base: [myTable], files: [modify('at timestamp NULL')], expect: ['1:1'] },
  ],
  good: [
    {
      title: 'an enum with more labels', engine: 'postgresql', base: ["CREATE TYPE mood AS ENUM ('good');\nCREATE TABLE e (id int PRIMARY KEY, m mood, ms mood[]);"],
      files: ["CREATE TYPE mood_new AS ENUM ('bad', 'good');\nALTER TABLE e ALTER COLUMN m TYPE mood_new USING m::text::mood_new;\nALTER TABLE e ALTER COLUMN ms TYPE mood_new[] USING ms::text[]::mood_new[];"], expect: [],
    },
    {
      title: 'a list of the old values', engine: 'postgresql', base: ['CREATE TABLE l (id int PRIMARY KEY, n int);'], files: ['ALTER TABLE l ALTER COLUMN n TYPE bigint[] USING ARRAY[n::bigint];'], expect: [],
    },
    {
      title: 'the base type of a domain', engine: 'postgresql', base: ['CREATE DOMAIN code AS varchar(20);\nCREATE TABLE c (id int PRIMARY KEY, k code);'],
      files: ['ALTER TABLE c ALTER COLUMN k TYPE varchar(20);'], expect: [],
    },
    { title: 'more digits', engine: 'postgresql', base: [pgTable], files: [alter('d', 'numeric(12,2)'), alter('d', 'numeric')], expect: [] },
    { title: 'the same type', engine: 'postgresql', base: [pgTable], files: [alter('s', 'character varying(50)')], expect: [] },
    {
      title: 'a new column', engine: 'postgresql', base: [pgTable],
      files: ['ALTER TABLE t ADD COLUMN code text NULL;\nALTER TABLE t ALTER COLUMN code TYPE varchar(10);'], expect: [],
    },
    {
      title: 'a new table', engine: 'postgresql',
      files: ['CREATE TABLE fresh (id bigint PRIMARY KEY);\nALTER TABLE fresh ALTER id TYPE int;'], expect: [],
    },
    { title: 'more labels', engine: 'mysql', base: [myTable], files: [modify("e enum('new','held','paid','void')")], expect: [] },
    { title: 'another display width', engine: 'mysql', base: [myTable], files: [modify('n int(5) unsigned')], expect: [] },
  ],
};
