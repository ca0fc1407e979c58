import { defineRule, ofKind, type RuleResult } from '../../define-rule.ts';

const impossible = 'it would drop a database with a name of its own';

export const dropDatabase = defineRule({
  id: 'drop-database',
  category: 'destructive',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Drop no database in a migration',
  why: 'Everything in the database is lost at once, and no rollback brings it back. A migration runs in every environment: '
    + 'what drops a test database in one drops another of the same name in the next.',
  fix: 'Do it where the server is administered, after a backup.',
  sources: ['squawk:ban-drop-database', 'pgfence:drop-database'],
  options: {},
  messages: {
    drops: {
      title: 'Drops database {database}',
      why: 'Everything in it is lost at once, in every environment where this migration runs.',
      fix: 'Remove the statement, and drop the database where the server is administered.',
    },
  },
  examples: {
    bad: [
      { title: 'a database', engine: 'postgresql', transaction: 'none', files: ['DROP DATABASE shop;'], expect: ['1:1'], impossible },
      { title: 'a database of the change set', engine: 'postgresql', transaction: 'none', files: ['CREATE DATABASE scratch;\nDROP DATABASE IF EXISTS scratch WITH (FORCE);'], expect: ['1:2'], impossible },
    ],
    good: [
      { title: 'a schema', engine: 'postgresql', files: ['CREATE SCHEMA scratch;\nDROP SCHEMA scratch;'], expect: [] },
      { title: 'a text', engine: 'postgresql', files: ["-- DROP DATABASE shop;\nSELECT 'DROP DATABASE shop';"], expect: [] },
    ],
  },
  check({ operations }): readonly RuleResult[] {
    return ofKind(operations, 'drop-object').filter(({ operation }) => operation.objectKind === 'database').map(({ operation, in: at }) => ({
      at,
      message: 'drops',
      values: { database: operation.object.name },
      objects: [operation.object.name],
    }));
  },
});
