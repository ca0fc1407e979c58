import type { ColumnDefinition } from '../model/column-definition.ts';
import type { Operation } from '../model/operation.ts';
import { constraintsOf } from '../impact/constraints-of.ts';
import { isComputedByRow } from '../impact/mysql/computed-default.ts';
import type { Engine } from '../model/engine-name.ts';
import type { JudgedOperation } from './define-rule.ts';
import { changesPrimaryKey, type Redefinition } from './alterations.ts';
import { changesCharacters, changesLabels, crossesBoundary } from './redefined-types.ts';

/** Why InnoDB has to copy a table, as far as it makes another text. */
export type CopyCause =
  | 'boundary' | 'labels' | 'characters' | 'convert' | 'computed' | 'stored' | 'check' | 'foreignKey' | 'primaryKey' | 'column' | 'other';

/** The cause in an action; `redefinition` is present where a known column is defined anew. */
export function copyCause(judged: JudgedOperation, redefinition: Redefinition | undefined, engine: Engine): CopyCause {
  const { operation } = judged;
  if (redefinition !== undefined) return redefinitionCause(redefinition, engine);
  if (operation.kind === 'convert-character-set') return 'convert';
  if (changesPrimaryKey(judged)) return 'primaryKey';
  if (addsCheck(operation)) return 'check';
  const ofColumn = operation.kind === 'add-column' ? columnCause(operation.column, engine) : undefined;
  if (ofColumn !== undefined) return ofColumn;
  return constraintsOf(operation).some(({ kind }) => kind === 'foreign-key') ? 'foreignKey' : 'other';
}

function addsCheck(operation: Operation): boolean {
  return operation.kind === 'add-constraint' && operation.constraint.kind === 'check';
}

function columnCause(column: ColumnDefinition, engine: Engine): 'computed' | 'stored' | undefined {
  if (isComputedByRow(column, engine)) return 'computed';
  return column.generated?.stored === true ? 'stored' : undefined;
}

function redefinitionCause(redefinition: Redefinition, engine: Engine): CopyCause {
  if (changesLabels(redefinition)) return 'labels';
  if (crossesBoundary(redefinition, engine)) return 'boundary';
  return changesCharacters(redefinition, engine) ? 'characters' : 'column';
}
