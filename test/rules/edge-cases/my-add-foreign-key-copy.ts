import type { EdgeCases } from './edge-cases.ts';

const parent = 'CREATE TABLE parent (id bigint PRIMARY KEY) ENGINE=InnoDB;';
const child = 'CREATE TABLE child (id bigint PRIMARY KEY, parent_id bigint NULL) ENGINE=InnoDB;';

export const myAddForeignKeyCopy: EdgeCases = {
  bad: [
    { title: 'with its column', engine: 'mysql', base: [parent, child], files: ['ALTER TABLE child ADD COLUMN other_id bigint NULL REFERENCES parent (id), ALGORITHM=COPY;'], expect: ['1:1'] },
    { title: 'checked again', engine: 'mysql', base: [parent, child], files: ['SET foreign_key_checks = 0;\nDELETE FROM parent WHERE id = 1;\nSET foreign_key_checks = 1;\nALTER TABLE child ADD FOREIGN KEY (parent_id) REFERENCES parent (id), ALGORITHM=COPY;'], expect: ['1:4'] },
    { title: 'a copy that lets writes go on, as a warning', engine: 'mariadb', version: '11.4', base: [parent, child], files: ['ALTER TABLE child ADD FOREIGN KEY (parent_id) REFERENCES parent (id);'], expect: ['1:1'] },
    { title: 'a table that no migration makes', engine: 'mariadb', files: ['ALTER TABLE legacy ADD FOREIGN KEY (a) REFERENCES b (id);'], expect: ['1:1'], impossible: 'legacy stands for a table that no migration makes' },
  ],
  good: [
    { title: 'unchecked for one statement', engine: 'mariadb', base: [parent, child], files: ['SET STATEMENT foreign_key_checks = 0 FOR ALTER TABLE child ADD FOREIGN KEY (parent_id) REFERENCES parent (id);'], expect: [] },
    { title: 'REFERENCES that is forgotten', engine: 'mysql', version: '8.0.36', base: [parent, child], files: ['ALTER TABLE child ADD COLUMN other_id bigint NULL REFERENCES parent (id);'], expect: [] },
    { title: 'a new table', engine: 'mysql', base: [parent], files: ['CREATE TABLE t (id int PRIMARY KEY, p bigint, FOREIGN KEY (p) REFERENCES parent (id));'], expect: [] },
    { title: 'a key that goes', engine: 'mysql', base: [parent, 'CREATE TABLE t (id int PRIMARY KEY, p bigint, CONSTRAINT t_p FOREIGN KEY (p) REFERENCES parent (id));'], files: ['ALTER TABLE t DROP FOREIGN KEY t_p;'], expect: [] },
  ],
};
