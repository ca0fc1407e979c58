import type { EdgeCases } from './edge-cases.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, a int);';

export const commentRequired: EdgeCases = {
  bad: [
    { title: 'a comment that is taken back', engine: 'postgresql', base: [t], files: ["ALTER TABLE t ADD COLUMN b int;\nCOMMENT ON COLUMN t.b IS '';"], expect: ['1:1'] },
    { title: 'a long comment', engine: 'mariadb', base: [t], files: ["ALTER TABLE t COMMENT 'much too long';"], expect: ['1:1'], options: { 'max-length': 4 } },
  ],
  good: [
    { title: 'columns that need none', engine: 'postgresql', files: ["CREATE TABLE fresh (id bigint PRIMARY KEY, b int);\nCOMMENT ON TABLE public.fresh IS 'things';"], expect: [], options: { for: ['table'] } },
    { title: 'a table and a column that go again', engine: 'mysql', base: [t], files: ['CREATE TABLE work (id bigint PRIMARY KEY);\nDROP TABLE work;\nALTER TABLE t ADD b int;\nALTER TABLE t DROP b;'], expect: [] },
  ],
};
