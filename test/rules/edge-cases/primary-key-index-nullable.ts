import type { EdgeCases } from './edge-cases.ts';

const addKey = 'ALTER TABLE users ADD PRIMARY KEY USING INDEX users_id;';

export const primaryKeyIndexNullable: EdgeCases = {
  bad: [
    {
      title: 'a CHECK that is not validated', engine: 'postgresql', base: ['CREATE TABLE users (id bigint);\nCREATE UNIQUE INDEX users_id ON users (id);'],
      files: ['ALTER TABLE users ADD CONSTRAINT id_nn CHECK (id IS NOT NULL) NOT VALID;', addKey], expect: ['2:1'],
    },
    {
      title: 'a CHECK of another column', engine: 'postgresql',
      base: ['CREATE TABLE users (id bigint, n int CHECK (n IS NOT NULL));\nCREATE UNIQUE INDEX users_id ON users (id);'], files: [addKey], expect: ['1:1'],
    },
  ],
  good: [
    {
      title: 'a constraint that allows NULL', engine: 'postgresql', base: ['CREATE TABLE users (id bigint);\nCREATE UNIQUE INDEX users_id ON users (id);'],
      files: ['ALTER TABLE users ADD UNIQUE USING INDEX users_id;'], expect: [],
    },
    {
      title: 'a new table', engine: 'postgresql', files: [`CREATE TABLE users (id bigint);\nCREATE UNIQUE INDEX users_id ON users (id);\n${addKey}`], expect: [],
    },
    {
      title: 'an index that is not known, which is said', engine: 'postgresql', base: ['CREATE TABLE users (id bigint);'], files: [addKey], expect: [],
      impossible: 'users_id stands for an index that no migration creates',
    },
  ],
};
