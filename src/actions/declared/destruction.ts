import { conversionLoss } from '../../impact/value-loss/conversion-loss.ts';
import { losesCharacters } from '../../impact/value-loss/character-set-loss.ts';
import { valueSpace } from '../../impact/value-loss/value-space.ts';
import type { TypeName } from '../../model/column-definition.ts';
import type { WrittenChanges } from '../../model/ddl.ts';
import type { AttributeChange, ObjectChange } from '../../model/drift.ts';
import type { EngineFamily } from '../../model/engine-name.ts';
import type { ObjectKind } from '../../model/schema-object.ts';
import type { ScriptReader } from '../../sql/script-reader.ts';

/** What judging needs to know. */
export interface DestructionFacts {
  readonly family: EngineFamily;
  readonly reader: ScriptReader;
  readonly write: (changes: readonly ObjectChange[]) => WrittenChanges;
}

/** What can go without anything going with it that is nowhere else: it is made again from what stays. */
const remade: ReadonlySet<ObjectKind> = new Set(['index', 'constraint', 'comment', 'grant', 'default_privilege', 'statistics']);

/** Why making a change would lose something, as a clause; undefined where it does not. */
export function destructionOf(change: ObjectChange, facts: DestructionFacts): string | undefined {
  const { expected, actual } = change;
  if (expected === undefined && actual !== undefined && !remade.has(actual.kind)) return 'it is declared nowhere, and would be dropped with what is in it';
  const lossy = valueLoss(change, facts);
  if (lossy !== undefined) return lossy;
  return facts.write([change]).statements.some(({ hazards }) => hazards.includes('data_loss')) ? 'its statement loses data' : undefined;
}

/** Of a column that gets another type or character set. */
function valueLoss({ kind, attributes }: ObjectChange, facts: DestructionFacts): string | undefined {
  if (kind !== 'column.changed') return undefined;
  const { type, charset } = attributes;
  const [from, to] = [textOf(charset?.actual), textOf(charset?.expected)];
  if (charset !== undefined && losesCharacters(from, to)) return `characters that ${to ?? 'the new character set'} lacks do not fit`;
  return type === undefined ? undefined : typeLoss(type, facts);
}

function typeLoss({ expected, actual }: AttributeChange, { family, reader }: DestructionFacts): string | undefined {
  const [from, to] = [readType(textOf(actual), reader), readType(textOf(expected), reader)];
  const loss = from === undefined || to === undefined ? 'unknown' : conversionLoss(valueSpace(from, family), valueSpace(to, family));
  if (loss === 'none') return undefined;
  return loss === 'unknown' ? 'whether every value fits the new type is not known' : `its type changes, and ${loss.loss}`;
}

/** A type as servers print it, read as a column of it would be. */
function readType(text: string | undefined, reader: ScriptReader): TypeName | undefined {
  const [operation] = text === undefined ? [] : reader.read(`CREATE TABLE t (c ${text})`).statements[0]?.operations ?? [];
  return operation?.kind === 'create-table' ? operation.columns[0]?.type : undefined;
}

function textOf(value: AttributeChange['expected']): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
