import type { EdgeCases } from './edge-cases.ts';

const numbers = Array.from({ length: 255 }, (_, index) => `'l${index}'`).join(', ');

export const myEnumSetRedefine: EdgeCases = {
  bad: [
    { title: 'another order', engine: 'mysql', base: ["CREATE TABLE t (id int PRIMARY KEY, s set('a', 'b'));"], files: ["ALTER TABLE t\n  ADD COLUMN x int NULL,\n  CHANGE s s2 set('b', 'a'),\n  ALGORITHM=COPY;"], expect: ['1:3'] },
    { title: 'the 256th label', engine: 'mariadb', base: [`CREATE TABLE t (id int PRIMARY KEY, e enum(${numbers}));`], files: [`ALTER TABLE t MODIFY e enum(${numbers}, 'more'), ALGORITHM=COPY;`], expect: ['1:1'] },
    { title: 'one comes and one goes', engine: 'mysql', base: ["CREATE TABLE t (id int PRIMARY KEY, e enum('a', 'b'));"], files: ["ALTER TABLE t MODIFY e enum('a', 'c'), ALGORITHM=COPY;"], expect: ['1:1'] },
  ],
  good: [
    { title: 'quotes and blanks at the end', engine: 'mysql', base: ["CREATE TABLE t (id int PRIMARY KEY, e enum('a', 'it''s '));"], files: ["ALTER TABLE t MODIFY e enum('a', \"it's\", 'c');"], expect: [] },
    { title: 'eight labels of a set', engine: 'mysql', base: ["CREATE TABLE t (id int PRIMARY KEY, s set('a'));"], files: ["ALTER TABLE t MODIFY s set('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');"], expect: [] },
    { title: 'another type', engine: 'mariadb', base: ["CREATE TABLE t (id int PRIMARY KEY, e enum('a', 'b'));"], files: ['ALTER TABLE t MODIFY e varchar(10), ALGORITHM=COPY;'], expect: [] },
    { title: 'a column of the change set', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY);'], files: ["ALTER TABLE t ADD e enum('a', 'b');", "ALTER TABLE t MODIFY e enum('b');"], expect: [] },
  ],
};
