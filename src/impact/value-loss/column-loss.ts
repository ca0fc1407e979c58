import type { EngineFamily } from '../../model/engine-name.ts';
import type { TypeName } from '../../model/column-definition.ts';
import type { CatalogColumn, CatalogTable, SchemaState } from '../../model/schema-state.ts';
import { resolveObject } from '../../schema/queries/resolve-object.ts';
import { losesCharacters } from './character-set-loss.ts';
import { conversionLoss, type ConversionLoss } from './conversion-loss.ts';
import { valueSpace, type ValueSpace } from './value-space.ts';

/** A column as it stands in a table of a state. */
export interface PlacedColumn {
  readonly column: CatalogColumn;
  readonly table: CatalogTable;
  readonly state: SchemaState;
}

/** What the values of a column lose, or where they fail, between two states of it. */
export function columnLoss(before: PlacedColumn, after: PlacedColumn, family: EngineFamily): ConversionLoss {
  const [old, next] = asElements(baseType(before.column.type, before.state), baseType(after.column.type, after.state));
  const loss = conversionLoss(spaceOf(old, before.state, family), spaceOf(next, after.state, family));
  if (loss !== 'none' || family === 'postgres' || !isText(after)) return loss;
  const target = characterSet(after);
  return losesCharacters(characterSet(before), target) ? { loss: `characters that ${target ?? 'the character set'} lacks do not fit` } : 'none';
}

/** Arrays lose what their elements lose, and so does a value that is put into an array. */
function asElements(from: TypeName, to: TypeName): readonly [TypeName, TypeName] {
  if (to.dimensions === 0) return [from, to];
  return [{ ...from, dimensions: 0 }, { ...to, dimensions: 0 }];
}

/** A domain holds what its base type holds, an enum of PostgreSQL its labels. */
function spaceOf(type: TypeName, state: SchemaState, family: EngineFamily): ValueSpace {
  const element = type.dimensions > 0 ? type : baseType(type, state);
  const labels = element.dimensions > 0 ? undefined : resolveObject(state, ['enum'], element)?.labels;
  return labels === undefined ? valueSpace(element, family) : { kind: 'labels', labels };
}

/** Domains over domains end somewhere: the server does not let a type stand on itself. */
function baseType(type: TypeName, state: SchemaState): TypeName {
  let current = type;
  for (let depth = 0; depth < 16; depth += 1) {
    const domain = current.dimensions > 0 ? undefined : resolveObject(state, ['domain'], current);
    if (domain?.baseType === undefined) return current;
    current = domain.baseType;
  }
  return current;
}

function characterSet({ column, table }: PlacedColumn): string | undefined {
  return column.characterSet ?? table.options['charset'];
}

function isText({ column }: PlacedColumn): boolean {
  return /char|text|enum|set/.test(column.type.name);
}
