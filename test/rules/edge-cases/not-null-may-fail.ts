import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';

export const notNullMayFail: EdgeCases = {
  bad: [
    { title: 'a column of the change set without values', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL;\nALTER TABLE users ALTER COLUMN x SET NOT NULL;'], expect: ['1:2'] },
    { title: 'a CHECK that is not validated', engine: 'postgresql', base: [users, 'ALTER TABLE users ADD CONSTRAINT c CHECK (email IS NOT NULL) NOT VALID;'], files: ['ALTER TABLE users ALTER COLUMN email SET NOT NULL;'], expect: ['1:1'] },
    { title: 'another column is filled', engine: 'postgresql', base: [users], files: ["UPDATE users SET email = '' WHERE age IS NULL;\nALTER TABLE users\n  ALTER COLUMN age SET NOT NULL;"], expect: ['1:3'] },
    { title: 'a quoted name in another case', engine: 'mariadb', base: [users], files: ['ALTER TABLE `users` MODIFY COLUMN `AGE` int NOT NULL;'], expect: ['1:1'] },
    {
      title: 'the statistics are of a column that had the name before', engine: 'postgresql', base: [users], stats: { 'public.users': { rows: 5000, nullFractions: { email: 0.5, age: 0 } } },
      files: ['ALTER TABLE users RENAME age TO years;\nALTER TABLE users RENAME email TO age;\nALTER TABLE users ALTER COLUMN age SET NOT NULL;'], expect: ['1:3'],
    },
  ],
  good: [
    { title: 'a column of the change set with a default', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int DEFAULT 0;\nALTER TABLE users ALTER COLUMN x SET NOT NULL;'], expect: [] },
    { title: 'rows without a value go', engine: 'postgresql', base: [users], files: ['DELETE FROM users u WHERE u.age IS NULL;\nALTER TABLE users ALTER COLUMN age SET NOT NULL;'], expect: [] },
    { title: 'filled in batches', engine: 'postgresql', base: [users], files: ['DO $$ BEGIN LOOP UPDATE users SET age = 0 WHERE id IN (SELECT id FROM users WHERE age IS NULL LIMIT 100); EXIT WHEN NOT FOUND; END LOOP; END $$;', 'ALTER TABLE users ALTER COLUMN age SET NOT NULL;'], expect: [] },
    { title: 'a new table under its new name', engine: 'postgresql', files: ['CREATE TABLE a (id bigint PRIMARY KEY, n int);\nALTER TABLE a RENAME TO b;\nALTER TABLE b ALTER COLUMN n SET NOT NULL;'], expect: [] },
    { title: 'a column that is the primary key', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY id bigint NOT NULL;'], expect: [] },
  ],
};
