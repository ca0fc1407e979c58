import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int, created_at timestamp NULL);';
const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY);';

export const oneConcernPerMigration: EdgeCases = {
  bad: [
    { title: 'two old tables', engine: 'postgresql', base: [users, orgs], files: ['ALTER TABLE users ADD COLUMN x int NULL;\nALTER TABLE orgs ADD COLUMN x int NULL;'], expect: ['1:2'] },
    {
      title: 'four concerns in one change set', engine: 'postgresql', base: [users],
      files: ['CREATE TABLE audit (id bigint PRIMARY KEY);', 'UPDATE users SET age = 0 WHERE age IS NULL;', 'ALTER TABLE users ADD COLUMN x int NULL;', 'ALTER TABLE users DROP COLUMN age;'],
      expect: ['4:1'],
    },
    { title: 'a view that takes another name', engine: 'postgresql', base: [users, 'CREATE VIEW v AS SELECT id FROM users;'], files: ['ALTER TABLE users ADD COLUMN x int NULL;\nALTER VIEW v RENAME TO w;'], expect: ['1:2'] },
    { title: 'an index that becomes no key', engine: 'postgresql', base: [users], files: ['CREATE UNIQUE INDEX i ON users (age);\nALTER TABLE users ADD CHECK (age > 0) NOT VALID;'], expect: ['1:2'] },
    {
      title: 'a trigger for another table', engine: 'postgresql', base: [users, orgs, "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;"],
      files: ['ALTER TABLE users ADD COLUMN x int NULL;\nCREATE TRIGGER touch BEFORE UPDATE ON orgs FOR EACH ROW EXECUTE FUNCTION touch();'], expect: ['1:2'],
    },
  ],
  good: [
    {
      title: 'a table in exchange for another', engine: 'postgresql', base: [users],
      files: ['CREATE TABLE users_new (id bigint PRIMARY KEY);\nALTER TABLE users RENAME TO users_old;\nALTER TABLE users_new RENAME TO users;\nDROP TABLE users_old;'],
      expect: [],
    },
    {
      title: 'a new name, and a view under the old one', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users RENAME TO people;\nCREATE VIEW users AS SELECT * FROM people;'], expect: [],
    },
    { title: 'several additions to one table', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN a int NULL;\nALTER TABLE users ADD COLUMN b int NULL;'], expect: [] },
    {
      title: 'a column, its rows and its constraint', engine: 'postgresql', base: [users],
      files: ["SET lock_timeout = '2s';\nALTER TABLE users ADD COLUMN nick text NULL;\nUPDATE users SET nick = '';\nALTER TABLE users ADD CHECK (nick <> '') NOT VALID;"], expect: [],
    },
    {
      title: 'the steps to NOT NULL', engine: 'postgresql', base: [users],
      files: ['UPDATE users SET age = 0 WHERE age IS NULL;\nALTER TABLE users ADD CONSTRAINT c CHECK (age IS NOT NULL) NOT VALID;\nALTER TABLE users VALIDATE CONSTRAINT c;'], expect: [],
    },
    {
      title: 'an index and the key that it becomes', engine: 'postgresql', base: [users], transaction: 'none',
      files: ['CREATE UNIQUE INDEX CONCURRENTLY i ON users (age);\nALTER TABLE users ADD CONSTRAINT one_age UNIQUE USING INDEX i;'], expect: [],
    },
    {
      title: 'a column with the steps to its NOT NULL', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users ADD COLUMN x int;\nUPDATE users SET x = 0;\nALTER TABLE users ADD CONSTRAINT c CHECK (x IS NOT NULL) NOT VALID;\n'
        + 'ALTER TABLE users VALIDATE CONSTRAINT c;\nALTER TABLE users ALTER x SET NOT NULL;\nALTER TABLE users DROP CONSTRAINT c;'],
      expect: [],
    },
    {
      title: 'a column with the trigger that fills it', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users ADD COLUMN x bigint;\nCREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.x := NEW.age; RETURN NEW; END $$;\n'
        + 'CREATE TRIGGER fill BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION fill();'],
      expect: [],
    },
    { title: 'a column with the trigger that fills it', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN x bigint;\nCREATE TRIGGER fill BEFORE INSERT ON users FOR EACH ROW SET NEW.x = NEW.age;'], expect: [] },
  ],
};
