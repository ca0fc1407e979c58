import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);';
const add = 'ALTER TABLE users ADD COLUMN nick text NULL;';

export const backfillInDdlTransaction: EdgeCases = {
  bad: [
    {
      title: 'under a new name', engine: 'postgresql', base: [users],
      files: ["ALTER TABLE users RENAME TO people;\nUPDATE public.people SET email = '' WHERE email IS NULL;"], expect: ['1:2'],
    },
    {
      title: 'in a DO block', engine: 'postgresql', base: [users], transaction: 'none',
      files: [`DO $$\nBEGIN\n  ${add}\n  DELETE FROM users WHERE age < 0;\nEND $$;`], expect: ['1:4'],
    },
    { title: 'in a common table expression', engine: 'postgresql', base: [users], files: [`${add}\nWITH u AS (UPDATE users SET nick = email RETURNING 1) SELECT count(*) FROM u;`], expect: ['1:2'] },
  ],
  good: [
    { title: 'rows first', engine: 'postgresql', base: [users], files: [`UPDATE users SET age = 0 WHERE age IS NULL;\n${add}`], expect: [] },
    { title: 'constant rows', engine: 'postgresql', base: [users], files: [`${add}\nINSERT INTO users (id, nick) VALUES (1, 'a'), (2, 'b');`], expect: [] },
    { title: 'COMMIT between the two', engine: 'postgresql', base: [users], transaction: 'none', files: [`BEGIN;\n${add}\nCOMMIT;\nUPDATE users SET nick = email;`], expect: [] },
    {
      title: 'rows of another table', engine: 'postgresql', base: [users, 'CREATE TABLE log (id bigint PRIMARY KEY, line text);'],
      files: [`${add}\nINSERT INTO log SELECT id, email FROM users WHERE id = 1;`], expect: [],
    },
  ],
};
