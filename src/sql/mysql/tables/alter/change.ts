import type { Operation } from '../../../../model/operation.ts';
import { readExpression } from '../../expressions/capture.ts';
import { expectLiteral } from '../../expressions/literals.ts';
import { readName } from '../../names/identifier.ts';
import { readObjectName } from '../../names/object-name.ts';
import type { TokenCursor } from '../../reading/token-cursor.ts';
import { readEnforcement } from '../check-constraint.ts';
import { readColumnChange } from '../column-definition.ts';
import { readDefaultValue } from '../default-value.ts';
import { acceptIfExists, tableOption } from './action.ts';
import type { ActionContext } from './action.ts';
import { readPosition } from './add.ts';

function readIfExists(cursor: TokenCursor): { readonly ifExists?: true } {
  return acceptIfExists(cursor) ? { ifExists: true } : {};
}

/** MODIFY [COLUMN] definition. */
export function readModify({ cursor, table, first }: ActionContext): readonly Operation[] {
  cursor.accept('COLUMN');
  const condition = readIfExists(cursor);
  const definition = readColumnChange(cursor);
  const position = readPosition(cursor);
  return [{ kind: 'redefine-column', table, column: definition.name, definition, ...position, ...condition, span: cursor.spanFrom(first) }];
}

/** CHANGE [COLUMN] old definition. */
export function readChange({ cursor, table, first }: ActionContext): readonly Operation[] {
  cursor.accept('COLUMN');
  const condition = readIfExists(cursor);
  const column = readName(cursor, 'a column name');
  const definition = readColumnChange(cursor);
  const position = readPosition(cursor);
  return [{ kind: 'redefine-column', table, column, definition, ...position, ...condition, span: cursor.spanFrom(first) }];
}

/** RENAME COLUMN a TO b, RENAME INDEX a TO b, RENAME [TO|AS|=] table. */
export function readRename({ cursor, table, first }: ActionContext): readonly Operation[] {
  if (cursor.accept('COLUMN')) {
    const condition = readIfExists(cursor);
    const column = readName(cursor, 'a column name');
    cursor.expect('TO');
    const to = readName(cursor, 'a column name');
    return [{ kind: 'rename-column', table, column, to, ...condition, span: cursor.spanFrom(first) }];
  }
  if (cursor.accept('INDEX') || cursor.accept('KEY')) {
    const condition = readIfExists(cursor);
    const at = cursor.index;
    const index = { name: readName(cursor, 'an index'), span: cursor.spanFrom(at) };
    cursor.expect('TO');
    const to = readName(cursor, 'an index');
    return [{ kind: 'rename-index', index, table, to, ...condition, span: cursor.spanFrom(first) }];
  }
  if (!cursor.accept('TO') && !cursor.accept('AS')) cursor.accept('=');
  const to = readObjectName(cursor, 'a table name');
  return [{ kind: 'rename-table', table, to, span: cursor.spanFrom(first) }];
}

/** SET DEFAULT takes less than a column definition in MySQL: no CURRENT_TIMESTAMP without parentheses. */
function readSetDefault(cursor: TokenCursor): ReturnType<typeof readDefaultValue> {
  const isLiteral = cursor.at('-') || cursor.at('+') || cursor.at('(');
  if (cursor.dialect.isMariadb || isLiteral) return readDefaultValue(cursor);
  return readExpression(cursor, () => expectLiteral(cursor, 'a literal'));
}

function alterColumn({ cursor, table, first }: ActionContext): Operation {
  cursor.accept('COLUMN');
  const condition = readIfExists(cursor);
  const column = readName(cursor, 'a column name');
  if (cursor.acceptAll('DROP', 'DEFAULT')) return { kind: 'drop-default', table, column, ...condition, span: cursor.spanFrom(first) };
  cursor.expect('SET');
  if (cursor.accept('DEFAULT')) {
    const value = readSetDefault(cursor);
    return { kind: 'set-default', table, column, default: value, ...condition, span: cursor.spanFrom(first) };
  }
  cursor.require(cursor.dialect.offers({ mysql: 80023 }), 'SET VISIBLE');
  const word = cursor.expectAny(visibilities);
  return { kind: 'set-table-option', table, option: `ALTER COLUMN SET ${word}`, value: column, span: cursor.spanFrom(first) };
}

const visibilities = new Set(['VISIBLE', 'INVISIBLE']);

function alterIndex(context: ActionContext): Operation {
  const { cursor } = context;
  acceptIfExists(cursor);
  const index = readName(cursor, 'an index');
  if (cursor.dialect.isMariadb) {
    const negated = cursor.accept('NOT') ? 'NOT ' : '';
    cursor.expect('IGNORED');
    return tableOption(context, `ALTER INDEX ${negated}IGNORED`, index);
  }
  return tableOption(context, `ALTER INDEX ${cursor.expectAny(visibilities)}`, index);
}

function alterConstraint(context: ActionContext): Operation {
  const { cursor } = context;
  const name = readName(cursor, 'a constraint');
  const enforced = readEnforcement(cursor) ?? cursor.fail('ENFORCED was expected');
  return tableOption(context, `ALTER CONSTRAINT ${enforced ? '' : 'NOT '}ENFORCED`, name);
}

/** ALTER [COLUMN] …, ALTER INDEX …, ALTER CHECK|CONSTRAINT …. */
export function readAlter(context: ActionContext): readonly Operation[] {
  const { cursor } = context;
  if (cursor.accept('INDEX') || (cursor.dialect.isMariadb && cursor.accept('KEY'))) return [alterIndex(context)];
  if (cursor.dialect.offers({ mysql: 80016 }) && (cursor.accept('CHECK') || cursor.accept('CONSTRAINT'))) {
    return [alterConstraint(context)];
  }
  return [alterColumn(context)];
}
