import type { EdgeCases } from './edge-cases.ts';

const pgTable = 'CREATE TABLE t (id bigint PRIMARY KEY, s varchar(50), n int, d numeric(10,2), at timestamptz, body text);';
const myTable = "CREATE TABLE t (id bigint PRIMARY KEY, s varchar(50), n int unsigned, d decimal(10,2), at datetime, e enum('new','paid','void'))\n"
  + 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;';
const alter = (column: string, type: string): string => `ALTER TABLE t ALTER COLUMN ${column} TYPE ${type};`;
const modify = (definition: string): string => `ALTER TABLE t MODIFY ${definition};`;

export const lossyTypeChange: EdgeCases = {
  bad: [
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
