import type { CheckConstraint } from '../../../model/constraint-definition.ts';
import { readCondition } from '../expressions/capture.ts';
import { readName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** Reads `[NOT] ENFORCED`. @returns whether the check is enforced; undefined where nothing is written. */
export function readEnforcement(cursor: TokenCursor): boolean | undefined {
  if (!cursor.dialect.offers({ mysql: 80016 })) return undefined;
  if (cursor.acceptAll('NOT', 'ENFORCED')) return false;
  return cursor.accept('ENFORCED') ? true : undefined;
}

/** Reads `[CONSTRAINT [name]] CHECK (condition) [[NOT] ENFORCED]`. */
export function readCheck(cursor: TokenCursor): CheckConstraint {
  const first = cursor.index;
  const name = cursor.accept('CONSTRAINT') && !cursor.at('CHECK') ? readName(cursor, 'a name for the constraint') : undefined;
  cursor.expect('CHECK');
  const expression = cursor.parenthesised(() => readCondition(cursor));
  const enforced = readEnforcement(cursor);
  return {
    kind: 'check',
    ...(name === undefined ? {} : { name }),
    expression,
    span: cursor.spanFrom(first),
    ...(enforced === false ? { notEnforced: true } : {}),
  };
}
