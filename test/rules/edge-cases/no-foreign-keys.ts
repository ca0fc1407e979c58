import type { EdgeCases } from './edge-cases.ts';

const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY, code varchar(20) UNIQUE);';

export const noForeignKeys: EdgeCases = {
  bad: [
    { title: 'a table that no migration creates', engine: 'postgresql', files: ['ALTER TABLE legacy ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES other (id) NOT VALID;'], expect: ['1:1'], impossible: 'legacy stands for a table that no migration creates' },
    { title: 'at its column', engine: 'postgresql', base: [orgs], files: ['CREATE TABLE u (\n  id int PRIMARY KEY,\n  org_id bigint REFERENCES orgs\n);'], expect: ['1:3'] },
  ],
  good: [
    { title: 'an old key that is validated', engine: 'postgresql', base: [orgs, 'CREATE TABLE u (o bigint);\nALTER TABLE u ADD CONSTRAINT f FOREIGN KEY (o) REFERENCES orgs NOT VALID;'], files: ['ALTER TABLE u VALIDATE CONSTRAINT f;'], expect: [] },
    { title: 'a partition that gets the key of its parent', engine: 'postgresql', base: [orgs, 'CREATE TABLE e (o bigint REFERENCES orgs, at date) PARTITION BY RANGE (at);'], files: ["CREATE TABLE e1 PARTITION OF e FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');"], expect: [] },
  ],
};
