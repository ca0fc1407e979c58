import type { EdgeCases } from './edge-cases.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, owner text);';

export const setRolePolicy: EdgeCases = {
  bad: [
    { title: 'a role that is none', engine: 'postgresql', files: ['SET ROLE NONE;\nCREATE TABLE t (id bigint PRIMARY KEY);'], expect: ['1:2'] },
    { title: 'every file for itself', engine: 'postgresql', base: [t], files: ['SET ROLE owner;\nALTER TABLE t ADD COLUMN a int;', 'ALTER TABLE t ADD COLUMN b int;'], expect: ['2:1'], impossible: 'there is no such role' },
  ],
  good: [
    { title: 'rows only', engine: 'postgresql', base: [t], files: ['DELETE FROM t WHERE id = 1;'], expect: [] },
    { title: 'a role given back', engine: 'postgresql', files: ['RESET ROLE;'], expect: [], options: { policy: 'forbid' } },
  ],
};
