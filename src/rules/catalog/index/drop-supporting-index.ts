import { engineFamilies } from '../../../model/engine-name.ts';
import type { DropConstraint, DropIndex } from '../../../model/operation.ts';
import type { CatalogTable, SchemaState } from '../../../model/schema-state.ts';
import { hasCoveringIndex } from '../../../schema/queries/covering-index.ts';
import { resolveIndex } from '../../../schema/queries/resolve-index.ts';
import { mayReferTo } from '../../../schema/queries/referring-tables.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { tableById } from '../../../schema/queries/table-by-id.ts';
import { referencedTable } from '../../created-foreign-keys.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleGap, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown } from '../../naming-objects.ts';
import { isOldTable } from '../../old-objects.ts';
import { listInWords } from '../../wording.ts';

const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY);';
const users = 'CREATE TABLE users (id bigint PRIMARY KEY, org_id bigint REFERENCES orgs (id), email varchar(50));\nCREATE INDEX users_org ON users (org_id);';
const myUsers = 'CREATE TABLE users (id bigint PRIMARY KEY, org_id bigint, email varchar(50), KEY users_org (org_id),\n'
  + 'CONSTRAINT f FOREIGN KEY (org_id) REFERENCES orgs (id));';
const refused = 'the server refuses what the rule warns of';

export const dropSupportingIndex = defineRule({
  id: 'drop-supporting-index',
  category: 'index',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  reach: ({ kind }) => (kind === 'drop-index' || kind === 'drop-constraint' ? 'dependents' : undefined),
  supersedes: ['fk-missing-index'],
  summary: 'Replace an index before dropping it, where something rests on it',
  why: 'Without the index under a foreign key each DELETE in the referenced table reads the whole referencing one; without the index of the replica '
    + 'identity UPDATE and DELETE fail where the table is published. MySQL and MariaDB refuse to drop the index that a foreign key needs.',
  fix: 'Create the replacement first (CONCURRENTLY on PostgreSQL, ALGORITHM=INPLACE on MySQL and MariaDB), and drop the old index afterwards.',
  sources: [],
  options: {},
  messages: {
    key: {
      title: 'Drops {index}, on which the foreign key on {columns} of {table} rests',
      why: 'At this point no other index of {table} begins with {columns}: a DELETE in {referenced} reads all of {table}, or the server refuses.',
      fix: 'Create another index on {columns} before this step.',
    },
    parent: {
      title: 'Drops {index}, to which a foreign key of {table} points',
      why: 'At this point no other index of {referenced} begins with {columns}, and the server refuses to drop it.',
      fix: 'Create another index on {columns} of {referenced} before this step, or drop the foreign key.',
    },
    identity: {
      title: 'Drops {index}, the replica identity of {table}',
      why: 'Without it the server cannot tell subscribers which row changed: UPDATE and DELETE fail where {table} is published.',
      fix: 'Set another replica identity of {table} before this step.',
    },
    unique: {
      title: 'Drops {index}, the only unique index of {table}',
      why: 'Without a primary key and without it nothing names a row of {table} any more, and nothing keeps the same row out twice.',
      fix: 'Add a primary key or another unique index before this step.',
    },
  },
  examples: {
    bad: [
      { title: 'the index under a foreign key', engine: 'postgresql', base: [orgs, users], files: ['DROP INDEX users_org;'], expect: ['1:1'] },
      { title: 'the replacement comes too late', engine: 'postgresql', base: [orgs, users], files: ['DROP INDEX users_org;\nCREATE INDEX users_org_2 ON users (org_id, id);'], expect: ['1:1'] },
      {
        title: 'the replica identity', engine: 'postgresql',
        base: ['CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL);\nCREATE UNIQUE INDEX t_a ON t (a);\nALTER TABLE t REPLICA IDENTITY USING INDEX t_a;'],
        files: ['DROP INDEX t_a;'], expect: ['1:1'],
      },
      { title: 'the index under a foreign key', engine: 'mysql', base: [orgs, myUsers], files: ['ALTER TABLE users DROP INDEX users_org;'], expect: ['1:1'], impossible: refused },
      { title: 'the index under a foreign key', engine: 'mariadb', base: [orgs, myUsers], files: ['DROP INDEX users_org ON users;'], expect: ['1:1'], impossible: refused },
    ],
    good: [
      { title: 'the replacement comes first', engine: 'postgresql', base: [orgs, users], files: ['CREATE INDEX users_org_2 ON users (org_id, id);\nDROP INDEX users_org;'], expect: [] },
      { title: 'an index under nothing', engine: 'postgresql', base: [orgs, users, 'CREATE INDEX i ON users (email);'], files: ['DROP INDEX i;'], expect: [] },
      { title: 'the key goes with it', engine: 'mysql', base: [orgs, myUsers], files: ['ALTER TABLE users DROP FOREIGN KEY f, DROP INDEX users_org;'], expect: [] },
      { title: 'the replacement in one statement', engine: 'mariadb', base: [orgs, myUsers], files: ['ALTER TABLE users DROP INDEX users_org, ADD INDEX wide (org_id, email);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'drop-index', 'drop-constraint').flatMap((judged): readonly RuleResult[] => {
      const table = tableOf(judged);
      if (table === undefined) return gapOf(judged);
      const end = judged.in.operations.at(-1)?.after;
      const next = end === undefined ? undefined : tableById(end, table.id);
      if (end === undefined || next === undefined || !isOldTable(context, table, judged.in)) return [];
      const drop = { judged, table, next, end };
      return [...ownKeys(drop, context), ...keysOfOthers(drop, context), ...identity(drop), ...lastUnique(drop, context)];
    });
  },
});

type Dropping = JudgedOperation<DropConstraint | DropIndex>;

/** A drop, its table before it, and table and schema after the whole statement. */
interface Drop {
  readonly judged: Dropping;
  readonly table: CatalogTable;
  readonly next: CatalogTable;
  readonly end: SchemaState;
}

function tableOf({ operation, before }: Dropping): CatalogTable | undefined {
  if (operation.table !== undefined) return resolveTable(before, operation.table);
  return operation.kind === 'drop-index' ? resolveIndex(before, operation.index)?.table : undefined;
}

function gapOf({ operation, in: at }: Dropping): readonly RuleGap[] {
  if (operation.kind !== 'drop-index' || operation.ifExists) return [];
  return [{ at, missing: 'schema-state', reason: `No migration creates index ${operation.index.name}, so what rests on it is not known.` }];
}

function ownKeys({ judged, table, next }: Drop, { engine }: RuleContext): readonly RuleHit[] {
  const inOrder = engineFamilies[engine.name] === 'mysql';
  return next.constraints.flatMap(({ definition }): readonly RuleHit[] => {
    if (definition.kind !== 'foreign-key' || definition.notEnforced === true) return [];
    const { columns, referenced } = definition;
    if (hasCoveringIndex(next, columns, { inOrder }) || !hasCoveringIndex(table, columns, { inOrder })) return [];
    return [hitOf(judged, 'key', { table: next, columns, referenced: referenced.name })];
  });
}

/** InnoDB needs an index on the referenced columns as well. */
function keysOfOthers({ judged, table, next, end }: Drop, { engine }: RuleContext): readonly RuleHit[] {
  if (engineFamilies[engine.name] !== 'mysql') return [];
  return [...mayReferTo(end, next)].flatMap((source) => source.constraints.flatMap(({ definition }): readonly RuleHit[] => {
    if (definition.kind !== 'foreign-key' || referencedTable(end, source, definition)?.id !== table.id) return [];
    const { referencedColumns: columns } = definition;
    if (hasCoveringIndex(next, columns, { inOrder: true }) || !hasCoveringIndex(table, columns, { inOrder: true })) return [];
    return [hitOf(judged, 'parent', { table: source, columns, referenced: next.name })];
  }));
}

function identity({ judged, table, next }: Drop): readonly RuleHit[] {
  const isLost = table.indexes.some(({ id }) => id === table.replicaIdentity) && !next.indexes.some(({ id }) => id === next.replicaIdentity);
  return isLost && next.replicaIdentity !== undefined ? [hitOf(judged, 'identity', { table: next, columns: [], referenced: '' })] : [];
}

/** On MySQL and MariaDB losing a unique index is another rule’s, and so is losing a key by its constraint. */
function lastUnique({ judged, table, next }: Drop, { engine }: RuleContext): readonly RuleHit[] {
  if (judged.operation.kind !== 'drop-index' || engineFamilies[engine.name] === 'mysql') return [];
  const isLost = hasUnique(table) && !hasUnique(next) && next.replicaIdentity === undefined;
  return isLost ? [hitOf(judged, 'unique', { table: next, columns: [], referenced: '' })] : [];
}

function hasUnique({ indexes }: CatalogTable): boolean {
  return indexes.some(({ valid, definition: { unique, predicate } }) => valid && unique && predicate === undefined);
}

function hitOf(judged: Dropping, message: string, about: { readonly table: CatalogTable; readonly columns: readonly string[]; readonly referenced: string }): RuleHit {
  const { operation } = judged;
  const name = operation.kind === 'drop-index' ? operation.index.name : operation.name ?? 'the key';
  return {
    at: judged.in,
    span: placeOf(judged),
    message,
    values: { index: name, table: about.table.name, columns: listInWords(about.columns), referenced: about.referenced },
    objects: [shown(about.table), ...about.columns],
  };
}
