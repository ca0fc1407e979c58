import { engineFamilies } from '../../../model/engine-name.ts';
import type { CreateObject } from '../../../model/operation.ts';
import type { CatalogObject, SchemaState, ViewColumn } from '../../../model/schema-state.ts';
import { objectAt, resolveObject } from '../../../schema/queries/resolve-object.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { schemaBefore } from '../../old-objects.ts';
import { typeWords } from '../../type-words.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
const view = 'CREATE VIEW people AS SELECT id, email FROM users;';
const refused = 'the server refuses what the rule warns of';

export const viewDefinitionChange = defineRule({
  id: 'view-definition-change',
  category: 'compatibility',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Keep the columns of a view, and append new ones',
  why: 'CREATE OR REPLACE VIEW of PostgreSQL only appends columns: one that is gone, renamed, moved or of another type is refused when the migration '
    + 'runs. Where the change is possible, the running release misses the column all the same.',
  fix: 'Append new columns behind the old ones. Where a column must go, drop the view and create it again in one transaction, a release after nothing reads the column.',
  sources: [],
  options: {},
  messages: {
    impossible: {
      title: 'PostgreSQL refuses the new definition of view {view}: {change}',
      why: 'CREATE OR REPLACE VIEW keeps every column with its name, place and type, and may only append others.',
      fix: 'Drop the view and create it again in one transaction, or append instead.',
    },
    changed: {
      title: 'View {view} is no longer what it was: {change}',
      why: 'Statements of the running release that read the view by its old columns fail or get other values.',
      fix: 'Keep the old columns until no release that runs reads them, and append new ones behind.',
    },
  },
  examples: {
    bad: [
      { title: 'a column less', engine: 'postgresql', base: [users, view], files: ['CREATE OR REPLACE VIEW people AS SELECT id FROM users;'], expect: ['1:1'], impossible: refused },
      { title: 'a column in front', engine: 'postgresql', base: [users, view], files: ['CREATE OR REPLACE VIEW people AS SELECT age, id, email FROM users;'], expect: ['1:1'], impossible: refused },
      { title: 'a column less, made anew, as a notice', engine: 'postgresql', base: [users, view], files: ['DROP VIEW people;\nCREATE VIEW people AS SELECT id FROM users;'], expect: ['1:2'] },
      { title: 'a column less, as a notice', engine: 'mysql', base: [users, view], files: ['CREATE OR REPLACE VIEW people AS SELECT id FROM users;'], expect: ['1:1'] },
      { title: 'a column under another name, as a notice', engine: 'mariadb', base: [users, view], files: ['ALTER VIEW people AS SELECT id, email AS mail FROM users;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'a column more behind the others', engine: 'postgresql', base: [users, view], files: ['CREATE OR REPLACE VIEW people AS SELECT id, email, age FROM users;'], expect: [] },
      { title: 'the same columns from other rows', engine: 'postgresql', base: [users, view], files: ['CREATE OR REPLACE VIEW people AS SELECT u.id, u.email FROM users u WHERE u.age > 17;'], expect: [] },
      { title: 'a column more', engine: 'mysql', base: [users, view], files: ['CREATE OR REPLACE VIEW people AS SELECT id, email, age FROM users;'], expect: [] },
      { title: 'a new view', engine: 'mariadb', base: [users], files: ['CREATE OR REPLACE VIEW people AS SELECT id FROM users;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'create-object').flatMap((judged): readonly RuleResult[] => {
      const { operation: { objectKind, object }, before, after } = judged;
      if (objectKind !== 'view' && objectKind !== 'materialized view') return [];
      const replaced = resolveObject(before, [objectKind], object);
      const made = resolveObject(after, [objectKind], object);
      const old = replaced ?? droppedView(judged, made, context);
      if (old === undefined || made === undefined || made === replaced) return [];
      return judge({ judged, old, made, isReplaced: replaced !== undefined }, context);
    });
  },
});

interface Redefinition {
  readonly judged: JudgedOperation<CreateObject>;
  readonly old: CatalogObject;
  readonly made: CatalogObject;
  readonly isReplaced: boolean;
}

/** The view of that name that stood before the change set, where the change set has dropped it. */
function droppedView({ in: at }: JudgedOperation<CreateObject>, made: CatalogObject | undefined, context: RuleContext): CatalogObject | undefined {
  const old: SchemaState = schemaBefore(context, at);
  return made === undefined ? undefined : objectAt(old, made);
}

function judge({ judged, old, made, isReplaced }: Redefinition, { engine }: RuleContext): readonly RuleResult[] {
  const { in: at, operation: { object } } = judged;
  if (old.outputs === undefined || made.outputs === undefined) {
    return [{ at, missing: 'schema-state', reason: `Which columns view ${shown(object)} has cannot be told from its text.` }];
  }
  const isStrict = isReplaced && engineFamilies[engine.name] === 'postgres';
  const change = changeBetween(old.outputs, made.outputs);
  if (change === undefined) return [];
  const hit: RuleHit = { at, message: isStrict ? 'impossible' : 'changed', values: { view: shown(object), change }, objects: [shown(made)] };
  return [isStrict ? hit : { ...hit, severity: 'notice' }];
}

/** The first old column that is not where it was as it was. */
function changeBetween(old: readonly ViewColumn[], made: readonly ViewColumn[]): string | undefined {
  for (const [at, { name, type }] of old.entries()) {
    const next = made[at];
    const moved = made.some((column) => column.name === name);
    if (next?.name !== name) return moved ? `column ${name} has another place` : `column ${name} is gone`;
    const [from, to] = [type, next.type].map((each) => (each === undefined ? undefined : typeWords(each)));
    if (from !== undefined && to !== undefined && from !== to) return `column ${name} is ${to}, not ${from}`;
  }
  return undefined;
}
