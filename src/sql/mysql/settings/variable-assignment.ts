import type { SetVariable } from '../../../model/operation.ts';
import { readSystemVariableName, variableScopes } from '../expressions/system-variable.ts';
import { readName, readNameOrString, takeName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { canonicalCharacterSet } from '../tables/character-set.ts';
import { expectAssignment, readSetValue } from './set-value.ts';

type Scope = SetVariable['scope'];

const scopes: Readonly<Record<string, Scope>> = {
  GLOBAL: 'global', SESSION: 'session', LOCAL: 'session', PERSIST: 'persist', PERSIST_ONLY: 'persist',
};

/** Takes a scope word in front of a variable. MySQL alone has PERSIST. */
export function acceptScope(cursor: TokenCursor): Scope | undefined {
  const isScope = cursor.atAny(variableScopes) && !(cursor.dialect.isMariadb && cursor.symbol.startsWith('PERSIST'));
  const next = cursor.peek(1);
  if (!isScope || (cursor.dialect.isMariadb && (next === '=' || next === ':=' || next === '.'))) return undefined;
  const scope = scopes[cursor.symbol];
  cursor.advance();
  return scope;
}

interface Assigned {
  readonly name: string;
  readonly scope: Scope;
  readonly value: string | undefined;
}

function operation(cursor: TokenCursor, first: number, { name, scope, value }: Assigned): SetVariable {
  return { kind: 'set-variable', name, ...(value === undefined ? {} : { value }), scope, span: cursor.spanFrom(first) };
}

/** NAMES x [COLLATE y]. */
function readNames(cursor: TokenCursor, first: number): SetVariable {
  if (cursor.accept('DEFAULT')) return operation(cursor, first, { name: 'names', scope: 'session', value: undefined });
  const characterSet = cursor.accept('BINARY') ? 'binary' : canonicalCharacterSet(readNameOrString(cursor, 'a character set'));
  if (cursor.accept('COLLATE')) readNameOrString(cursor, 'a collation');
  return operation(cursor, first, { name: 'names', scope: 'session', value: characterSet });
}

/** CHARACTER SET x. */
function readCharacterSet(cursor: TokenCursor, first: number): SetVariable {
  const value = cursor.accept('DEFAULT')
    ? undefined
    : cursor.accept('BINARY') ? 'binary' : canonicalCharacterSet(readNameOrString(cursor, 'a character set'));
  return operation(cursor, first, { name: 'character set', scope: 'session', value });
}

function isAssignment(cursor: TokenCursor, distance: number): boolean {
  return cursor.peek(distance) === '=' || cursor.peek(distance) === ':=';
}

/** Reads a name and what may follow it behind a point. */
function readVariableName(cursor: TokenCursor): string {
  const first = cursor.at('DEFAULT') && cursor.peek(1) === '.' ? takeName(cursor) : readName(cursor, 'a variable');
  return cursor.accept('.') ? `${first}.${readName(cursor, 'a variable')}` : first;
}

/** Reads one assignment of SET. @returns undefined for a variable of a stored program, which is no setting. */
export function readVariableAssignment(cursor: TokenCursor): SetVariable | undefined {
  const first = cursor.index;
  if (cursor.at('NAMES') && !(cursor.dialect.isMariadb && isAssignment(cursor, 1))) {
    cursor.advance();
    return readNames(cursor, first);
  }
  if ((cursor.at('CHARSET') && !isAssignment(cursor, 1)) || cursor.atAll('CHARACTER', 'SET') || cursor.atAll('CHAR', 'SET')) {
    cursor.index += cursor.at('CHARSET') ? 1 : 2;
    return readCharacterSet(cursor, first);
  }
  if (cursor.kind === 'user-variable') {
    const name = cursor.raw.toLowerCase();
    cursor.advance();
    expectAssignment(cursor);
    return operation(cursor, first, { name, scope: 'user', value: readSetValue(cursor, false) });
  }
  return readSystemAssignment(cursor, first);
}

function readSystemAssignment(cursor: TokenCursor, first: number): SetVariable | undefined {
  if (cursor.at('@@')) {
    const { scope, name } = readSystemVariableName(cursor);
    expectAssignment(cursor);
    const value = readSetValue(cursor, true);
    return operation(cursor, first, { name: name.toLowerCase(), scope: scopes[scope ?? 'SESSION'] ?? 'session', value });
  }
  const scope = acceptScope(cursor);
  const name = readVariableName(cursor).toLowerCase();
  expectAssignment(cursor);
  const value = readSetValue(cursor, true);
  if (scope === undefined && cursor.insideProgram && isProgramVariable(cursor, name)) return undefined;
  return operation(cursor, first, { name, scope: scope ?? 'session', value });
}

/** NEW.column in a trigger, and what the program declares or takes as a parameter. */
function isProgramVariable(cursor: TokenCursor, name: string): boolean {
  const [first = ''] = name.split('.');
  return first === 'new' || first === 'old' || cursor.locals.has(first);
}
