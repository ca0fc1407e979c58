import type { EdgeCases } from './edge-cases.ts';

const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY);';
const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text, org_id bigint);';
const addKey = 'ALTER TABLE users ADD CONSTRAINT users_org_fk FOREIGN KEY (org_id) REFERENCES orgs (id) NOT VALID;';

export const fkMissingIndex: EdgeCases = {
  bad: [
    {
      title: 'a key with a new column', engine: 'postgresql', base: [orgs, users],
      files: ['ALTER TABLE users ADD COLUMN payer_id bigint NULL REFERENCES orgs (id);'], expect: ['1:1'],
    },
    {
      title: 'an index that begins with another column', engine: 'postgresql',
      base: [orgs, users, 'CREATE INDEX i ON users (email, org_id);'], files: [addKey], expect: ['1:1'],
    },
    {
      title: 'an index over an expression', engine: 'postgresql',
      base: [orgs, users, 'CREATE INDEX i ON users ((org_id + 0));'], files: [addKey], expect: ['1:1'],
    },
    {
      title: 'a partial index that leaves rows out', engine: 'postgresql',
      base: [orgs, users, "CREATE INDEX i ON users (org_id) WHERE email <> '';"], files: [addKey], expect: ['1:1'],
    },
    {
      title: 'an index that does not answer equality', engine: 'postgresql',
      base: [orgs, users, 'CREATE INDEX i ON users USING brin (org_id);'], files: [addKey], expect: ['1:1'],
    },
    {
      title: 'an index that a later file drops', engine: 'postgresql', base: [orgs, users, 'CREATE INDEX i ON users (org_id);'],
      files: [addKey, 'DROP INDEX i;'], expect: ['1:1'],
    },
    {
      title: 'a table that the option calls static, as a notice', engine: 'postgresql', base: [orgs, users], files: [addKey],
      expect: ['1:1'], options: { static: ['^orgs$'] },
    },
  ],
  good: [
    {
      title: 'the index of an old key is dropped, which is another rule’s', engine: 'postgresql',
      base: [orgs, users, 'CREATE INDEX i ON users (org_id);', addKey], files: ['SELECT 1;\nDROP INDEX i;'], expect: [],
    },
    {
      title: 'a partial index that leaves out nothing but NULL', engine: 'postgresql',
      base: [orgs, users, 'CREATE INDEX i ON users (org_id) WHERE org_id IS NOT NULL;'], files: [addKey], expect: [],
    },
    {
      title: 'the primary key begins with the column', engine: 'postgresql', base: [orgs],
      files: ['CREATE TABLE members (org_id bigint REFERENCES orgs (id), user_id bigint, PRIMARY KEY (org_id, user_id));'], expect: [],
    },
    {
      title: 'a hash index', engine: 'postgresql', base: [orgs, users, 'CREATE INDEX i ON users USING hash (org_id);'],
      files: [addKey], expect: [],
    },
    {
      title: 'a key that the change set drops again', engine: 'postgresql', base: [orgs, users],
      files: [addKey, 'ALTER TABLE users DROP CONSTRAINT users_org_fk;'], expect: [],
    },
    {
      title: 'a renamed column keeps its index', engine: 'postgresql', base: [orgs, users],
      files: [`CREATE INDEX i ON users (org_id);\n${addKey}\nALTER TABLE users RENAME COLUMN org_id TO owner_id;`], expect: [],
    },
    {
      title: 'a key that is not enforced', engine: 'postgresql', version: '18', base: [orgs, users],
      files: ['ALTER TABLE users ADD CONSTRAINT f FOREIGN KEY (org_id) REFERENCES orgs (id) NOT ENFORCED;'], expect: [],
    },
    {
      title: 'an index on the partitioned parent', engine: 'postgresql', base: [orgs],
      files: ['CREATE TABLE ev (id bigint, org_id bigint REFERENCES orgs (id)) PARTITION BY HASH (id);\n'
        + 'CREATE TABLE ev0 PARTITION OF ev FOR VALUES WITH (MODULUS 1, REMAINDER 0);\nCREATE INDEX ev_org ON ev (org_id);'],
      expect: [],
    },
  ],
};
