import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);';
const setNotNull = 'ALTER TABLE users ALTER COLUMN email SET NOT NULL;';
const prove = 'ALTER TABLE users ADD CONSTRAINT email_nn CHECK (email IS NOT NULL) NOT VALID;';
const validate = 'ALTER TABLE users VALIDATE CONSTRAINT email_nn;';

export const setNotNullScan: EdgeCases = {
  bad: [
    { title: 'a proof that is not validated', engine: 'postgresql', base: [users, prove], files: [setNotNull], expect: ['1:1'] },
    {
      title: 'a condition that NULL would fail, but that does not say so', engine: 'postgresql',
      base: [users, 'ALTER TABLE users ADD CHECK (age > 5);'], files: ['ALTER TABLE users ALTER COLUMN age SET NOT NULL;'], expect: ['1:1'],
    },
    {
      title: 'one side of OR', engine: 'postgresql', base: [users, 'ALTER TABLE users ADD CHECK (age IS NOT NULL OR email IS NOT NULL);'],
      files: ['ALTER TABLE users ALTER COLUMN age SET NOT NULL;'], expect: ['1:1'],
    },
    {
      title: 'a column that the change set added to an old table', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users ADD COLUMN nick text NULL;', 'ALTER TABLE users\n  ALTER COLUMN nick SET NOT NULL;'], expect: ['2:2'],
    },
    {
      title: 'a proof that was dropped', engine: 'postgresql', base: [users, prove, validate],
      files: [`ALTER TABLE users DROP CONSTRAINT email_nn;\n${setNotNull}`], expect: ['1:2'],
    },
    {
      title: 'a valid CHECK is no proof before version 12', engine: 'postgresql', version: '11', base: [users, prove, validate],
      files: [setNotNull], expect: ['1:1'],
    },
  ],
  good: [
    {
      title: 'a proof among other conditions', engine: 'postgresql',
      base: [users, "ALTER TABLE users ADD CHECK ((email <> '') AND (users.email IS NOT NULL));"], files: [setNotNull], expect: [],
    },
    {
      title: 'a column that is NOT NULL already', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users ALTER COLUMN id SET NOT NULL;'], expect: [],
    },
    {
      title: 'a new table', engine: 'postgresql', base: [users],
      files: ['CREATE TABLE fresh (id bigint PRIMARY KEY, a text);\nALTER TABLE fresh ALTER COLUMN a SET NOT NULL;'], expect: [],
    },
    {
      title: 'a proof under the old name of the column', engine: 'postgresql', base: [users, prove, validate],
      files: ['ALTER TABLE users RENAME COLUMN email TO mail;', 'ALTER TABLE users ALTER COLUMN mail SET NOT NULL;'], expect: [],
    },
  ],
};
