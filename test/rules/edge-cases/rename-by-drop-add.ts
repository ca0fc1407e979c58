import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50), age int);';

export const renameByDropAdd: EdgeCases = {
  bad: [
    { title: 'the table has a new name', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN years int;\nALTER TABLE users RENAME TO people;\nALTER TABLE public.people\n  DROP COLUMN IF EXISTS age;'], expect: ['1:4'] },
    { title: 'an UPDATE that copies something else', engine: 'postgresql', base: [users], files: ["ALTER TABLE users ADD COLUMN nick varchar(50);\nUPDATE users SET nick = 'x' WHERE id > 0;\nALTER TABLE users DROP COLUMN name;"], expect: ['1:3'] },
    { title: 'two for one is one', engine: 'mysql', base: ['CREATE TABLE t (id bigint PRIMARY KEY, a int, b int);'], files: ['ALTER TABLE t DROP COLUMN a, DROP COLUMN b, ADD COLUMN c int;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a trigger that keeps both alike', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN years int;\nCREATE FUNCTION sync() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.years := NEW.age; RETURN NEW; END $$;\nCREATE TRIGGER sync BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION sync();', 'ALTER TABLE users DROP COLUMN age;'], expect: [] },
    { title: 'another nullability', engine: 'postgresql', base: [users], files: ['ALTER TABLE users DROP COLUMN age, ADD COLUMN years int NOT NULL DEFAULT 0;'], expect: [] },
    { title: 'the column of another table', engine: 'postgresql', base: [users, 'CREATE TABLE pets (id bigint PRIMARY KEY);'], files: ['ALTER TABLE users DROP COLUMN age;\nALTER TABLE pets ADD COLUMN years int;'], expect: [] },
    { title: 'a new table', engine: 'mariadb', files: ['CREATE TABLE t (id bigint PRIMARY KEY, a int);\nALTER TABLE t DROP COLUMN a, ADD COLUMN b int;'], expect: [] },
  ],
};
