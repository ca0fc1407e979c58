import { engineFamilies, type Engine } from '../../model/engine-name.ts';
import type { Migration } from '../../model/migration.ts';
import { namesInStatements } from '../../schema/relevance/statement-names.ts';
import { loadReader } from '../../sql/load-reader.ts';

/** A longer text of somebody else is not read. */
const longestText = 1_000_000;

/** Names of the objects that migrations change, by path, lower-case and without their schema; a text that cannot be read has none. */
export async function touchedObjects(migrations: readonly Migration[], engine: Engine): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (migrations.length === 0) return new Map();
  const reader = await loadReader(engine);
  const family = engineFamilies[engine.name];
  return new Map(migrations.filter(({ text }) => text.length <= longestText).map(({ path, text }) => {
    const names = namesInStatements(reader.readEffects(text), family).flatMap(({ own }) => own);
    return [path, new Set(names.map((name) => name.toLowerCase()))];
  }));
}
