import type { Engine } from '../../src/model/engine-name.ts';
import type { Operation } from '../../src/model/operation.ts';
import type { SchemaState } from '../../src/model/schema-state.ts';
import { applyStatement } from '../../src/schema/apply-statement.ts';
import { createCatalog } from '../../src/schema/catalog.ts';
import { loadReader } from '../../src/sql/load-reader.ts';
import { parseServerVersion } from '../../src/sql/server-version.ts';

/** One statement with the schema that it meets. */
export interface FoldedStatement {
  readonly engine: Engine;
  readonly before: SchemaState;
  readonly operations: readonly Operation[];
}

/** Folds a base for a server's engine and version, and reads a statement. */
export async function foldScript(
  server: { readonly engine: Engine['name']; readonly version: string },
  base: readonly string[],
  statement: string,
): Promise<FoldedStatement> {
  const version = parseServerVersion(server.version);
  const engine: Engine = version === undefined ? { name: server.engine } : { name: server.engine, version };
  const reader = await loadReader(engine);
  const catalog = createCatalog(engine);
  for (const each of reader.read(base.join(';\n')).statements) applyStatement(catalog, each, { file: 'base', ordinal: each.ordinal, origin: 'base' });
  return { engine, before: catalog.snapshot(), operations: reader.read(statement).statements.flatMap(({ operations }) => operations) };
}

/** Whether a text is one of a list of words. */
export function isOneOf<const Word extends string>(words: readonly Word[], text: string): text is Word {
  return words.some((word) => word === text);
}
