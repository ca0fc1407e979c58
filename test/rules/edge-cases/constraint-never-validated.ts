import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int, org_id bigint);';
const add = 'ALTER TABLE users ADD CHECK (age > 0) NOT VALID;';

export const constraintNeverValidated: EdgeCases = {
  bad: [
    { title: 'a constraint whose name the server chooses', engine: 'postgresql', base: [users], files: [add], expect: ['1:1'] },
    { title: 'a validation that comes before', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;\nALTER TABLE users VALIDATE CONSTRAINT c;\nALTER TABLE users DROP CONSTRAINT c;\nALTER TABLE users ADD CONSTRAINT c CHECK (age > 1) NOT VALID;'], expect: ['1:4'] },
    { title: 'NOT NULL', engine: 'postgresql', version: '18', base: [users], files: ['ALTER TABLE users ADD CONSTRAINT n NOT NULL age NOT VALID;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a validation under a new name', engine: 'postgresql', base: [users], files: [add, 'ALTER TABLE users RENAME CONSTRAINT users_age_check TO age_ok;\nALTER TABLE users VALIDATE CONSTRAINT age_ok;'], expect: [] },
    { title: 'an old constraint', engine: 'postgresql', base: [users, add], files: ['ALTER TABLE users ADD COLUMN x int NULL;'], expect: [] },
    { title: 'a constraint that goes again', engine: 'postgresql', base: [users], files: [add, 'ALTER TABLE users DROP CONSTRAINT users_age_check;'], expect: [] },
    { title: 'a constraint that is not enforced', engine: 'postgresql', version: '18', base: [users], files: ['ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT ENFORCED;'], expect: [] },
    { title: 'both steps on a table that no migration creates', engine: 'postgresql', files: ['ALTER TABLE legacy ADD CONSTRAINT c CHECK (a > 0) NOT VALID;', 'ALTER TABLE legacy VALIDATE CONSTRAINT c;'], expect: [], impossible: 'legacy stands for a table that no migration creates' },
  ],
};
