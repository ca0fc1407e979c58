import { variableBytes } from '../impact/mysql/length-bytes.ts';
import { oldCharacterSet } from '../impact/mysql/text-change.ts';
import type { Engine } from '../model/engine-name.ts';
import { hasCharacterSet } from '../schema/mysql/column-type.ts';
import type { Redefinition } from './alterations.ts';

/** Bytes that a VARCHAR or VARBINARY may take before and after; undefined for other columns, and where it gets shorter. */
export function grownBytes({ old, next, table }: Redefinition, engine: Engine): { readonly before: number; readonly after: number } | undefined {
  const isVariable = old.type.name === next.type.name && /^var(?:char|binary)$/.test(old.type.name);
  const isShorter = Number(next.type.arguments[0]) < Number(old.type.arguments[0]);
  if (!isVariable || isShorter) return undefined;
  const bytes = (column: typeof old): number => variableBytes(column.type, oldCharacterSet(engine, column, table).characterSet);
  return { before: bytes(old), after: bytes(next) };
}

/** Whether the length of a text needs a second byte from now on. */
export function crossesBoundary(redefinition: Redefinition, engine: Engine): boolean {
  const bytes = grownBytes(redefinition, engine);
  return bytes !== undefined && bytes.before <= 255 && bytes.after > 255;
}

/** Whether an ENUM or SET gets other labels; more at the end are others too. */
export function changesLabels({ old, next }: Redefinition): boolean {
  const isLabelled = old.type.name === next.type.name && (old.type.name === 'enum' || old.type.name === 'set');
  return isLabelled && JSON.stringify(old.type.arguments) !== JSON.stringify(next.type.arguments);
}

/** Whether a text gets another character set or collation. */
export function changesCharacters({ old, next, table }: Redefinition, engine: Engine): boolean {
  if (!hasCharacterSet(old.type) || !hasCharacterSet(next.type)) return false;
  const [before, after] = [oldCharacterSet(engine, old, table), oldCharacterSet(engine, next, table)];
  return before.characterSet !== after.characterSet || before.collation !== after.collation;
}
