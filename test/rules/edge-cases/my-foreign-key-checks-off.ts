import type { EdgeCases } from './edge-cases.ts';

const parent = 'CREATE TABLE parent (id bigint PRIMARY KEY) ENGINE=InnoDB;';
const child = 'CREATE TABLE child (id bigint PRIMARY KEY, parent_id bigint NULL, KEY (parent_id)) ENGINE=InnoDB;';
const add = 'ALTER TABLE child ADD CONSTRAINT child_parent FOREIGN KEY (parent_id) REFERENCES parent (id);';

export const myForeignKeyChecksOff: EdgeCases = {
  bad: [
    { title: 'both at once, each to itself', engine: 'mysql', base: [parent], files: ['SET FOREIGN_KEY_CHECKS=0, UNIQUE_CHECKS=0;\nDELETE FROM parent WHERE id = 1;\nSET UNIQUE_CHECKS=DEFAULT;'], expect: ['1:1'] },
    { title: 'a query that looks at one table only', engine: 'mariadb', base: [parent, child], files: [`SELECT count(*) FROM child;\nSET @@session.foreign_key_checks = 0;\n${add}\nSET @@session.foreign_key_checks = 1;`], expect: ['1:2'] },
    { title: 'switched off again after an old key', engine: 'mysql', base: [parent, child], files: [`SET foreign_key_checks = 0;\nDELETE FROM parent WHERE id = 1;\nSET foreign_key_checks = 1;\nSET foreign_key_checks = 0;\n${add}\nSET foreign_key_checks = 1;`], expect: ['1:4'] },
    { title: 'a dump that drops an old table', engine: 'mysql', base: [parent], files: ['SET FOREIGN_KEY_CHECKS=0;\nDROP TABLE IF EXISTS parent;\nCREATE TABLE parent (id int PRIMARY KEY);'], expect: ['1:1'] },
    { title: 'for one statement', engine: 'mariadb', base: [parent, child], files: [`SET STATEMENT foreign_key_checks = 0 FOR ${add}`], expect: ['1:1'] },
  ],
  good: [
    { title: 'the rows are cleaned', engine: 'mariadb', base: [parent, child], files: [`DELETE FROM child WHERE parent_id NOT IN (SELECT id FROM parent);\nSET foreign_key_checks = 0;\n${add}\nSET foreign_key_checks = 1;`], expect: [] },
    { title: 'the setting of others', engine: 'mysql', base: [parent], files: ['SET @foreign_key_checks = 0;\nDELETE FROM parent WHERE id = 1;'], expect: [] },
    {
      title: 'what mysqldump writes', engine: 'mysql', base: [parent],
      files: ['/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;\nINSERT INTO parent VALUES (1);\n/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;'], expect: [],
    },
    { title: 'switched on', engine: 'mysql', base: [parent, child], files: [`SET foreign_key_checks = 1;\n${add}`], expect: [] },
  ],
};
