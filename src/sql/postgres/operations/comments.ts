import type { CommentStmt } from 'libpg-query';
import type { Comment } from '../../../model/operation.ts';
import { findName } from '../names.ts';
import { objectKindOf, readReference } from '../object-kinds.ts';
import type { StatementSource } from '../statement-source.ts';

/** COMMENT ON. A column's object is its table. */
export function readComment(source: StatementSource, { objtype, object, comment }: CommentStmt): Comment {
  const { parts, table } = readReference(object, objtype);
  const text = comment === undefined ? {} : { comment };
  const head = { kind: 'comment', span: source.span, objectKind: objectKindOf(objtype), ...text } as const;
  // The name stands after COMMENT ON and the kind.
  if (objtype === 'OBJECT_COLUMN') return { ...head, object: findName(source, table ?? [], 3), column: parts[0] ?? '' };
  const placed = table === undefined ? {} : { table: findName(source, table, 4) };
  return { ...head, object: findName(source, parts, 3), ...placed };
}
