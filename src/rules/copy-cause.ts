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
  if (operation.kind === 'add-constraint' && operation.constraint.kind === 'check') return 'check';
  if (operation.kind === 'add-column' && isComputedByRow(operation.column, engine)) return 'computed';
  if (operation.kind === 'add-column' && operation.column.generated?.stored === true) return 'stored';
  return constraintsOf(operation).some(({ kind }) => kind === 'foreign-key') ? 'foreignKey' : 'other';
}

function redefinitionCause(redefinition: Redefinition, engine: Engine): CopyCause {
  if (changesLabels(redefinition)) return 'labels';
  if (crossesBoundary(redefinition, engine)) return 'boundary';
  return changesCharacters(redefinition, engine) ? 'characters' : 'column';
}
