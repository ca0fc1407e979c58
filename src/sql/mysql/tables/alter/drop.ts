import type { ConstraintDefinition } from '../../../../model/constraint-definition.ts';
import type { Operation } from '../../../../model/operation.ts';
import { readName } from '../../names/identifier.ts';
import { acceptIfExists, tableOption } from './action.ts';
import type { ActionContext } from './action.ts';

function dropConstraint(context: ActionContext, constraintKind: ConstraintDefinition['kind'] | undefined): Operation {
  const { cursor, table, first } = context;
  const ifExists = acceptIfExists(cursor);
  const name = readName(cursor, 'a constraint');
  const kind = constraintKind === undefined ? {} : { constraintKind };
  return { kind: 'drop-constraint', table, name, ...kind, ifExists, cascade: false, span: cursor.spanFrom(first) };
}

function dropIndex({ cursor, table, first }: ActionContext): Operation {
  const ifExists = acceptIfExists(cursor);
  const at = cursor.index;
  const index = { name: readName(cursor, 'an index'), span: cursor.spanFrom(at) };
  return { kind: 'drop-index', index, table, ifExists, concurrently: false, cascade: false, span: cursor.spanFrom(first) };
}

function dropColumn({ cursor, table, first }: ActionContext): Operation {
  cursor.accept('COLUMN');
  const ifExists = acceptIfExists(cursor);
  const column = readName(cursor, 'a column name');
  const cascade = cursor.accept('CASCADE');
  if (!cascade) cursor.accept('RESTRICT');
  return { kind: 'drop-column', table, column, ifExists, cascade, span: cursor.spanFrom(first) };
}

function dropKey(context: ActionContext): Operation | undefined {
  const { cursor, table, first } = context;
  if (cursor.acceptAll('PRIMARY', 'KEY')) {
    return { kind: 'drop-constraint', table, constraintKind: 'primary-key', ifExists: false, cascade: false, span: cursor.spanFrom(first) };
  }
  if (cursor.acceptAll('FOREIGN', 'KEY')) return dropConstraint(context, 'foreign-key');
  return cursor.accept('INDEX') || cursor.accept('KEY') ? dropIndex(context) : undefined;
}

/** DROP, behind the word: columns, keys, constraints, periods, versioning. DROP PARTITION is read elsewhere. */
export function readDrop(context: ActionContext): readonly Operation[] {
  const { cursor } = context;
  const key = dropKey(context);
  if (key !== undefined) return [key];
  if (cursor.dialect.isMariadb && cursor.acceptAll('SYSTEM', 'VERSIONING')) {
    return [tableOption(context, 'DROP SYSTEM VERSIONING')];
  }
  if (cursor.dialect.isMariadb && cursor.at('PERIOD') && (cursor.peek(1) === 'FOR' || cursor.peek(1) === 'IF')) {
    cursor.advance();
    acceptIfExists(cursor);
    cursor.expect('FOR');
    return [tableOption(context, 'DROP PERIOD FOR', readName(cursor, 'a period'))];
  }
  if (cursor.accept('CONSTRAINT')) return [dropConstraint(context, undefined)];
  if (cursor.at('CHECK') && cursor.dialect.offers({ mysql: 80016 })) {
    cursor.advance();
    return [dropConstraint(context, 'check')];
  }
  return [dropColumn(context)];
}
