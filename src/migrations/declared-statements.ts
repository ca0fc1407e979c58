import { UserError } from '../errors/user-error.ts';
import type { EngineFamily } from '../model/engine-name.ts';
import type { Location } from '../model/location.ts';
import type { Migration } from '../model/migration.ts';
import type { Operation } from '../model/operation.ts';
import type { Script, Statement } from '../model/statement.ts';
import { Positions } from '../sql/positions.ts';
import { databaseOf, identityOf } from './declared-identity.ts';

/** A file of a declarative directory, read. */
export interface DeclaredFile {
  readonly migration: Migration;
  readonly text: string;
  readonly script: Script;
}

/** One statement of it. */
export interface DeclaredStatement {
  readonly file: DeclaredFile;
  readonly statement: Statement;
}

/**
 * The statements of a declarative directory, those of kinds that others stand on first. Files have no order of their own.
 * @throws UserError migrations/declares-nothing, migrations/declared-twice, migrations/declared-elsewhere, sql/client-command.
 */
export function declaredStatements(files: readonly DeclaredFile[], family: EngineFamily): readonly DeclaredStatement[] {
  const all = files.flatMap((file) => {
    const [command] = file.script.clientCommands;
    if (command !== undefined) throw new UserError('sql/client-command', { location: locate(file, command.span), detail: command.command, expected: command.advice });
    return file.script.statements.map((statement) => ({ file, statement }));
  });
  const seen = new Map<string, DeclaredStatement>();
  for (const declared of all) {
    refuseOthers(declared, family);
    refuseTwice(declared, seen, family);
  }
  return all.map((declared) => ({ declared, rank: rankOf(declared.statement) })).toSorted((a, b) => a.rank - b.rank).map(({ declared }) => declared);
}

function locate({ migration, text }: DeclaredFile, span: Statement['span']): Location {
  const positions = new Positions(text, migration.firstLine);
  return { file: migration.path, start: positions.position(span.start), end: positions.position(span.end) };
}

/** Of PostgreSQL some of what an object is has a statement of its own: comments, grants, keys in a circle, row security. */
const completing: ReadonlySet<Operation['kind']> = new Set(['add-constraint', 'attach-partition', 'set-table-option', 'alter-object', 'comment', 'grant', 'revoke', 'set-default', 'set-identity']);

/** They belong to the server and not to one database of it. */
const ofServer: ReadonlySet<string> = new Set(['database', 'role', 'tablespace', 'subscription', 'user mapping', 'plugin']);

function refuseOthers({ file, statement }: DeclaredStatement, family: EngineFamily): void {
  const { command, operations, span } = statement;
  const isCreate = /^CREATE\b/.test(command) && !operations.some(isForeign);
  const completes = family === 'postgres' && operations.length > 0 && operations.every(({ kind }) => completing.has(kind));
  if (!isCreate && !completes) throw new UserError('migrations/declares-nothing', { location: locate(file, span), detail: command });
  const database = family === 'mysql' ? operations.map(databaseOf).find((name) => name !== undefined) : undefined;
  if (database !== undefined) throw new UserError('migrations/declared-elsewhere', { location: locate(file, span), detail: database });
}

function isForeign(operation: Operation): boolean {
  if (operation.kind === 'create-table') return operation.temporary || operation.asQuery !== undefined;
  return operation.kind === 'create-object' && (operation.temporary || ofServer.has(operation.objectKind));
}

function refuseTwice(declared: DeclaredStatement, seen: Map<string, DeclaredStatement>, family: EngineFamily): void {
  for (const { key, name } of declared.statement.operations.flatMap((operation) => identityOf(operation, family) ?? [])) {
    const first = seen.get(key);
    if (first !== undefined) {
      const { file, start } = locate(first.file, first.statement.span);
      throw new UserError('migrations/declared-twice', { location: locate(declared.file, declared.statement.span), detail: name, actual: `it is declared in ${file}:${String(start.line)} already` });
    }
    seen.set(key, declared);
  }
}

/** A table that a later one refers to may still come behind it: what fails for that is sent again. */
const ranks: Readonly<Record<string, number>> = {
  schema: 0, extension: 1, language: 1, collation: 2, enum: 2, type: 2, domain: 3, sequence: 4, server: 4, 'foreign data wrapper': 3,
  package: 7, aggregate: 8, view: 9, 'materialized view': 9, trigger: 11, rule: 11, policy: 11, 'event trigger': 12, event: 12, publication: 12, statistics: 11,
};

const ofRoutines = 7;
const ofAdditions = 13;

function rankOf({ operations }: Statement): number {
  const [operation] = operations;
  switch (operation?.kind) {
    case undefined:
      return ofRoutines;
    case 'create-table':
      return 5;
    // Also of materialized views.
    case 'create-index':
      return 10;
    case 'create-object':
      return ranks[operation.objectKind] ?? ofRoutines;
    case 'add-constraint':
      return 6;
    default:
      return ofAdditions;
  }
}
