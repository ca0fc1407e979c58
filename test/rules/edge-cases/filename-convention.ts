import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';
const pets = 'CREATE TABLE pets (id bigint PRIMARY KEY);';

export const filenameConvention: EdgeCases = {
  bad: [
    { title: 'a version with a letter', engine: 'postgresql', format: 'flyway', paths: ['V1__users.sql', 'V2a__pets.sql'], files: [users, pets], expect: ['2:1'] },
    { title: 'a repeatable migration with a version', engine: 'mysql', format: 'flyway', paths: ['V1__users.sql', 'R2__pets.sql'], files: [users, pets], expect: ['2:1'] },
    { title: 'a name beside those that the policy leaves out', engine: 'mariadb', format: 'plain-sql', paths: ['001_users.sql', 'x/seed_pets.sql'], files: [users, pets], expect: ['2:1'], options: { ignore: ['^x/demo'] } },
  ],
  good: [
    { title: 'files that are no SQL', engine: 'postgresql', format: 'flyway', paths: ['V1__users.sql', 'README.md'], files: [users, '-- nothing'], expect: [] },
    { title: 'a version with points and underscores, no description, capital ending', engine: 'postgresql', format: 'flyway', paths: ['V1_0.2__users.SQL', 'V7.sql'], files: [users, pets], expect: [] },
    { title: 'dates with blanks between their parts', engine: 'mysql', format: 'plain-sql', paths: ['2024-01-01-1200-users.sql', '1.2 pets.sql'], files: [users, pets], expect: [] },
    { title: 'no format is known', engine: 'mariadb', paths: ['users.sql'], files: [users], expect: [] },
  ],
};
