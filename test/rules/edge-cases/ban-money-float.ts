import type { EdgeCases } from './edge-cases.ts';

export const banMoneyFloat: EdgeCases = {
  bad: [
    { title: 'amounts in the plural, and capitals inside', engine: 'postgresql', files: ['CREATE TABLE t (\n  id bigint PRIMARY KEY,\n  costs float8,\n  "totalNet" float(20)\n);'], expect: ['1:3', '1:4'] },
    { title: 'an old column of another type', engine: 'mysql', base: ['CREATE TABLE t (id bigint PRIMARY KEY, price decimal(10, 2));'], files: ['ALTER TABLE t MODIFY price float, ALGORITHM=COPY;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'words that only hold such a word', engine: 'postgresql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, totality real, accosted real, balancer real);'], expect: [] },
    { title: 'a column named money', engine: 'mariadb', files: ['CREATE TABLE t (id bigint PRIMARY KEY, money decimal(10, 2), price bigint);'], expect: [] },
  ],
};
