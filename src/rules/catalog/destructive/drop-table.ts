import { defineRule, ofKind, type RuleResult } from '../../define-rule.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));';
const innodbUsers = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50)) ENGINE=InnoDB;';

export const dropTable = defineRule({
  id: 'drop-table',
  category: 'destructive',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: true,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Keep tables that stood before the change set',
  why: 'A dropped table takes its rows with it, and every release that still reads it fails from that moment on. '
    + 'A rollback of the application does not bring it back.',
  fix: 'Prove that nothing reads the table, rename it in one release, back it up, and drop it in a later change set with an approval.',
  sources: ['squawk:ban-drop-table', 'atlas:DS102', 'pgfence:drop-table', 'django-migration-linter:DROP_TABLE', 'bytebase:TABLE_DROP_NAMING_CONVENTION'],
  options: {},
  messages: {
    known: {
      title: 'Drops table {table}',
      why: 'The table stood before this change set: its rows are lost, and code that still reads it fails.',
      fix: 'Rename {table} in this release, and drop it in a later change set once nothing reads it.',
    },
    unknown: {
      title: 'Drops table {table}, which no migration creates',
      why: 'The migrations do not say where the table comes from, so it may hold rows that somebody needs.',
      fix: 'Check where {table} is used, and have the drop approved.',
    },
  },
  examples: {
    bad: [
      { title: 'an old table', engine: 'postgresql', base: [users], files: ['DROP TABLE users;'], expect: ['1:1'] },
      {
        title: 'every name of the list', engine: 'postgresql', base: [users, 'CREATE TABLE roles (id int PRIMARY KEY);'],
        files: ['SELECT 1;\nDROP TABLE IF EXISTS users, roles;'], expect: ['1:2', '1:2'],
      },
      { title: 'an old table', engine: 'mysql', base: [innodbUsers], files: ['DROP TABLE users;'], expect: ['1:1'] },
      { title: 'an old table', engine: 'mariadb', base: [innodbUsers], files: ['DROP TABLE IF EXISTS users;'], expect: ['1:1'] },
    ],
    good: [
      {
        title: 'a table of an earlier file of the change set', engine: 'postgresql', base: [users],
        files: ['CREATE TABLE scratch (id bigint PRIMARY KEY);', 'DROP TABLE scratch;'], expect: [],
      },
      {
        title: 'a temporary table', engine: 'postgresql', base: [users],
        files: ['CREATE TEMP TABLE picked AS SELECT id FROM users;\nDROP TABLE picked;'], expect: [],
      },
      {
        title: 'a table of the change set', engine: 'mysql', base: [innodbUsers],
        files: ['CREATE TABLE scratch (id bigint PRIMARY KEY) ENGINE=InnoDB;\nDROP TABLE scratch;'], expect: [],
      },
      {
        title: 'a temporary table', engine: 'mariadb', base: [innodbUsers],
        files: ['CREATE TEMPORARY TABLE picked (id bigint);\nDROP TEMPORARY TABLE picked;'], expect: [],
      },
    ],
  },
  check({ operations, isNew, before: base }): readonly RuleResult[] {
    // A partition that the change set detaches first is still one to this rule.
    const partitions = new Set([...base.tables.values()].filter((table) => table.partitionOf !== undefined).map(({ id }) => id));
    return ofKind(operations, 'drop-table').flatMap((judged): readonly RuleResult[] => {
      const { operation, before } = judged;
      const table = resolveTable(before, operation.table);
      const isPartition = table !== undefined && (table.partitionOf !== undefined || partitions.has(table.id));
      const isTemporary = operation.temporary || table?.temporary === true;
      if (isPartition || isTemporary || isNew(table, judged.in)) return [];
      return [{
        at: judged.in,
        span: placeOf(judged),
        message: table === undefined ? 'unknown' : 'known',
        values: { table: shown(operation.table) },
        objects: [tableIdentity(before, operation.table)],
      }];
    });
  },
});
