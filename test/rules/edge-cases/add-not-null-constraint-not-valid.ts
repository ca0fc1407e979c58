import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text);';

export const addNotNullConstraintNotValid: EdgeCases = {
  bad: [
    {
      title: 'without a name, behind another action', engine: 'postgresql', version: '18', base: [users],
      files: ['ALTER TABLE users\n  ADD COLUMN nick text NULL,\n  ADD NOT NULL email;'], expect: ['1:3'],
    },
    {
      title: 'a CHECK that is not validated proves nothing', engine: 'postgresql', version: '18',
      base: [users, 'ALTER TABLE users ADD CONSTRAINT c CHECK (email IS NOT NULL) NOT VALID;'],
      files: ['ALTER TABLE users ADD CONSTRAINT "Email is there" NOT NULL email;'], expect: ['1:1'],
    },
  ],
  good: [
    {
      title: 'a validated CHECK says the same', engine: 'postgresql', version: '18', base: [users, 'ALTER TABLE users ADD CONSTRAINT c CHECK (email IS NOT NULL);'],
      files: ['ALTER TABLE users ADD CONSTRAINT email_nn NOT NULL email;'], expect: [],
    },
    {
      title: 'SET NOT NULL without any constraint, which is a rule of its own', engine: 'postgresql', version: '18', base: [users],
      files: ['ALTER TABLE users ALTER COLUMN email SET NOT NULL;'], expect: [],
    },
    { title: 'a new table', engine: 'postgresql', version: '18', files: ['CREATE TABLE t (a int);\nALTER TABLE t ADD CONSTRAINT n NOT NULL a;'], expect: [] },
  ],
};
