import type { EdgeCases } from './edge-cases.ts';

const refused = 'the server refuses it';
const columns = (count: number): string => Array.from({ length: count }, (_, index) => `c${index} tinyint`).join(', ');

export const myRowSizeLimit: EdgeCases = {
  bad: [
    { title: 'the byte for NULL', engine: 'mysql', files: ['CREATE TABLE t (a varchar(65521) NOT NULL, b longtext) DEFAULT CHARSET=latin1;'], expect: ['1:1'], impossible: refused },
    { title: 'a wider set', engine: 'mysql', base: ['CREATE TABLE t (a varchar(20000) NOT NULL) DEFAULT CHARSET=utf8mb3;'], files: ['ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4;'], expect: ['1:1'], impossible: refused },
    { title: 'too many columns', engine: 'mariadb', files: [`CREATE TABLE t (${columns(1018)});`], expect: ['1:1'], impossible: refused },
    { title: 'digits of a date', engine: 'mariadb', files: ['CREATE TABLE t (a varchar(65526) NOT NULL, b datetime(6) NOT NULL) DEFAULT CHARSET=latin1;'], expect: ['1:1'], impossible: refused },
  ],
  good: [
    { title: 'as many columns as there may be', engine: 'mysql', files: [`CREATE TABLE t (${columns(1017)});`], expect: [] },
    { title: 'numbers and dates up to the last byte', engine: 'mysql', files: ['CREATE TABLE t (a varchar(65515) NOT NULL, b datetime(6) NOT NULL, c decimal(10, 2) NOT NULL, d enum(\'a\') NOT NULL, e int NOT NULL) DEFAULT CHARSET=latin1;'], expect: [] },
    { title: 'a set that is not known', engine: 'mysql', files: ['CREATE TABLE t (a varchar(20000) NOT NULL);'], expect: [], impossible: 'it depends on the default of the database' },
    { title: 'digits of a date', engine: 'mariadb', files: ['CREATE TABLE t (a varchar(65525) NOT NULL, b datetime(6) NOT NULL) DEFAULT CHARSET=latin1;'], expect: [] },
  ],
};
