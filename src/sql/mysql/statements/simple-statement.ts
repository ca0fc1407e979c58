import type { ObjectName } from '../../../model/expression.ts';
import type { ObjectKind, Operation } from '../../../model/operation.ts';
import type { TransactionClass } from '../../../model/statement.ts';
import type { Availability } from '../dialect.ts';
import { matchPattern } from '../patterns/match-pattern.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** A statement that a pattern describes whole, and what it does to a schema: little or nothing. */
export interface SimpleStatement {
  /** From its first word on (patterns/parse-pattern.ts). */
  readonly pattern: string;
  /** Upper-case keywords for the operation; default: the words the pattern begins with. */
  readonly command?: string;
  /** Absent: both servers at every version. */
  readonly offered?: Availability;
  /** Default `other`. */
  readonly effect?: 'other' | 'maintain' | 'create' | 'alter' | 'drop';
  /** The kind of what is created, altered or dropped. */
  readonly objectKind?: ObjectKind;
  /** Default `any`. */
  readonly transaction?: TransactionClass;
}

const leadingWords = /^[A-Z_0-9]+(?: [A-Z_0-9]+)*/;

function commandOf({ command, pattern }: SimpleStatement): string {
  return command ?? leadingWords.exec(pattern)?.[0] ?? pattern;
}

/** Reads a statement by the first of these patterns that fits. */
export function readSimpleStatement(cursor: TokenCursor, statements: readonly SimpleStatement[]): StatementReading {
  const offered = statements.filter(({ offered: when }) => when === undefined || cursor.dialect.offers(when));
  for (const statement of offered) {
    const objects = cursor.attempt(() => {
      const found = matchPattern(cursor, statement.pattern);
      return endsHere(cursor) ? found : cursor.fail('the end of the statement was expected');
    });
    if (objects !== undefined) {
      return { operations: operationsOf(cursor, statement, objects), transaction: statement.transaction ?? 'any' };
    }
  }
  return cursor.failFurthest();
}

function endsHere(cursor: TokenCursor): boolean {
  return cursor.atEnd || cursor.at(';');
}

function operationsOf(cursor: TokenCursor, statement: SimpleStatement, objects: readonly ObjectName[]): Operation[] {
  const span = cursor.statementSpan();
  const command = commandOf(statement);
  const objectKind = statement.objectKind ?? 'other';
  const [object = { name: '', span }] = objects;
  switch (statement.effect) {
    case 'maintain': {
      return [{ kind: 'maintain', command, concurrently: false, objects, span }];
    }
    case 'create': {
      return [{ kind: 'create-object', objectKind, object, orReplace: false, ifNotExists: false, temporary: false, span }];
    }
    case 'alter': {
      return [{ kind: 'alter-object', objectKind, object, action: command, span }];
    }
    case 'drop': {
      return objects.map((dropped) => ({ kind: 'drop-object', objectKind, object: dropped, ifExists: false, cascade: false, span }));
    }
    default: {
      return [{ kind: 'other', command, objects, span }];
    }
  }
}
