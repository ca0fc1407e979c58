import type { EdgeCases } from './edge-cases.ts';

const events = `CREATE TABLE event (id bigint NOT NULL, day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE event_2024 PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');`;
const ranged = `CREATE TABLE event (id bigint NOT NULL, year int NOT NULL, PRIMARY KEY (id, year)) ENGINE=InnoDB
PARTITION BY RANGE (year) (PARTITION p2023 VALUES LESS THAN (2024), PARTITION p2024 VALUES LESS THAN (2025));`;

export const dropPartition: EdgeCases = {
  bad: [
    {
      title: 'a partition under a new name', engine: 'postgresql', base: [events],
      files: ['ALTER TABLE event_2024 RENAME TO old_events;\nDROP TABLE IF EXISTS old_events;'], expect: ['1:2'],
    },
    {
      title: 'all partitions of a table at once', engine: 'mysql', base: [ranged],
      files: ['ALTER TABLE event TRUNCATE PARTITION ALL;'], expect: ['1:1'],
    },
    {
      title: 'an old one beside one of the change set', engine: 'mariadb', base: [ranged],
      files: ['ALTER TABLE event ADD PARTITION (PARTITION p2025 VALUES LESS THAN (2026));\nALTER TABLE event DROP PARTITION P2025, p2024;'], expect: ['1:2'],
    },
  ],
  good: [
    {
      title: 'a partition attached by the change set to a table of its own', engine: 'postgresql', base: [events],
      files: ["CREATE TABLE next (LIKE event);\nALTER TABLE event ATTACH PARTITION next FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');\nDROP TABLE next;"], expect: [],
    },
    {
      title: 'a table that is no partition', engine: 'postgresql', base: [events, 'CREATE TABLE plain (id int);'],
      files: ['DROP TABLE plain;'], expect: [],
    },
    {
      title: 'a new table’s partition', engine: 'mysql', base: [ranged],
      files: ['CREATE TABLE t (a int) PARTITION BY RANGE (a) (PARTITION p0 VALUES LESS THAN (1), PARTITION p1 VALUES LESS THAN (2));\nALTER TABLE t DROP PARTITION p0;'], expect: [],
    },
  ],
};
