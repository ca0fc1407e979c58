import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50), age int);';
const refused = 'the server refuses what the rule warns of';

export const viewDefinitionChange: EdgeCases = {
  bad: [
    { title: 'another type', engine: 'postgresql', base: [users, 'CREATE VIEW v AS SELECT id, age FROM users;'], files: ['CREATE OR REPLACE VIEW v AS SELECT id, name AS age FROM users;'], expect: ['1:1'], impossible: refused },
    { title: 'another name in the list of names', engine: 'postgresql', base: [users, 'CREATE VIEW v (a, b) AS SELECT id, age FROM users;'], files: ['CREATE OR REPLACE VIEW v (a, c) AS SELECT id, age FROM users;'], expect: ['1:1'], impossible: refused },
    { title: 'a star that has another order by now', engine: 'postgresql', base: [users, 'CREATE VIEW v AS SELECT id, age, name FROM users;'], files: ['CREATE OR REPLACE VIEW v AS SELECT * FROM users;'], expect: ['1:1'], impossible: refused },
    { title: 'an expression without a name', engine: 'mysql', base: [users, 'CREATE VIEW v AS SELECT COUNT(*) AS total FROM users;'], files: ['CREATE OR REPLACE VIEW v AS SELECT COUNT(*) FROM users;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a star that has more columns by now', engine: 'postgresql', base: [users, 'CREATE VIEW v AS SELECT * FROM users;'], files: ['ALTER TABLE users ADD COLUMN x int NULL;\nCREATE OR REPLACE VIEW v AS SELECT * FROM users;'], expect: [] },
    { title: 'a column that was renamed in the view first', engine: 'postgresql', base: [users, 'CREATE VIEW v AS SELECT id, age FROM users;'], files: ['ALTER VIEW v RENAME COLUMN age TO years;\nCREATE OR REPLACE VIEW v AS SELECT id, age AS years FROM users;'], expect: [] },
    { title: 'a column of a table under its new name', engine: 'postgresql', base: [users, 'CREATE VIEW v AS SELECT id, age FROM users;'], files: ['ALTER TABLE users RENAME COLUMN age TO years;\nCREATE OR REPLACE VIEW v AS SELECT id, years AS age FROM users;'], expect: [] },
    { title: 'a view of a view', engine: 'mariadb', base: [users, 'CREATE VIEW v AS SELECT id, age FROM users;\nCREATE VIEW w AS SELECT * FROM v;'], files: ['CREATE OR REPLACE VIEW w AS SELECT id, age FROM v;'], expect: [] },
  ],
};
