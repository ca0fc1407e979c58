import type { ConstraintDefinition } from '../model/constraint-definition.ts';
import type { IndexDefinition, IndexKey } from '../model/index-definition.ts';
import type { Span } from '../model/location.ts';
import type { AddConstraint, CreateIndex, CreateTable } from '../model/operation.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import { ofKind, type JudgedOperation, type RuleContext } from './define-rule.ts';
import { placeOf } from './naming-objects.ts';

/** An index, or a constraint that makes one, as a statement writes it. */
export interface WrittenIndex {
  readonly judged: JudgedOperation<CreateTable | AddConstraint | CreateIndex>;
  readonly name?: string;
  readonly keys: readonly IndexKey[];
  readonly include: readonly string[];
  readonly unique: boolean;
  readonly method: string;
  readonly span: Span;
}

/** Every index that the change set writes out, in order; those of a column's own definition have that column alone and are left out. */
export function writtenIndexes({ operations }: RuleContext): readonly WrittenIndex[] {
  return ofKind(operations, 'create-table', 'add-constraint', 'create-index').flatMap((judged): readonly WrittenIndex[] => {
    const { operation } = judged;
    switch (operation.kind) {
      case 'create-table': return inCreateTable(judged, operation);
      case 'add-constraint': return ofConstraint(judged, operation.constraint, placeOf(judged));
      case 'create-index': return [ofIndex(judged, operation.index, placeOf(judged))];
    }
  });
}

function inCreateTable(judged: WrittenIndex['judged'], operation: CreateTable): readonly WrittenIndex[] {
  if (operation.temporary || (operation.ifNotExists && resolveTable(judged.before, operation.table) !== undefined)) return [];
  return [
    ...operation.constraints.flatMap((constraint) => ofConstraint(judged, constraint, constraint.span)),
    ...operation.indexes.map((index) => ofIndex(judged, index, index.span ?? judged.in.statement.span)),
  ];
}

function ofConstraint(judged: WrittenIndex['judged'], constraint: ConstraintDefinition, span: Span): readonly WrittenIndex[] {
  if (constraint.kind !== 'primary-key' && constraint.kind !== 'unique') return [];
  const { keys, include, name } = constraint;
  if (keys.length === 0) return [];
  return [{ judged, keys, include, unique: true, method: 'btree', span, ...(name === undefined ? {} : { name }) }];
}

function ofIndex(judged: WrittenIndex['judged'], { keys, include, unique, method, name }: IndexDefinition, span: Span): WrittenIndex {
  return { judged, keys, include, unique, method, span, ...(name === undefined ? {} : { name }) };
}

/** How to call an index that may have no name: `index users_email_idx`, `an index`. */
export function indexWords(name: string | undefined): string {
  return name === undefined ? 'an index' : `index ${name}`;
}
