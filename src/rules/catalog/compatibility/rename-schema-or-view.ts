import type { ObjectName } from '../../../model/expression.ts';
import type { AlterObject, ObjectKind, RenameTable, SetTableSchema } from '../../../model/operation.ts';
import type { CatalogObject, CatalogTable, SchemaState } from '../../../model/schema-state.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, isKind, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown } from '../../naming-objects.ts';
import { isOldObject, isOldTable } from '../../old-objects.ts';
import { restOfTransaction } from '../../transactions.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));';
const view = 'CREATE VIEW mails AS SELECT email FROM users;';

export const renameSchemaOrView = defineRule({
  id: 'rename-schema-or-view',
  category: 'compatibility',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Keep the names and schemas of objects that stood before the change set',
  why: 'The release that runs while the new one is rolled out finds views, functions, sequences and types by their old names, and everything '
    + 'in a schema by the old name of the schema. From the moment of the change on it finds nothing.',
  fix: 'Create the object under its new name beside the old one, and drop the old one once nothing uses it.',
  sources: ['strong_migrations:rename_schema', 'pgfence:rename-schema'],
  options: {},
  messages: {
    renamed: {
      title: 'Renames {kind} {object} to {to}',
      why: 'Every statement of the running release that names {object} fails from this moment on.',
      fix: 'Create {to} beside {object}, and drop the old one once nothing uses it.',
    },
    moved: {
      title: 'Moves {kind} {object} to schema {to}',
      why: 'The running release looks for {object} where it was, and fails unless its search path holds {to}.',
      fix: 'Put {to} on the search path of every role that uses {object} before, or keep a view under the old name until nothing uses it.',
    },
  },
  examples: {
    bad: [
      { title: 'a view', engine: 'postgresql', base: [users, view], files: ['ALTER VIEW mails RENAME TO addresses;'], expect: ['1:1'] },
      { title: 'a schema', engine: 'postgresql', base: ['CREATE SCHEMA shop;'], files: ['ALTER SCHEMA shop RENAME TO store;'], expect: ['1:1'] },
      { title: 'a table that moves', engine: 'postgresql', base: [users, 'CREATE SCHEMA old;'], files: ['ALTER TABLE users SET SCHEMA old;'], expect: ['1:1'] },
      { title: 'a view', engine: 'mysql', base: [users, view], files: ['RENAME TABLE mails TO addresses;'], expect: ['1:1'] },
      { title: 'a view', engine: 'mariadb', base: [users, view], files: ['RENAME TABLE mails TO addresses;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'a view of the change set', engine: 'postgresql', base: [users], files: [`${view}\nALTER VIEW mails RENAME TO addresses;`], expect: [] },
      { title: 'an index', engine: 'postgresql', base: [users, 'CREATE INDEX i ON users (email);'], files: ['ALTER INDEX i RENAME TO j;'], expect: [] },
      {
        title: 'a view that gets a successor in the same transaction', engine: 'postgresql', base: [users, view],
        files: ['ALTER VIEW mails RENAME TO mails_old;\nCREATE VIEW mails AS SELECT lower(email) AS email FROM users;'], expect: [],
      },
      { title: 'a view of the change set', engine: 'mysql', base: [users], files: [`${view}\nRENAME TABLE mails TO addresses;`], expect: [] },
      { title: 'a view of the change set', engine: 'mariadb', base: [users], files: [`${view}\nRENAME TABLE mails TO addresses;`], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'alter-object', 'rename-table', 'set-table-schema').flatMap((judged): readonly RuleResult[] => {
      const change = changeOf(judged);
      if (change === undefined || isNew(change, judged, context) || isReplaced(change, judged, context)) return [];
      const { kind, written, known, to, moves } = change;
      return [{
        at: judged.in,
        span: placeOf(judged),
        message: moves ? 'moved' : 'renamed',
        values: { kind, object: shown(written), to },
        objects: [shown(known ?? written)],
      }];
    });
  },
});

interface Change {
  readonly kind: string;
  readonly written: ObjectName;
  /** What the catalogue knows of it. */
  readonly known: CatalogObject | CatalogTable | undefined;
  readonly to: string;
  readonly moves: boolean;
}

const kinds: ReadonlySet<ObjectKind> = new Set<ObjectKind>([
  'schema', 'view', 'materialized view', 'function', 'procedure', 'aggregate', 'sequence', 'type', 'enum', 'domain', 'foreign table',
]);

const relations: readonly ObjectKind[] = ['view', 'materialized view', 'sequence', 'foreign table'];

type Changing = JudgedOperation<AlterObject | RenameTable | SetTableSchema>;

/** What is renamed or moved; nothing for a table that is renamed, which is a rule of its own. */
function changeOf({ operation, before }: Changing): Change | undefined {
  if (operation.kind === 'alter-object') return changeByName(operation, before);
  const { table: written } = operation;
  const table = resolveTable(before, written);
  const object = table === undefined ? resolveObject(before, relations, written) : undefined;
  if (operation.kind === 'set-table-schema') return { kind: object?.kind ?? 'table', written, known: table ?? object, to: operation.schema, moves: true };
  return object === undefined ? undefined : { kind: object.kind, written, known: object, to: shown(operation.to), moves: false };
}

function changeByName(operation: AlterObject, before: SchemaState): Change | undefined {
  const { objectKind: kind, object: written, action, value = '' } = operation;
  const moves = action === 'SET SCHEMA';
  if (!kinds.has(kind) || (!moves && action !== 'RENAME TO')) return undefined;
  return { kind, written, known: findObject(operation, before), to: value, moves };
}

function findObject({ objectKind, object }: AlterObject, state: Changing['before']): CatalogObject | undefined {
  if (objectKind === 'schema') return state.objects.get(`schema .${object.name}`);
  const isType = objectKind === 'type' || objectKind === 'domain';
  return resolveObject(state, isType ? ['type', 'enum', 'domain'] : [objectKind], object);
}

function isNew({ known }: Change, { in: at }: Changing, context: RuleContext): boolean {
  if (known === undefined) return false;
  if ('columns' in known) return !isOldTable(context, known, at);
  return !isOldObject(context, known, at);
}

const replaceable: readonly string[] = ['view', 'materialized view', 'function', 'procedure', 'aggregate', 'sequence', 'table', 'foreign table'];

/** Whether something takes the old name before anybody can look. */
function isReplaced({ kind, written, known }: Change, judged: Changing, context: RuleContext): boolean {
  if (!replaceable.includes(kind)) return false;
  return restOfTransaction(context, judged).some((later) => {
    if (!isKind(later, 'create-object')) return false;
    const { object } = later.operation;
    const schema = object.schema ?? later.after.resolution?.searchPath[0];
    return object.name === written.name && (known === undefined || schema === known.schema);
  });
}
