import type { ConstraintDefinition } from '../../../model/constraint-definition.ts';
import type { DropConstraint, DropIndex } from '../../../model/operation.ts';
import type { CatalogConstraint, CatalogTable } from '../../../model/schema-state.ts';
import { columnsOfConstraint, columnsOfExpression } from '../../../schema/edit-table.ts';
import { conjunctsOf } from '../../../schema/expression-tokens.ts';
import { isNotNullTest } from '../../../schema/queries/covering-index.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { tableById } from '../../../schema/queries/table-by-id.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { isOldPart, isOldTable } from '../../old-objects.ts';
import { unknownTable } from '../../schema-gaps.ts';

const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY);';
const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), org_id bigint,\n'
  + 'CONSTRAINT users_email_key UNIQUE (email), CONSTRAINT users_org_fk FOREIGN KEY (org_id) REFERENCES orgs (id));';

export const dropConstraint = defineRule({
  id: 'drop-constraint',
  category: 'constraint',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Keep the constraints that stood before the change set',
  why: 'Without its constraint nothing keeps wrong rows out, and once they are in, the constraint cannot be added again before they are mended. '
    + 'Dropping a foreign key locks both tables on PostgreSQL, the referenced one as well.',
  fix: 'Give a reason in the pull request why the rows stay right without it, and set a short lock timeout.',
  sources: ['atlas:CD101', 'pgfence:drop-constraint'],
  options: {},
  messages: {
    dropped: {
      title: 'Drops {kind} {constraint} of {table}',
      why: 'From this moment on nothing keeps rows out that break it, and adding it again must read the whole table.',
      fix: 'Keep it, or explain in the pull request why the rows stay right without it.',
    },
    replaced: {
      title: 'Drops {kind} {constraint} of {table} and adds it anew',
      why: 'The new constraint must read the whole table again, and between the two steps nothing keeps wrong rows out.',
      fix: 'Check that both steps stand in one transaction, or add the new constraint before the old one goes.',
    },
    unknown: {
      title: 'Drops constraint {constraint} of {table}, which no migration creates',
      why: 'The migrations do not say what it keeps out, so rows may get in that break what somebody counts on.',
      fix: 'Check what {constraint} enforces, and explain in the pull request why the rows stay right without it.',
    },
  },
  examples: {
    bad: [
      { title: 'a foreign key', engine: 'postgresql', base: [orgs, users], files: ['ALTER TABLE users DROP CONSTRAINT users_org_fk;'], expect: ['1:1'] },
      { title: 'a unique key among other actions', engine: 'postgresql', base: [orgs, users], files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  DROP CONSTRAINT users_email_key;'], expect: ['1:3'] },
      { title: 'a unique key by its index', engine: 'mysql', base: [orgs, users], files: ['ALTER TABLE users DROP INDEX users_email_key;'], expect: ['1:1'] },
      { title: 'a foreign key', engine: 'mariadb', base: [orgs, users], files: ['ALTER TABLE users DROP FOREIGN KEY users_org_fk;'], expect: ['1:1'] },
    ],
    good: [
      {
        title: 'the proof of a NOT NULL that is set', engine: 'postgresql',
        base: ['CREATE TABLE t (a int);\nALTER TABLE t ADD CONSTRAINT a_there CHECK (a IS NOT NULL);'],
        files: ['ALTER TABLE t ALTER COLUMN a SET NOT NULL;\nALTER TABLE t DROP CONSTRAINT a_there;'], expect: [],
      },
      {
        title: 'a constraint of the change set', engine: 'postgresql', base: [orgs, users],
        files: ['ALTER TABLE users ADD CONSTRAINT tmp CHECK (id > 0) NOT VALID;', 'ALTER TABLE users DROP CONSTRAINT tmp;'], expect: [],
      },
      { title: 'an index that is not unique', engine: 'mysql', base: [orgs, users, 'CREATE INDEX i ON users (email, id);'], files: ['DROP INDEX i ON users;'], expect: [] },
      { title: 'a unique key beside another of the same columns', engine: 'mariadb', base: [orgs, users, 'CREATE UNIQUE INDEX again ON users (email);'], files: ['DROP INDEX again ON users;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'drop-constraint', 'drop-index').flatMap((judged) => judge(judged, context));
  },
});

type Dropping = JudgedOperation<DropConstraint | DropIndex>;

function judge(judged: Dropping, context: RuleContext): readonly RuleResult[] {
  const { operation, before, in: at } = judged;
  // In PostgreSQL no DROP INDEX drops a constraint.
  if (operation.table === undefined || isPrimaryKey(operation)) return [];
  const table = resolveTable(before, operation.table);
  if (!isOldTable(context, table, at)) return [];
  if (table === undefined) {
    return [operation.kind === 'drop-constraint' ? hitOf(judged, 'unknown') : unknownTable(judged, operation.table, `it is not known whether index ${operation.index.name} is unique`)];
  }
  const constraint = droppedConstraint(operation, table);
  if (constraint !== undefined) return judgeKnown(judged, { table, constraint }, context);
  return mayDropNothing(operation) ? [] : [hitOf(judged, 'unknown')];
}

/** An index that is no constraint's is no matter of this rule. */
function mayDropNothing(operation: DropConstraint | DropIndex): boolean {
  return operation.kind === 'drop-index' || operation.ifExists;
}

function judgeKnown(judged: Dropping, dropped: Dropped, context: RuleContext): readonly RuleHit[] {
  const { constraint } = dropped;
  const { kind } = constraint.definition;
  if (kind === 'primary-key' || kind === 'not-null' || !isOldPart(context, constraint, judged.in)) return [];
  if (isSaidElsewhere(judged, dropped, context)) return [];
  return [hitOf(judged, isAddedAnew(dropped, context) ? 'replaced' : 'dropped', constraint)];
}

/** Losing the primary key is a rule of its own. */
function isPrimaryKey(operation: DropConstraint | DropIndex): boolean {
  return operation.kind === 'drop-constraint' ? operation.constraintKind === 'primary-key' : operation.index.name.toUpperCase() === 'PRIMARY';
}

function droppedConstraint(operation: DropConstraint | DropIndex, { constraints, indexes }: CatalogTable): CatalogConstraint | undefined {
  const name = (operation.kind === 'drop-index' ? operation.index.name : operation.name ?? '').toLowerCase();
  const wanted = operation.kind === 'drop-index'
    ? indexes.find((index) => index.name.toLowerCase() === name && index.definition.unique)?.constraint?.toLowerCase()
    : name;
  const named = constraints.filter((constraint) => constraint.name.toLowerCase() === wanted);
  const asked = operation.kind === 'drop-constraint' ? operation.constraintKind : 'unique';
  return named.find(({ definition }) => definition.kind === asked) ?? (asked === undefined ? named[0] : undefined);
}

interface Dropped {
  readonly table: CatalogTable;
  readonly constraint: CatalogConstraint;
}

/** Whether what goes is said by something that stays: an equal constraint, or NOT NULL where a CHECK asked for it. */
function isSaidElsewhere({ after }: Dropping, { table, constraint: { id, definition } }: Dropped, context: RuleContext): boolean {
  const rest = resolveTable(after, table)?.constraints ?? [];
  if (rest.some((other) => other.id !== id && isEqual(other.definition, definition))) return true;
  if (definition.kind !== 'check') return false;
  const columns = tableById(context.after, table.id)?.columns ?? table.columns;
  const named = columnsOfExpression(definition.expression);
  return conjunctsOf(definition.expression.text).every((words) => named.some((column) =>
    isNotNullTest(words, column) && columns.some(({ name, nullable }) => name === column && !nullable)));
}

/** Whether the change set adds one of the same name, or of the same kind on the same columns. */
function isAddedAnew({ table, constraint: { id, name, definition } }: Dropped, { after }: RuleContext): boolean {
  const final = tableById(after, table.id)?.constraints ?? [];
  return final.some((other) => other.id !== id && other.definition.kind === definition.kind
    && (other.name === name || columnList(other.definition) === columnList(definition)));
}

function isEqual(left: ConstraintDefinition, right: ConstraintDefinition): boolean {
  if (left.kind !== right.kind || columnList(left) !== columnList(right)) return false;
  if (left.kind === 'unique') return true;
  if (left.kind === 'check' && right.kind === 'check') return left.expression.text === right.expression.text;
  return left.kind === 'foreign-key' && right.kind === 'foreign-key' && left.referenced.name === right.referenced.name;
}

function columnList(definition: ConstraintDefinition): string {
  return JSON.stringify([...columnsOfConstraint(definition)].sort());
}

const kinds: Readonly<Record<ConstraintDefinition['kind'], string>> = {
  'primary-key': 'primary key',
  'unique': 'unique key',
  'foreign-key': 'foreign key',
  'check': 'check',
  'not-null': 'NOT NULL',
  'exclusion': 'exclusion constraint',
};

function hitOf(judged: Dropping, message: string, constraint?: CatalogConstraint): RuleHit {
  const { operation, before, in: at } = judged;
  const written = operation.kind === 'drop-index' ? operation.index.name : operation.name ?? '';
  const table = operation.table ?? { name: '' };
  return {
    at,
    span: placeOf(judged),
    message,
    values: { constraint: constraint?.name ?? written, table: shown(table), kind: constraint === undefined ? '' : kinds[constraint.definition.kind] },
    objects: [tableIdentity(before, table), constraint?.name ?? written],
    ...(message === 'replaced' ? { severity: 'notice' } : {}),
  };
}
