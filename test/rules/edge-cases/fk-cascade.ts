import type { EdgeCases } from './edge-cases.ts';

const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY, code varchar(20) UNIQUE);';

export const fkCascade: EdgeCases = {
  bad: [
    { title: 'with a new column', engine: 'postgresql', base: [orgs, 'CREATE TABLE users (id bigint PRIMARY KEY);'], files: ['ALTER TABLE users ADD COLUMN org_id bigint NULL REFERENCES orgs ON DELETE CASCADE;'], expect: ['1:1'] },
    { title: 'a table that no migration creates', engine: 'postgresql', files: ['ALTER TABLE legacy ADD FOREIGN KEY (a) REFERENCES other (id) ON DELETE CASCADE;'], expect: ['1:1'], impossible: 'legacy stands for a table that no migration creates' },
    { title: 'two keys of one table', engine: 'mariadb', base: [orgs], files: ['CREATE TABLE m (\n  a bigint,\n  b bigint,\n  FOREIGN KEY (a) REFERENCES orgs (id) ON DELETE CASCADE,\n  FOREIGN KEY (b) REFERENCES orgs (id) ON DELETE CASCADE\n);'], expect: ['1:4', '1:5'] },
  ],
  good: [
    { title: 'an old key that is validated', engine: 'postgresql', base: [orgs, 'CREATE TABLE u (o bigint);\nALTER TABLE u ADD CONSTRAINT f FOREIGN KEY (o) REFERENCES orgs ON DELETE CASCADE NOT VALID;'], files: ['ALTER TABLE u VALIDATE CONSTRAINT f;'], expect: [] },
    { title: 'a default instead', engine: 'postgresql', base: [orgs], files: ['CREATE TABLE u (o bigint DEFAULT 1 REFERENCES orgs ON DELETE SET DEFAULT);'], expect: [] },
  ],
};
