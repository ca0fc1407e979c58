import type { EdgeCases } from './edge-cases.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, owner text);';

export const disableTriggers: EdgeCases = {
  bad: [
    { title: 'only some of them on again', engine: 'postgresql', base: [t], files: ['ALTER TABLE t DISABLE TRIGGER ALL;\nALTER TABLE t ENABLE TRIGGER USER;'], expect: ['1:1'], impossible: 'it needs a superuser' },
    { title: 'on again behind a commit of the file', engine: 'postgresql', base: [t], transaction: 'none', files: ['BEGIN;\nALTER TABLE t DISABLE TRIGGER USER;\nCOMMIT;\nALTER TABLE t ENABLE TRIGGER USER;'], expect: ['1:2'] },
    { title: 'SET LOCAL where no transaction is open', engine: 'postgresql', base: [t], transaction: 'none', files: ['SET SESSION session_replication_role TO REPLICA;'], expect: ['1:1'], impossible: 'it needs a superuser' },
  ],
  good: [
    { title: 'one trigger by its name', engine: 'postgresql', base: ["CREATE TABLE t (id bigint PRIMARY KEY);\nCREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\nCREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();"], files: ['ALTER TABLE t DISABLE TRIGGER tr;'], expect: [] },
    { title: 'a new table', engine: 'postgresql', files: ['CREATE TABLE t (id bigint PRIMARY KEY);\nALTER TABLE t DISABLE TRIGGER USER;'], expect: [] },
    { title: 'the session as it was', engine: 'postgresql', base: [t], files: ['SET session_replication_role = replica;\nDELETE FROM t WHERE id = 1;\nRESET session_replication_role;'], expect: [], impossible: 'it needs a superuser' },
  ],
};
