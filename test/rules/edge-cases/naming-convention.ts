import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));';

export const namingConvention: EdgeCases = {
  bad: [
    { title: 'a new name for an old column', engine: 'postgresql', base: [users], files: ['ALTER TABLE users RENAME COLUMN email TO "eMail";'], expect: ['1:1'] },
    {
      title: 'a pattern that holds other names', engine: 'postgresql', base: [users], files: ['CREATE INDEX i ON users (email, id);'],
      expect: ['1:1'], options: { patterns: { index: '^{table}_{columns}_idx$' } },
    },
  ],
  good: [
    { title: 'a name that the option allows', engine: 'postgresql', files: ['CREATE TABLE "Legacy" (id bigint PRIMARY KEY);'], expect: [], options: { allow: ['^Legacy$'] } },
    {
      title: 'a name that the template makes', engine: 'postgresql', base: [users], files: ['CREATE INDEX users_email_id_idx ON users (email, id);'],
      expect: [], options: { patterns: { index: '^{table}_{columns}_idx$' } },
    },
    { title: 'a view that is replaced', engine: 'postgresql', base: ['CREATE VIEW "V" AS SELECT 1 AS n;'], files: ['CREATE OR REPLACE VIEW "V" AS SELECT 2 AS n;'], expect: [] },
  ],
};
