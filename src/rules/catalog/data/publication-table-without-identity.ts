import type { Operation } from '../../../model/operation.ts';
import type { SchemaState } from '../../../model/schema-state.ts';
import { constraintsOf } from '../../../impact/constraints-of.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, type JudgedOperation, type RuleGap, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown } from '../../naming-objects.ts';
import { unidentifiedTables, type Published } from '../../published-tables.ts';
import { unknownTable } from '../../schema-gaps.ts';

const log = 'CREATE TABLE log (line text);';
const publish = 'CREATE PUBLICATION feed FOR TABLE log;';

export const publicationTableWithoutIdentity = defineRule({
  id: 'publication-table-without-identity',
  category: 'data',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  reach: (operation) => ('publication' in operation ? 'everything' : undefined),
  supersedes: [],
  summary: 'Give every published table a replica identity',
  why: 'A publication that sends updates and deletions needs to tell rows apart. In a table without a primary key or another replica identity '
    + 'PostgreSQL refuses every UPDATE and DELETE from the moment it is published: the application fails, not the migration.',
  fix: 'Add a primary key before the table is published, or set REPLICA IDENTITY to a unique index over required columns, or to FULL.',
  sources: [],
  options: {},
  messages: {
    published: {
      title: 'Publication {publication} has {table} without a replica identity',
      why: 'From here on PostgreSQL refuses every UPDATE and DELETE of {table}.',
      fix: 'Add a primary key to {table} before, or set its REPLICA IDENTITY.',
    },
  },
  examples: {
    bad: [
      { title: 'a table without a key', engine: 'postgresql', base: [log], files: [publish], expect: ['1:1'] },
      { title: 'a new table where all are published', engine: 'postgresql', base: ['CREATE PUBLICATION feed FOR ALL TABLES;'], files: [`SELECT 1;\n${log}`], expect: ['1:2'] },
      {
        title: 'the key goes', engine: 'postgresql', base: ['CREATE TABLE log (id bigint PRIMARY KEY);', publish],
        files: ['ALTER TABLE log DROP CONSTRAINT log_pkey;'], expect: ['1:1'],
      },
    ],
    good: [
      { title: 'a primary key', engine: 'postgresql', base: ['CREATE TABLE log (id bigint PRIMARY KEY);'], files: [publish], expect: [] },
      { title: 'all columns together', engine: 'postgresql', base: [log, 'ALTER TABLE log REPLICA IDENTITY FULL;'], files: [publish], expect: [] },
      { title: 'new rows alone', engine: 'postgresql', base: [log], files: ["CREATE PUBLICATION feed FOR TABLE log WITH (publish = 'insert, truncate');"], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const left = new Set(unidentifiedTables(context.after).map(({ table }) => table.id));
    return context.operations.filter(({ operation }) => mayPublish(operation)).flatMap((judged) => [
      ...unknownTables(judged),
      ...newlyRefused(judged).filter(({ table }) => left.has(table.id)).map((refused) => hit(judged, refused)),
    ]);
  },
});

const mayLoseIdentity: ReadonlySet<Operation['kind']> = new Set<Operation['kind']>(['drop-constraint', 'drop-column', 'drop-index', 'set-table-schema']);

/** What can publish a table, or take its identity from it. */
function mayPublish(operation: Operation): boolean {
  switch (operation.kind) {
    case 'create-object':
    case 'alter-object': return operation.publication !== undefined;
    case 'create-table': return !constraintsOf(operation).some(({ kind }) => kind === 'primary-key');
    case 'set-table-option': return operation.option === 'REPLICA IDENTITY';
    default: return mayLoseIdentity.has(operation.kind);
  }
}

function newlyRefused({ before, after }: JudgedOperation): readonly Published[] {
  const old = new Set(unidentifiedTables(before).map(({ table }) => table.id));
  return unidentifiedTables(after).filter(({ table }) => !old.has(table.id));
}

function unknownTables(judged: JudgedOperation): readonly RuleGap[] {
  const { operation, before } = judged;
  const tables = 'publication' in operation ? operation.publication.tables : [];
  return tables.filter((name) => isUnknown(before, name)).map((name) => unknownTable(judged, name, 'it is not known whether it has a replica identity'));
}

function isUnknown(state: SchemaState, name: { readonly schema?: string; readonly name: string }): boolean {
  return resolveTable(state, name) === undefined;
}

function hit(judged: JudgedOperation, { publication, table }: Published): RuleHit {
  return {
    at: judged.in,
    span: placeOf(judged),
    message: 'published',
    values: { publication, table: shown(table) },
    objects: [shown(table), publication],
  };
}
