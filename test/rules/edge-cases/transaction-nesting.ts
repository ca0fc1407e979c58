import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);';
const insert = 'INSERT INTO users (id) VALUES (1);';

export const transactionNesting: EdgeCases = {
  bad: [
    { title: 'one transaction for the run', engine: 'postgresql', base: [users], transaction: 'whole-run', files: [insert, 'COMMIT;'], expect: ['2:1'] },
    { title: 'START TRANSACTION and END', engine: 'postgresql', base: [users], transaction: 'none', files: [`START TRANSACTION;\nBEGIN;\n${insert}\nEND;\nEND;`], expect: ['1:2', '1:5'] },
    { title: 'a marker that keeps the transaction', engine: 'postgresql', base: [users], transaction: 'none', files: [`-- atlas:txmode file\n\nBEGIN;\n${insert}\nCOMMIT;`], expect: ['1:3', '1:5'] },
    { title: 'BEGIN twice, which commits', engine: 'mysql', base: ['CREATE TABLE t (id bigint PRIMARY KEY);'], transaction: 'none', files: ['BEGIN;\nINSERT INTO t VALUES (1);\nBEGIN;\nCOMMIT;'], expect: ['1:3'] },
  ],
  good: [
    { title: 'golang-migrate sends the file as it is', engine: 'postgresql', base: [users], format: 'golang-migrate', files: [`BEGIN;\n${insert}\nCOMMIT;`], paths: ['000001_a.up.sql'], expect: [] },
    { title: 'the marker of goose', engine: 'postgresql', base: [users], files: [`-- +goose NO TRANSACTION\n-- +goose Up\nBEGIN;\n${insert}\nCOMMIT;`], expect: [] },
    { title: 'statement markers of goose', engine: 'postgresql', base: [users], format: 'goose', files: ['-- +goose Up\n-- +goose StatementBegin\nCREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;\n-- +goose StatementEnd'], expect: [] },
    { title: 'BEGIN ATOMIC', engine: 'postgresql', version: '14', base: [users], files: ['CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; END;'], expect: [] },
    { title: 'SAVEPOINT under the runner’s transaction', engine: 'postgresql', base: [users], files: [`SAVEPOINT s;\n${insert}\nROLLBACK TO SAVEPOINT s;`], expect: [], impossible: 'the example runs statement by statement' },
    { title: 'the body of a procedure', engine: 'mysql', base: ['CREATE TABLE t (id bigint PRIMARY KEY);'], files: ['CREATE PROCEDURE p() BEGIN START TRANSACTION; INSERT INTO t VALUES (1); COMMIT; END;'], expect: [] },
  ],
};
