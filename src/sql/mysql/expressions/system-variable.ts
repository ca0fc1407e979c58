import { readName, takeName } from '../names/identifier.ts';
import { varying } from '../reading/folded.ts';
import type { Folded } from '../reading/folded.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** Scopes that may stand in front of a system variable's name; PERSIST is MySQL's. */
export const variableScopes: ReadonlySet<string> = new Set(['GLOBAL', 'SESSION', 'LOCAL', 'PERSIST', 'PERSIST_ONLY']);

/** A system variable as written: its scope in upper case, and its name. */
export interface SystemVariable {
  readonly scope?: string;
  readonly name: string;
}

/** Reads what stands behind `@@`: `[scope.] name [.name]`, directly behind it. */
export function readSystemVariableName(cursor: TokenCursor): SystemVariable {
  cursor.expect('@@');
  if (!cursor.isAdjacent) cursor.fail('a variable was expected directly behind @@');
  const scope = cursor.peek(1) === '.' ? cursor.acceptAny(variableScopes) : undefined;
  if (scope !== undefined) cursor.expect('.');
  // Behind @@ and its points even keywords are names: @@global.default.key_buffer_size.
  const first = cursor.kind === 'word' ? takeName(cursor) : readName(cursor, 'a variable');
  const second = cursor.accept('.') ? `.${readName(cursor, 'a variable')}` : '';
  return { ...(scope === undefined ? {} : { scope }), name: first + second };
}

/** Reads a system variable as an operand. */
export function readSystemVariable(cursor: TokenCursor): Folded {
  readSystemVariableName(cursor);
  return varying;
}
