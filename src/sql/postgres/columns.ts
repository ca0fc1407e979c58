import type { ColumnDef, Constraint } from 'libpg-query';
import type { ColumnDefinition } from '../../model/column-definition.ts';
import type { ConstraintDefinition } from '../../model/constraint-definition.ts';
import { bracketsAfter, isAttribute, readConstraint, withAttributes } from './constraints.ts';
import { readExpression } from './expressions.ts';
import { findOption } from './options.ts';
import type { StatementSource, TokenRange } from './statement-source.ts';
import { allOf, as, strings } from './syntax-tree.ts';
import { readColumnType } from './type-names.ts';

/** A constraint of a column with the tokens from its own start to the next one's. */
interface ColumnPart {
  readonly node: Constraint;
  readonly range: TokenRange;
}

/** Reads a column as CREATE TABLE and ADD COLUMN write it; `range` holds its tokens. */
export function readColumn(source: StatementSource, node: ColumnDef, range: TokenRange): ColumnDefinition {
  const name = node.colname ?? '';
  const parts = partsOf(source, node, range);
  const collation = strings(node.collClause?.collname).join('.');
  return {
    name,
    span: source.spanOf(range),
    type: readColumnType(node.typeName),
    ...readNullability(parts),
    ...readValues(source, parts),
    ...(collation === '' ? {} : { collation }),
    constraints: readConstraints(source, parts, name),
  };
}

function partsOf(source: StatementSource, node: ColumnDef, range: TokenRange): readonly ColumnPart[] {
  const nodes = allOf(node.constraints, 'Constraint');
  const collation = node.collClause === undefined ? [] : [source.tokenAt(node.collClause.location)];
  const starts = [...nodes.map(({ location }) => source.tokenAt(location)), ...collation];
  return nodes.map((constraint) => {
    const from = source.tokenAt(constraint.location);
    const next = starts.filter((start) => start > from);
    return { node: constraint, range: { from, to: Math.min(range.to, ...next) } };
  });
}

function readNullability(parts: readonly ColumnPart[]): Pick<ColumnDefinition, 'nullable'> {
  if (parts.some(({ node }) => node.contype === 'CONSTR_NOTNULL')) return { nullable: false };
  return parts.some(({ node }) => node.contype === 'CONSTR_NULL') ? { nullable: true } : {};
}

type ColumnValues = Pick<ColumnDefinition, 'default' | 'generated' | 'identity' | 'sequence'>;

/** DEFAULT, GENERATED ALWAYS AS (…) and GENERATED … AS IDENTITY. */
function readValues(source: StatementSource, parts: readonly ColumnPart[]): ColumnValues {
  return parts.reduce<ColumnValues>((values, part) => ({ ...values, ...readValue(source, part) }), {});
}

function readValue(source: StatementSource, { node, range }: ColumnPart): ColumnValues {
  const expression = node.raw_expr;
  if (node.contype === 'CONSTR_IDENTITY') return { identity: node.generated_when === 'd' ? 'by-default' : 'always', ...sequenceOf(node) };
  if (expression === undefined) return {};
  if (node.contype === 'CONSTR_DEFAULT') {
    const from = source.find(range, (word) => word === 'DEFAULT') + 1;
    return { default: readExpression(source, expression, { from, to: range.to }) };
  }
  if (node.contype !== 'CONSTR_GENERATED') return {};
  const written = readExpression(source, expression, bracketsAfter(source, range, 'AS'));
  return { generated: { expression: written, stored: node.generated_kind !== 'v' } };
}

/** SEQUENCE NAME; a schema before it is the table's own, which the server asks for. */
export function sequenceOf(node: Constraint | undefined): Pick<ColumnDefinition, 'sequence'> {
  const named = findOption(node?.options, 'sequence_name');
  const name = strings(as(named?.arg, 'List')?.items).at(-1);
  return name === undefined ? {} : { sequence: name };
}

function readConstraints(source: StatementSource, parts: readonly ColumnPart[], column: string): readonly ConstraintDefinition[] {
  return parts.flatMap(({ node, range }, index) => {
    const following = parts.slice(index + 1);
    const count = following.findIndex((part) => !isAttribute(part.node));
    const attributes = following.slice(0, count === -1 ? following.length : count);
    const end = attributes.at(-1)?.range.to ?? range.to;
    const definition = readConstraint(source, { node, range: { from: range.from, to: end }, column });
    return definition === undefined ? [] : [withAttributes(definition, attributes.map((part) => part.node))];
  });
}
