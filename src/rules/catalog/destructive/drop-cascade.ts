import type { DropObject, Operation } from '../../../model/operation.ts';
import type { CatalogObject, CatalogTable, SchemaState } from '../../../model/schema-state.ts';
import { resolveIndex } from '../../../schema/queries/resolve-index.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import type { Reach } from '../../../schema/relevance/relevant-scripts.ts';
import { defineRule, type JudgedOperation, type JudgedStatement, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { dependentsOf } from '../../dependents.ts';
import { placeOf, shown } from '../../naming-objects.ts';
import { isOldObject, isOldTable } from '../../old-objects.ts';
import { listInWords } from '../../wording.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const orders = 'CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id));';
const view = 'CREATE VIEW adults AS SELECT id FROM users WHERE age > 17;';

export const dropCascade = defineRule({
  id: 'drop-cascade',
  category: 'destructive',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  reach: (operation) => (cascades(operation) ? reachOf(operation) : undefined),
  supersedes: [],
  summary: 'Name everything that is dropped',
  why: 'CASCADE drops whatever depends on the object when the statement runs: views, foreign keys, columns of a type, whole schemas. '
    + 'The file does not show what goes, and in production more may depend on it than anywhere else.',
  fix: 'Drop what depends on the object by statements of its own, in order, and then the object without CASCADE.',
  sources: ['bytebase:STATEMENT_DISALLOW_RM_TBL_CASCADE', 'pgfence:drop-cascade'],
  options: {},
  messages: {
    known: {
      title: 'Drops {object} with all that depends on it',
      why: 'By the migrations these go with it: {dependents}. On a server there may be more.',
      fix: 'Drop {dependents} by statements of their own first, and then {object} without CASCADE.',
    },
    unknown: {
      title: 'Drops {object} with whatever depends on it',
      why: 'By the migrations nothing does; whatever does on a server goes without being named.',
      fix: 'Remove CASCADE: the statement then fails where something depends on {object}.',
    },
  },
  examples: {
    bad: [
      { title: 'a table and what refers to it', engine: 'postgresql', base: [users, orders, view], files: ['DROP TABLE users CASCADE;'], expect: ['1:1'] },
      { title: 'a column and its view', engine: 'postgresql', base: [users, view], files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  DROP COLUMN age CASCADE;'], expect: ['1:3'] },
      { title: 'nothing is known to depend on it', engine: 'postgresql', base: [users, view], files: ['DROP VIEW IF EXISTS adults CASCADE;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'without CASCADE', engine: 'postgresql', base: [users, view], files: ['DROP VIEW adults;\nDROP TABLE users RESTRICT;'], expect: [] },
      {
        title: 'what depends on it is new', engine: 'postgresql', base: [users],
        files: ['CREATE VIEW fresh AS SELECT age FROM users;\nALTER TABLE users DROP COLUMN age CASCADE;'], expect: [],
      },
      { title: 'a new table', engine: 'postgresql', files: [`${users}\n${view}\nDROP TABLE users CASCADE;`], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return context.operations.filter(({ operation }) => cascades(operation)).flatMap((judged): readonly RuleHit[] => {
      const dependents = dependentsOf(judged.operation, judged.before);
      const old = dependents.filter(({ owner }) => isOld(owner, judged.in, context));
      if (isNewItself(judged, context) || (dependents.length > 0 && old.length === 0)) return [];
      const object = droppedName(judged.operation);
      const listed = listInWords(dependents.map(({ name }) => name));
      return [{
        at: judged.in,
        span: placeOf(judged),
        message: dependents.length === 0 ? 'unknown' : 'known',
        values: { object, dependents: listed },
        objects: [object, ...dependents.map(({ name }) => name)],
      }];
    });
  },
});

/** TRUNCATE … CASCADE has a rule of its own. */
function cascades(operation: Operation): boolean {
  return operation.kind !== 'truncate-table' && 'cascade' in operation && operation.cascade;
}

/** What uses a type or routine, or stands in a schema, is not found by following names of tables. */
function reachOf(operation: Operation): Reach | undefined {
  if (operation.kind === 'drop-object') return /view$|^sequence$/.test(operation.objectKind) ? 'dependents' : 'everything';
  return operation.kind === 'drop-index' ? undefined : 'dependents';
}

function isOld(owner: CatalogTable | CatalogObject, at: JudgedStatement, context: RuleContext): boolean {
  return 'kind' in owner ? isOldObject(context, owner, at) : isOldTable(context, owner, at);
}

/** Nothing old can depend on what the change set has made. */
function isNewItself(judged: JudgedOperation, context: RuleContext): boolean {
  const { operation, before, in: at } = judged;
  switch (operation.kind) {
    case 'drop-object': {
      const known = droppedObject(operation, before);
      return known !== undefined && !isOldObject(context, known, at);
    }
    case 'drop-index': {
      const owner = resolveIndex(before, operation.index)?.table;
      return owner !== undefined && !isOld(owner, at, context);
    }
    default: {
      const table = 'table' in operation ? resolveTable(before, operation.table) : undefined;
      return table !== undefined && (!isOld(table, at, context) || dropsNewColumn(judged, table, context));
    }
  }
}

function dropsNewColumn({ operation, before, in: at }: JudgedOperation, table: CatalogTable, context: RuleContext): boolean {
  return operation.kind === 'drop-column' && context.isNewColumn(findColumn(before, table, operation.column), at);
}

function droppedObject({ objectKind, object }: DropObject, before: SchemaState): CatalogObject | undefined {
  if (objectKind === 'schema') return before.objects.get(`schema .${object.name}`);
  return resolveObject(before, objectKind === 'type' ? ['type', 'enum', 'domain'] : [objectKind], object);
}

function droppedName(operation: Operation): string {
  switch (operation.kind) {
    case 'drop-object': return `${operation.objectKind === 'other' ? 'everything of' : operation.objectKind} ${shown(operation.object)}`;
    case 'drop-index': return `index ${shown(operation.index)}`;
    case 'drop-column': return `column ${operation.column} of ${shown(operation.table)}`;
    case 'drop-constraint': return `constraint ${operation.name ?? ''} of ${shown(operation.table)}`;
    default: return 'table' in operation ? `table ${shown(operation.table)}` : '';
  }
}
