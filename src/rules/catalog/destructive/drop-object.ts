import type { CreateObject, DropObject, ObjectKind } from '../../../model/operation.ts';
import type { CatalogObject } from '../../../model/schema-state.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown } from '../../naming-objects.ts';
import { isOldObject } from '../../old-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const view = 'CREATE VIEW adults AS SELECT id FROM users WHERE age > 17;';

export const dropObject = defineRule({
  id: 'drop-object',
  category: 'destructive',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'transaction-model'],
  supersedes: [],
  summary: 'Keep views, routines, triggers and types that stood before the change set',
  why: 'Whoever uses the object fails from that moment on, also the release that is being replaced while the new one is rolled out; '
    + 'a trigger or policy that goes stops doing its work in silence.',
  fix: 'Replace it by CREATE OR REPLACE, or stop using it in one release and drop it in the next.',
  sources: ['bytebase:VIEW_DISALLOW_DROP', 'bytebase:FUNCTION_DISALLOW_DROP', 'pgfence:drop-object'],
  options: {},
  messages: {
    drops: {
      title: 'Drops {kind} {name}',
      why: 'It stood before this change set, and nothing in the same transaction puts it back: whoever uses it fails.',
      fix: 'Use CREATE OR REPLACE where it changes, or drop it one release after nothing uses it.',
    },
    changed: {
      title: 'Drops {kind} {name} and makes it anew with fewer values',
      why: 'The new one lacks {lost}: rows and code that use them fail.',
      fix: 'Keep the old values in the new type, or drop them one release after nothing uses them.',
    },
  },
  examples: {
    bad: [
      { title: 'a view', engine: 'postgresql', base: [users, view], files: ['DROP VIEW adults;'], expect: ['1:1'] },
      { title: 'made anew in another transaction', engine: 'postgresql', base: [users, view], files: ['DROP VIEW adults;', view], expect: ['1:1'] },
      { title: 'a procedure', engine: 'mysql', base: ['CREATE PROCEDURE tidy() SELECT 1;'], files: ['SELECT 1;\nDROP PROCEDURE tidy;'], expect: ['1:2'] },
      { title: 'a trigger', engine: 'mariadb', base: [users, 'CREATE TRIGGER touch BEFORE INSERT ON users FOR EACH ROW SET NEW.age = 1;'], files: ['DROP TRIGGER IF EXISTS touch;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'made anew in the same transaction', engine: 'postgresql', base: [users, view], files: ['DROP VIEW adults;\nCREATE VIEW adults AS SELECT id, age FROM users WHERE age > 20;'], expect: [] },
      { title: 'an object of the change set', engine: 'postgresql', base: [users], files: [view, 'DROP VIEW adults;'], expect: [] },
      { title: 'made anew in the same file', engine: 'mysql', base: [users, view], files: ['DROP VIEW IF EXISTS adults;\nCREATE VIEW adults AS SELECT id FROM users;'], expect: [] },
      { title: 'an object of the change set', engine: 'mariadb', files: ['CREATE SEQUENCE s;\nDROP SEQUENCE s;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'drop-object').flatMap((judged): readonly RuleResult[] => {
      const { operation: { objectKind, object }, in: at } = judged;
      const known = droppedObject(judged);
      if (!kinds.has(objectKind) || (known !== undefined && !isOldObject(context, known, at))) return [];
      const next = madeAnew(judged, context);
      const lost = next === undefined ? [] : lostLabels(known, next);
      if (next !== undefined && lost.length === 0) return [];
      return [{
        at,
        span: placeOf(judged),
        message: next === undefined ? 'drops' : 'changed',
        values: { kind: objectKind, name: shown(object), lost: lost.join(', ') },
        objects: [`${objectKind} ${shown(object)}`],
      }];
    });
  },
});

/** Tables, indexes, schemas and databases have rules of their own. */
const kinds: ReadonlySet<ObjectKind> = new Set<ObjectKind>([
  'view', 'materialized view', 'function', 'procedure', 'aggregate', 'trigger', 'event trigger', 'rule', 'sequence', 'type', 'enum', 'domain',
  'extension', 'event', 'role', 'policy', 'package', 'foreign table',
]);

function droppedObject({ operation, before }: JudgedOperation<DropObject>): CatalogObject | undefined {
  const { objectKind, object, table } = operation;
  const name = table === undefined ? object : { ...object, name: `${table.name}.${object.name}` };
  return resolveObject(before, sameKinds(objectKind), name) ?? before.objects.get(`${objectKind} .${object.name}`);
}

/** A view may come back as a materialized one, a type as an enum or domain: whoever reads it finds it. */
function sameKinds(kind: ObjectKind): readonly ObjectKind[] {
  if (kind === 'view' || kind === 'materialized view') return ['view', 'materialized view'];
  return kind === 'type' || kind === 'enum' || kind === 'domain' ? ['type', 'enum', 'domain'] : [kind];
}

/** The statement behind that makes the object again: in the same transaction, or file where each statement commits by itself. */
function madeAnew(judged: JudgedOperation<DropObject>, { operations, engine }: RuleContext): JudgedOperation<CreateObject> | undefined {
  const { openTransaction, file } = judged.in;
  const isTogether = (other: JudgedOperation): boolean => {
    if (engine.name !== 'postgresql') return other.in.file === file;
    return other.in.openTransaction !== undefined && other.in.openTransaction === openTransaction;
  };
  const behind = operations.slice(operations.indexOf(judged) + 1).filter(isTogether);
  return ofKind(behind, 'create-object').find((other) => isSameObject(judged.operation, other.operation));
}

function isSameObject(dropped: DropObject, made: CreateObject): boolean {
  const isSameName = dropped.object.name === made.object.name && (dropped.object.schema ?? made.object.schema) === (made.object.schema ?? dropped.object.schema);
  const isSameTable = dropped.table === undefined || dropped.table.name === made.table?.name;
  return sameKinds(dropped.objectKind).includes(made.objectKind) && isSameName && isSameTable;
}

function lostLabels(known: CatalogObject | undefined, { operation }: JudgedOperation<CreateObject>): readonly string[] {
  return (known?.labels ?? []).filter((label) => operation.labels?.includes(label) !== true);
}
