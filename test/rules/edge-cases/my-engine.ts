import type { EdgeCases } from './edge-cases.ts';

export const myEngine: EdgeCases = {
  bad: [
    { title: 'without an equals sign, quoted', engine: 'mysql', files: ["SELECT 1;\nCREATE TABLE `t` (id int PRIMARY KEY) COMMENT 'InnoDB' engine \"MEMORY\";"], expect: ['1:2'] },
    { title: 'a table from a query', engine: 'mariadb', files: ['CREATE TABLE t ENGINE=MyISAM AS SELECT 1 AS id;'], expect: ['1:1'] },
    { title: 'InnoDB itself is not of the policy', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY) ENGINE=InnoDB;'], expect: ['1:1'], options: { allow: ['ndb'] } },
  ],
  good: [
    { title: 'nothing said', engine: 'mysql', files: ['CREATE TABLE t (engine varchar(20) DEFAULT \'MyISAM\', id int PRIMARY KEY);'], expect: [] },
    { title: 'a table that is there already', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY);'], files: ['CREATE TABLE IF NOT EXISTS t (id int PRIMARY KEY) ENGINE=MyISAM;'], expect: [] },
    { title: 'back to InnoDB', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY) ENGINE=MyISAM;'], files: ['ALTER TABLE t ENGINE=innodb;'], expect: [] },
  ],
};
