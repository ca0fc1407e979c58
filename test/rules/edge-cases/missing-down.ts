import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';
const pets = 'CREATE TABLE pets (id bigint PRIMARY KEY);';

export const missingDown: EdgeCases = {
  bad: [
    { title: 'one of two files', engine: 'postgresql', format: 'golang-migrate', paths: ['1_users.up.sql', '1_users.down.sql', '2_pets.up.sql'], files: [users, 'DROP TABLE users;', pets], expect: ['3:1'] },
    { title: 'one of two changesets', engine: 'postgresql', format: 'liquibase', files: [`--liquibase formatted sql\n--changeset ann:1\n${users}\n--rollback DROP TABLE users;\n\n--changeset ann:2\n${pets}`], expect: ['1:6'] },
    { title: 'a text that only looks like the marker', engine: 'mysql', format: 'goose', files: [`-- +goose Up\n${users}\nSELECT '-- +goose Down', 1;`], expect: ['1:1'] },
    { title: 'another number with the same digits', engine: 'mariadb', format: 'flyway', paths: ['V10__users.sql', 'U1__users.sql'], files: [users, 'SELECT 1;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'another spelling of the number', engine: 'postgresql', format: 'golang-migrate', paths: ['0001_users.up.sql', '1_users.down.sql'], files: [users, 'DROP TABLE users;'], expect: [] },
    { title: 'a block that takes it back', engine: 'postgresql', format: 'goose', files: [`-- +goose Up\n${users}\n-- +goose Down\nDROP TABLE users;`], expect: [] },
    { title: 'a file that does nothing', engine: 'mysql', format: 'goose', files: ['-- +goose Up\n'], expect: [] },
    { title: 'a tool that is not known', engine: 'mariadb', files: [users], expect: [] },
  ],
};
