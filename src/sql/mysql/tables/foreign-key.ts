import type { ForeignKeyConstraint, ReferentialAction } from '../../../model/constraint-definition.ts';
import { readName } from '../names/identifier.ts';
import { readTableName } from '../names/object-name.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

type References = Pick<ForeignKeyConstraint, 'referenced' | 'referencedColumns' | 'onDelete' | 'onUpdate'>;

function readAction(cursor: TokenCursor): ReferentialAction {
  if (cursor.accept('RESTRICT')) return 'restrict';
  if (cursor.accept('CASCADE')) return 'cascade';
  if (cursor.acceptAll('NO', 'ACTION')) return 'no-action';
  cursor.expect('SET');
  if (cursor.accept('NULL')) return 'set-null';
  cursor.expect('DEFAULT');
  return 'set-default';
}

const matches = new Set(['FULL', 'PARTIAL', 'SIMPLE']);

/** Reads `REFERENCES table [(columns)] [MATCH …] [ON DELETE …] [ON UPDATE …]`; each action once, in any order. */
export function readReferences(cursor: TokenCursor): References {
  cursor.expect('REFERENCES');
  const referenced = readTableName(cursor);
  const referencedColumns = cursor.at('(')
    ? cursor.parenthesised(() => cursor.list(() => readName(cursor, 'a column name')))
    : [];
  if (cursor.accept('MATCH')) cursor.expectAny(matches);
  const actions: Record<'DELETE' | 'UPDATE', ReferentialAction | undefined> = { DELETE: undefined, UPDATE: undefined };
  for (;;) {
    const event = (['DELETE', 'UPDATE'] as const).find((word) => actions[word] === undefined && cursor.atAll('ON', word));
    if (event === undefined) break;
    cursor.acceptAll('ON', event);
    actions[event] = readAction(cursor);
  }
  return { referenced, referencedColumns, onDelete: actions.DELETE ?? 'no-action', onUpdate: actions.UPDATE ?? 'no-action' };
}
