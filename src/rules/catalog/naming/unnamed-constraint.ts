import { engineFamilies } from '../../../model/engine-name.ts';
import type { ConstraintDefinition } from '../../../model/constraint-definition.ts';
import type { Span } from '../../../model/location.ts';
import type { AddColumn, AddConstraint, CreateTable } from '../../../model/operation.ts';
import { isSkipped } from '../../defined-columns.ts';
import { defineRule, isKind, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';

const team = 'CREATE TABLE team (id bigint PRIMARY KEY);';

export const unnamedConstraint = defineRule({
  id: 'unnamed-constraint',
  category: 'naming',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Name constraints',
  why: 'The server makes up a name that depends on what is there already, so that it differs between environments. A later migration that drops the constraint by its name '
    + 'then fails in one of them.',
  fix: 'Write CONSTRAINT with a name.',
  sources: [],
  options: {},
  messages: {
    unnamed: {
      title: 'A {kind} of {table} has no name',
      why: 'The server makes one up, which may differ between environments.',
      fix: 'Write CONSTRAINT with a name before it.',
    },
  },
  examples: {
    bad: [
      { title: 'constraints of a new table', engine: 'postgresql', base: [team], files: ['CREATE TABLE t (\n  id bigint PRIMARY KEY,\n  team_id bigint REFERENCES team (id),\n  CHECK (team_id > 0)\n);'], expect: ['1:3', '1:4'] },
      { title: 'a key that is added', engine: 'mysql', base: [team], files: ['CREATE TABLE t (id bigint PRIMARY KEY, team_id bigint);\nALTER TABLE t\n  ADD FOREIGN KEY (team_id) REFERENCES team (id);'], expect: ['1:3'] },
      { title: 'a check', engine: 'mariadb', files: ['CREATE TABLE t (id bigint PRIMARY KEY, a int,\n  CHECK (a > 0));'], expect: ['1:2'] },
    ],
    good: [
      { title: 'names, and the primary key of a column', engine: 'postgresql', base: [team], files: ['CREATE TABLE t (id bigint PRIMARY KEY, team_id bigint CONSTRAINT t_team REFERENCES team (id), a int NOT NULL DEFAULT 0);'], expect: [] },
      { title: 'the primary key, whose name is PRIMARY', engine: 'mysql', files: ['CREATE TABLE t (id bigint, a int, PRIMARY KEY (id), UNIQUE KEY t_a (a));'], expect: [] },
      { title: 'a named check', engine: 'mariadb', files: ['CREATE TABLE t (id bigint PRIMARY KEY, a int, CONSTRAINT t_a CHECK (a > 0));'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'create-table', 'add-column', 'add-constraint').flatMap((judged) => {
      const { operation, in: at } = judged;
      if (isThere(judged)) return [];
      return unnamed(judged, context).map(({ kind, span }) => ({
        at,
        span,
        message: 'unnamed',
        values: { kind: kind.replace('-', ' '), table: shown(operation.table) },
        objects: [tableIdentity(judged.after, operation.table)],
      }));
    });
  },
});

function isThere(judged: JudgedOperation<CreateTable | AddColumn | AddConstraint>): boolean {
  return isKind(judged, 'create-table', 'add-column') && isSkipped(judged);
}

interface Unnamed {
  readonly kind: ConstraintDefinition['kind'];
  readonly span: Span;
}

function unnamed(judged: JudgedOperation, { engine }: RuleContext): readonly Unnamed[] {
  const { operation } = judged;
  const isMysql = engineFamilies[engine.name] === 'mysql';
  const span = placeOf(judged);
  const lacks = ({ name, kind }: ConstraintDefinition): boolean => name === undefined && kind !== 'not-null' && !(isMysql && kind === 'primary-key');
  const ofColumn = (constraints: readonly ConstraintDefinition[], place: Span): readonly Unnamed[] =>
    constraints.filter((constraint) => constraint.kind !== 'primary-key' && lacks(constraint)).map(({ kind }) => ({ kind, span: place }));
  switch (operation.kind) {
    case 'create-table':
      return [
        ...operation.columns.flatMap((column) => ofColumn(column.constraints, column.span)),
        ...operation.constraints.filter(lacks).map((constraint) => ({ kind: constraint.kind, span: constraint.span })),
      ];
    case 'add-column': return ofColumn(operation.column.constraints, span);
    case 'add-constraint': return lacks(operation.constraint) && !hasIndexName(operation.constraint) ? [{ kind: operation.constraint.kind, span }] : [];
    default: return [];
  }
}

/** ADD … USING INDEX takes the index's name. */
function hasIndexName(constraint: ConstraintDefinition): boolean {
  return 'usingIndex' in constraint;
}
