import type { Engine, EngineName } from '../../src/model/engine-name.ts';
import type { SchemaDifference } from '../../src/model/schema-difference.ts';
import type { DatabaseSession } from '../../src/ports/database-session.ts';
import type { EngineAdapter } from '../../src/ports/engine.ts';
import { applyStatement, startMigration } from '../../src/schema/apply-statement.ts';
import { createCatalog, type Catalog } from '../../src/schema/catalog.ts';
import { compareStates } from '../../src/schema/compare-states.ts';
import { loadNormalizer } from '../../src/schema/load-normalizer.ts';
import { loadEngine } from '../../src/engines/registry.ts';
import { loadReader } from '../../src/sql/load-reader.ts';
import type { Statement } from '../../src/model/statement.ts';

/** A file of a directory of migrations, as text. */
export interface ReplayFile {
  readonly name: string;
  readonly text: string;
}

/** What came of one file: how the two states differ after it, and what the fold could not follow in it. */
export interface FileResult {
  readonly name: string;
  readonly statements: number;
  readonly unmodelled: readonly string[];
  readonly differences: readonly string[];
  /** What the server said when it refused a statement; the replay ends there. */
  readonly refused?: string;
}

/**
 * Runs a directory in an empty database and folds it in memory, file by file, and compares after each.
 * Each file begins with a fresh session, as a runner gives it.
 */
export async function foldAndReplay(name: EngineName, url: string, files: readonly ReplayFile[]): Promise<readonly FileResult[]> {
  const adapter = await loadEngine(name);
  const session = await adapter.connect({ url, applicationName: 'fold-and-replay', connectTimeoutMs: 10_000, settings: [] });
  try {
    const engine: Engine = { name, version: session.server.version };
    const replay = new Replay({ session, adapter, engine, catalog: await startCatalog(session, engine) });
    const results: FileResult[] = [];
    for (const file of files) {
      const result = await replay.run(file);
      results.push(result);
      if (result.refused !== undefined) break;
    }
    return results;
  } finally {
    await session.close();
  }
}

async function startCatalog(session: DatabaseSession, engine: Engine): Promise<Catalog> {
  const { server } = session;
  if (engine.name === 'postgresql') return createCatalog(engine);
  const [row = {}] = await session.query({ text: 'select @@character_set_database as charset, @@collation_database as collation' });
  return createCatalog(engine, {
    schema: server.database,
    lowerCaseTableNames: server.lowerCaseTableNames,
    characterSet: String(row['charset']),
    collation: String(row['collation']),
  });
}

interface ReplayParts {
  readonly session: DatabaseSession;
  readonly adapter: EngineAdapter;
  readonly engine: Engine;
  readonly catalog: Catalog;
}

class Replay {
  readonly #parts: ReplayParts;

  constructor(parts: ReplayParts) {
    this.#parts = parts;
  }

  async run(file: ReplayFile): Promise<FileResult> {
    const reader = await loadReader(this.#parts.engine);
    const { statements } = reader.read(file.text);
    const refused = await this.#execute(statements);
    if (refused !== undefined) return { name: file.name, statements: statements.length, unmodelled: [], differences: [], refused };
    const before = this.#parts.catalog.snapshot().unmodelled.length;
    startMigration(this.#parts.catalog);
    for (const statement of statements) {
      applyStatement(this.#parts.catalog, statement, { file: file.name, ordinal: statement.ordinal, origin: 'base' });
    }
    const folded = this.#parts.catalog.snapshot();
    const inspected = await this.#parts.adapter.readCatalog(this.#parts.session);
    const differences = compareStates(inspected, folded, { engine: this.#parts.engine, normalize: await loadNormalizer(this.#parts.engine) });
    return {
      name: file.name,
      statements: statements.length,
      unmodelled: folded.unmodelled.slice(before).map(({ ordinal, reason }) => `statement ${String(ordinal)}: ${reason}`),
      differences: differences.map(describeDifference),
    };
  }

  async #execute(statements: readonly Statement[]): Promise<string | undefined> {
    const { database } = this.#parts.session.server;
    const reset = this.#parts.engine.name === 'postgresql' ? 'reset all' : `use \`${database}\``;
    const { failure } = await this.#parts.session.send([{ text: reset }, ...statements.map(({ text }) => ({ text }))]);
    if (failure === undefined) return undefined;
    return `${failure.problem.message}: ${statements[failure.index - 1]?.text ?? reset}`;
  }
}

/** `column shop.t.a: type is int on the server, bigint in memory`. */
function describeDifference(difference: SchemaDifference): string {
  const { change, subject, schema, table, name, kind, attribute, expected, actual } = difference;
  const place = `${kind ?? subject} ${[schema, table, name].filter((part) => part !== undefined).join('.')}`;
  if (change === 'missing') return `${place}: on the server only`;
  if (change === 'unexpected') return `${place}: in memory only`;
  return `${place}: ${attribute ?? ''} is ${expected ?? ''} on the server, ${actual ?? ''} in memory`;
}
