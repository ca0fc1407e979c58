import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import type { ObjectName } from '../../../model/expression.ts';
import { defineRule, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import { namedTables } from '../../named-tables.ts';

const t = 'CREATE TABLE app.t (id bigint PRIMARY KEY);';
const app = 'CREATE SCHEMA app;';

export const unqualifiedName = defineRule({
  id: 'unqualified-name',
  category: 'naming',
  engines: ['postgresql'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Write table names with their schema',
  why: 'A name without a schema means what the search path of the connection makes of it. Another role or another runner has another one, and changes or creates another table.',
  fix: 'Write schema.table, or set search_path in the file.',
  sources: ['squawk:require-table-schema', 'bytebase:NAMING_FULLY_QUALIFIED', 'bytebase:STATEMENT_CREATE_SPECIFY_SCHEMA'],
  options: {},
  messages: {
    bare: {
      title: 'Table {table} is named without its schema',
      why: 'Which table that is depends on the search path of the connection.',
      fix: 'Write it with its schema.',
    },
  },
  examples: {
    bad: [
      { title: 'a new table', engine: 'postgresql', files: ['SELECT 1;\nCREATE TABLE t (id bigint PRIMARY KEY);'], expect: ['1:2'] },
      { title: 'an old one, and one that is read', engine: 'postgresql', base: [app, t, 'CREATE TABLE u (id bigint PRIMARY KEY);'], files: ['ALTER TABLE u ADD COLUMN a int;\nINSERT INTO app.t (id) SELECT id FROM u;'], expect: ['1:1', '1:2'] },
    ],
    good: [
      { title: 'schemas, and a common table expression', engine: 'postgresql', base: [app, t], files: ['WITH x AS (SELECT id FROM app.t) DELETE FROM app.t USING x WHERE t.id = x.id;'], expect: [] },
      { title: 'a search path of the file', engine: 'postgresql', base: [app, t], files: ['SET search_path = app;\nALTER TABLE t ADD COLUMN a int;'], expect: [] },
    ],
  },
  check({ operations }): readonly RuleResult[] {
    return operations.flatMap((judged) => {
      if (judged.in.settings.has('search_path')) return [];
      const names = namedTables(judged.operation).filter((name) => name.schema === undefined && !isTemporary(name, judged));
      return [...new Map(names.map((name) => [name.name, name])).values()].map((name) => ({
        at: judged.in, message: 'bare', values: { table: name.name }, objects: [name.name],
      }));
    });
  },
});

function isTemporary(name: ObjectName, { operation, before }: JudgedOperation): boolean {
  return (operation.kind === 'create-table' && operation.temporary && operation.table === name) || resolveTable(before, name)?.temporary === true;
}
