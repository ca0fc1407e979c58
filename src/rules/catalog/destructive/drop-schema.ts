import { engineFamilies, type EngineName } from '../../../model/engine-name.ts';
import type { DropObject, Operation } from '../../../model/operation.ts';
import type { CatalogObject } from '../../../model/schema-state.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { contentsOf } from '../../dependents.ts';
import { placeOf } from '../../naming-objects.ts';
import { isOldObject } from '../../old-objects.ts';
import { listInWords } from '../../wording.ts';

const shop = 'CREATE SCHEMA shop;\nCREATE TABLE shop.orders (id bigint PRIMARY KEY);';
const named = 'it would drop a database with a name of its own';

export const dropSchema = defineRule({
  id: 'drop-schema',
  category: 'destructive',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: true,
  since: '0.1',
  needs: ['schema-state'],
  reach: (operation) => (dropsSchema(operation) ? 'everything' : undefined),
  supersedes: [],
  summary: 'Keep schemas that stood before the change set',
  why: 'A schema goes with everything in it: tables with their rows, views, routines. On MySQL and MariaDB, where a schema is a database, '
    + 'it goes without being asked to cascade, and nothing can be rolled back.',
  fix: 'Move or drop what is in the schema by migrations of their own, back it up, and drop the empty schema without CASCADE, with an approval.',
  sources: ['atlas:DS101', 'pgfence:drop-schema', 'bytebase:DATABASE_DROP_EMPTY_DATABASE'],
  options: {},
  messages: {
    filled: {
      title: 'Drops schema {schema} with all that is in it',
      why: 'By the migrations it holds {contents}; their rows are lost.',
      fix: 'Move {contents} to another schema or drop them one by one, and drop {schema} without CASCADE.',
    },
    unknown: {
      title: 'Drops schema {schema}',
      why: 'The migrations do not say what it holds, so it may hold rows that somebody needs.',
      fix: 'Check what is in {schema} on every server, and have the drop approved.',
    },
    empty: {
      title: 'Drops schema {schema}, which is empty by the migrations',
      why: 'Nothing that the migrations made is in it; somebody else may have put something there.',
      fix: 'Check that {schema} is empty on every server, and drop it without CASCADE.',
    },
  },
  examples: {
    bad: [
      { title: 'a schema with a table', engine: 'postgresql', base: [shop], files: ['DROP SCHEMA shop CASCADE;'], expect: ['1:1'] },
      { title: 'an empty schema', engine: 'postgresql', base: ['CREATE SCHEMA attic;'], files: ['SELECT 1;\nDROP SCHEMA IF EXISTS attic;'], expect: ['1:2'] },
      { title: 'a database', engine: 'mysql', files: ['DROP DATABASE IF EXISTS tenant_1;'], expect: ['1:1'], impossible: named },
      { title: 'a schema is a database', engine: 'mariadb', files: ['DROP SCHEMA IF EXISTS tenant_1;'], expect: ['1:1'], impossible: named },
    ],
    good: [
      { title: 'a schema of the change set', engine: 'postgresql', files: [shop, 'DROP SCHEMA shop CASCADE;'], expect: [] },
      { title: 'a table of the schema', engine: 'postgresql', base: [shop], files: ['DROP TABLE shop.orders;'], expect: [] },
      { title: 'a database of the change set', engine: 'mysql', files: ['CREATE DATABASE tenant_2;\nDROP DATABASE tenant_2;'], expect: [], impossible: named },
      { title: 'a text', engine: 'mariadb', files: ["SELECT 'DROP DATABASE tenant_1';"], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'drop-object').flatMap((judged): readonly RuleResult[] => {
      const { operation, in: at } = judged;
      if (!isSchema(operation, context.engine.name)) return [];
      const known = knownSchema(judged);
      if (known !== undefined && !isOldObject(context, known, at)) return [];
      return [{ at, span: placeOf(judged), objects: [operation.object.name], ...verdict(judged, known) }];
    });
  },
});

function dropsSchema({ kind, ...operation }: Operation): boolean {
  return kind === 'drop-object' && 'objectKind' in operation && ['schema', 'database'].includes(operation.objectKind);
}

/** In PostgreSQL a database is more than a schema, and has a rule of its own. */
function isSchema({ objectKind }: DropObject, engine: EngineName): boolean {
  return objectKind === 'schema' || (objectKind === 'database' && engineFamilies[engine] === 'mysql');
}

function knownSchema({ operation: { object }, before }: JudgedOperation<DropObject>): CatalogObject | undefined {
  return before.objects.get(`schema .${object.name}`) ?? before.objects.get(`database .${object.name}`);
}

function verdict({ operation: { object }, before }: JudgedOperation<DropObject>, known: CatalogObject | undefined): Pick<RuleHit, 'message' | 'values' | 'severity'> {
  const contents = contentsOf(before, object.name).map(({ name }) => name);
  const values = { schema: object.name, contents: listInWords(contents) };
  if (contents.length > 0) return { message: 'filled', values };
  const isProven = known !== undefined && before.unmodelled.length === 0;
  return isProven ? { message: 'empty', values, severity: 'warning' } : { message: 'unknown', values };
}
