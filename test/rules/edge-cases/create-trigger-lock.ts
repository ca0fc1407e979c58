import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const touch = 'CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;';

export const createTriggerLock: EdgeCases = {
  bad: [
    {
      title: 'a constraint trigger on an old table under a new name', engine: 'postgresql', base: [users, touch],
      files: ['ALTER TABLE users RENAME TO people;\nCREATE CONSTRAINT TRIGGER t AFTER INSERT ON public.people DEFERRABLE FOR EACH ROW EXECUTE FUNCTION touch();'], expect: ['1:2'],
    },
    {
      title: 'in place of the old one', engine: 'postgresql', base: [users, touch, 'CREATE TRIGGER t BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();'],
      files: ['DROP TRIGGER t ON users;\nCREATE TRIGGER t BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION touch();'], expect: ['1:1', '1:2'],
    },
    { title: 'in place of the old one', engine: 'mariadb', base: [users], files: ['CREATE OR REPLACE TRIGGER t BEFORE UPDATE ON users FOR EACH ROW SET NEW.age = 2;'], expect: ['1:1'] },
  ],
  good: [
    {
      title: 'an event trigger has no table', engine: 'postgresql',
      base: ['CREATE FUNCTION log_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;'],
      files: ['CREATE EVENT TRIGGER ddl ON ddl_command_end EXECUTE FUNCTION log_ddl();\nDROP EVENT TRIGGER ddl;'], expect: [],
    },
    {
      title: 'a view, where nobody waits for long', engine: 'postgresql', base: [users, touch, 'CREATE VIEW v AS SELECT * FROM users;'],
      files: ['CREATE TRIGGER t INSTEAD OF UPDATE ON v FOR EACH ROW EXECUTE FUNCTION touch();'], expect: [],
    },
    {
      title: 'a policy', engine: 'postgresql', base: [users], files: ['CREATE POLICY p ON users;'], expect: [],
    },
    { title: 'a new table under its new name', engine: 'mysql', files: [`${users}\nALTER TABLE users RENAME TO people;\nCREATE TRIGGER t BEFORE UPDATE ON people FOR EACH ROW SET NEW.age = 1;`], expect: [] },
  ],
};
