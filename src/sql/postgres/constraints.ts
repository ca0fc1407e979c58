import type { Constraint } from 'libpg-query';
import type { ConstraintDefinition, ReferentialAction } from '../../model/constraint-definition.ts';
import type { IndexKey } from '../../model/index-definition.ts';
import { readExpression } from './expressions.ts';
import { readIndexKeys } from './index-keys.ts';
import { relationName } from './names.ts';
import type { StatementSource, TokenRange } from './statement-source.ts';
import { allOf, strings } from './syntax-tree.ts';

/** Codes of pg_constraint.confupdtype and confdeltype (manual 52.13). */
const referentialActions: Readonly<Record<string, ReferentialAction>> = {
  a: 'no-action',
  r: 'restrict',
  c: 'cascade',
  n: 'set-null',
  d: 'set-default',
};

/** What a constraint is read from: its node, its tokens, and for a column's own constraint the column. */
export interface ConstraintPart {
  readonly node: Constraint;
  readonly range: TokenRange;
  readonly column?: string;
}

/** Reads one constraint; undefined for what is none of its own: NULL, DEFAULT, GENERATED, attributes, unnamed NOT NULL of a column. */
export function readConstraint(source: StatementSource, part: ConstraintPart): ConstraintDefinition | undefined {
  switch (part.node.contype) {
    case 'CONSTR_PRIMARY':
    case 'CONSTR_UNIQUE':
      return readKey(source, part);
    case 'CONSTR_FOREIGN':
      return readForeignKey(source, part);
    case 'CONSTR_CHECK':
      return readCheck(source, part);
    case 'CONSTR_EXCLUSION':
      return readExclusion(source, part);
    case 'CONSTR_NOTNULL':
      return readNotNull(source, part);
    default:
      return undefined;
  }
}

type Common = Pick<ConstraintDefinition, 'name' | 'span' | 'deferrable' | 'notValid' | 'notEnforced'>;

function readCommon(source: StatementSource, { node, range }: ConstraintPart): Common {
  const { contype, conname, deferrable, skip_validation, is_enforced } = node;
  const canBeUnenforced = contype === 'CONSTR_CHECK' || contype === 'CONSTR_FOREIGN';
  const notEnforced = canBeUnenforced && is_enforced !== true;
  return {
    ...(conname === undefined ? {} : { name: conname }),
    span: source.spanOf(range),
    ...(deferrable === true ? { deferrable } : {}),
    ...(skip_validation === true && !notEnforced ? { notValid: true } : {}),
    ...(notEnforced ? { notEnforced } : {}),
  };
}

function readKey(source: StatementSource, part: ConstraintPart): ConstraintDefinition {
  const { node, column } = part;
  const names = column === undefined ? strings(node.keys) : [column];
  return {
    kind: node.contype === 'CONSTR_PRIMARY' ? 'primary-key' : 'unique',
    ...readCommon(source, part),
    keys: names.map((name): IndexKey => ({ column: name })),
    include: strings(node.including),
    ...(node.indexname === undefined ? {} : { usingIndex: node.indexname }),
    ...(node.nulls_not_distinct === true ? { nullsNotDistinct: true } : {}),
    ...(node.without_overlaps === true ? { withoutOverlaps: true } : {}),
  };
}

function readForeignKey(source: StatementSource, part: ConstraintPart): ConstraintDefinition {
  const { node, column } = part;
  return {
    kind: 'foreign-key',
    ...readCommon(source, part),
    columns: column === undefined ? strings(node.fk_attrs) : [column],
    referenced: relationName(source, node.pktable),
    referencedColumns: strings(node.pk_attrs),
    onDelete: referentialActions[node.fk_del_action ?? 'a'] ?? 'no-action',
    onUpdate: referentialActions[node.fk_upd_action ?? 'a'] ?? 'no-action',
  };
}

function readCheck(source: StatementSource, part: ConstraintPart): ConstraintDefinition | undefined {
  const { node, range } = part;
  if (node.raw_expr === undefined) return undefined;
  const open = source.find(range, (word, index) => word === '(' && source.word(index - 1) === 'CHECK');
  const expression = readExpression(source, node.raw_expr, source.inside(open));
  return { kind: 'check', ...readCommon(source, part), expression, ...(node.is_no_inherit === true ? { noInherit: true } : {}) };
}

/** PostgreSQL 18 knows NOT NULL as a constraint with a name; before, the name is read and forgotten. */
function readNotNull(source: StatementSource, part: ConstraintPart): ConstraintDefinition | undefined {
  const column = part.column ?? strings(part.node.keys)[0];
  if (column === undefined || (part.column !== undefined && part.node.conname === undefined)) return undefined;
  return { kind: 'not-null', ...readCommon(source, part), column };
}

function readExclusion(source: StatementSource, part: ConstraintPart): ConstraintDefinition {
  const { node, range } = part;
  const pairs = allOf(node.exclusions, 'List');
  const elements = pairs.flatMap((pair) => allOf(pair.items, 'IndexElem'));
  const open = source.find(range, (word) => word === '(');
  const predicate = node.where_clause;
  return {
    kind: 'exclusion',
    ...readCommon(source, part),
    keys: readIndexKeys(source, elements, source.inside(open)),
    method: node.access_method ?? 'btree',
    ...(predicate === undefined ? {} : { predicate: readExpression(source, predicate, bracketsAfter(source, range, 'WHERE')) }),
  };
}

/** What stands in the brackets that follow a keyword. */
export function bracketsAfter(source: StatementSource, range: TokenRange, keyword: string): TokenRange {
  const open = source.find(range, (word, index) => word === '(' && source.word(index - 1) === keyword);
  return source.inside(open);
}

/** The constraint of a table element or sub-action, which holds nothing else. */
export function readTableConstraint(source: StatementSource, node: Constraint, range: TokenRange): ConstraintDefinition | undefined {
  return readConstraint(source, { node, range: { from: Math.max(range.from, source.tokenAt(node.location)), to: range.to } });
}

/** Attributes written after a column's constraint arrive as nodes of their own and belong to the one before them. */
export function withAttributes(definition: ConstraintDefinition, attributes: readonly Constraint[]): ConstraintDefinition {
  const has = (type: Constraint['contype']): boolean => attributes.some(({ contype }) => contype === type);
  return {
    ...definition,
    ...(has('CONSTR_ATTR_DEFERRABLE') || has('CONSTR_ATTR_DEFERRED') ? { deferrable: true } : {}),
    ...(has('CONSTR_ATTR_NOT_ENFORCED') ? { notEnforced: true } : {}),
  };
}

/** Is the node an attribute of the constraint before it? */
export function isAttribute({ contype }: Constraint): boolean {
  return contype?.startsWith('CONSTR_ATTR_') === true;
}
