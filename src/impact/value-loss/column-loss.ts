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
  const loss = conversionLoss(spaceOf(before, family), spaceOf(after, family));
  if (loss !== 'none' || family === 'postgres' || !isText(after)) return loss;
  const next = characterSet(after);
  return losesCharacters(characterSet(before), next) ? { loss: `characters that ${next ?? 'the character set'} lacks do not fit` } : 'none';
}

/** A domain holds what its base type holds, an enum of PostgreSQL its labels. */
function spaceOf({ column, state }: PlacedColumn, family: EngineFamily): ValueSpace {
  const type = baseType(column.type, state);
  const labels = type.dimensions > 0 ? undefined : resolveObject(state, ['enum'], type)?.labels;
  return labels === undefined ? valueSpace(type, family) : { kind: 'labels', labels };
}

/** Domains over domains end somewhere: the server does not let a type stand on itself. */
function baseType(type: TypeName, state: SchemaState): TypeName {
  let current = type;
  for (let depth = 0; depth < 16; depth += 1) {
    const domain = resolveObject(state, ['domain'], current);
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
