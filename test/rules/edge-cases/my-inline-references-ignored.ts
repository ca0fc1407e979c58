import type { EdgeCases } from './edge-cases.ts';

const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY) ENGINE=InnoDB;';
const mysql = { engine: 'mysql', version: '8.0.36' } as const;

export const myInlineReferencesIgnored: EdgeCases = {
  bad: [
    { ...mysql, title: 'with actions, in quotes', base: [orgs], files: ['CREATE TABLE `m` (\n  `id` bigint PRIMARY KEY,\n  `org` bigint NULL REFERENCES `orgs` (`id`) ON DELETE CASCADE\n);'], expect: ['1:3'] },
    { ...mysql, title: 'a list of new columns', base: [orgs, 'CREATE TABLE m (id bigint PRIMARY KEY);'], files: ['ALTER TABLE m ADD (\n  a bigint REFERENCES orgs (id),\n  b int\n);'], expect: ['1:2'] },
    { engine: 'mariadb', version: '10.4', title: 'beside a real one', base: [orgs], files: ['CREATE TABLE m (\n  id bigint PRIMARY KEY,\n  a bigint REFERENCES orgs (id),\n  b bigint,\n  FOREIGN KEY (b) REFERENCES orgs (id)\n);'], expect: ['1:3'] },
  ],
  good: [
    { ...mysql, title: 'a table that is there already', base: [orgs], files: ['CREATE TABLE IF NOT EXISTS orgs (id bigint PRIMARY KEY, a bigint REFERENCES orgs (id));'], expect: [] },
    { ...mysql, title: 'an ALTER', base: [orgs, 'CREATE TABLE m (id bigint PRIMARY KEY, a bigint);'], files: ['ALTER TABLE m ADD CONSTRAINT m_a FOREIGN KEY (a) REFERENCES orgs (id);'], expect: [] },
    { engine: 'mariadb', version: '10.5', title: 'a version that heeds it', base: [orgs, 'CREATE TABLE m (id bigint PRIMARY KEY);'], files: ['ALTER TABLE m ADD COLUMN a bigint REFERENCES orgs (id);'], expect: [] },
  ],
};
