import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
const generated = 'CREATE TABLE users (id bigint PRIMARY KEY, age int, twice int GENERATED ALWAYS AS (age * 2) VIRTUAL);';

export const dropColumn: EdgeCases = {
  bad: [
    {
      title: 'an old column under its new name', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users RENAME COLUMN age TO years;', 'ALTER TABLE users DROP COLUMN years;'], expect: ['2:1'],
    },
    {
      title: 'the old column behind a new one of its name', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users RENAME COLUMN age TO age_old;\nALTER TABLE users ADD COLUMN age bigint NULL;\n'
        + 'ALTER TABLE users DROP COLUMN age_old;'],
      expect: ['1:3'],
    },
    {
      title: 'a declared contract step still needs the gate', engine: 'postgresql', base: [users],
      files: ['-- schema-gitops:contract age is replaced by born_on\nALTER TABLE users DROP COLUMN age;'], expect: ['1:2'],
    },
    {
      title: 'a virtual column, as a notice', engine: 'postgresql', version: '18', base: [generated],
      files: ['ALTER TABLE users DROP COLUMN twice;'], expect: ['1:1'],
    },
    {
      title: 'a table that no migration creates', engine: 'postgresql', files: ['ALTER TABLE legacy DROP COLUMN a;'], expect: ['1:1'],
      impossible: 'legacy stands for a table that no migration creates',
    },
    { title: 'a virtual column, as a notice', engine: 'mysql', base: [generated], files: ['ALTER TABLE users DROP COLUMN twice;'], expect: ['1:1'] },
  ],
  good: [
    {
      title: 'a column that is not there', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users DROP COLUMN IF EXISTS nick;'], expect: [],
    },
  ],
};
