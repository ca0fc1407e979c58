import type { ObjectName } from '../../../model/expression.ts';
import type { AlterObject, ObjectKind } from '../../../model/operation.ts';
import { findName } from '../names.ts';
import type { StatementSource } from '../statement-source.ts';

/** What happens to an object. */
interface Change {
  readonly action: string;
  readonly value?: string | undefined;
  readonly table?: ObjectName | undefined;
}

/** An ALTER of an object whose name has been found. */
export function alterObject(source: StatementSource, head: { readonly kind: ObjectKind; readonly object: ObjectName }, change: Change): AlterObject {
  const { action, value, table } = change;
  return {
    kind: 'alter-object',
    span: source.span,
    objectKind: head.kind,
    object: head.object,
    ...(table === undefined ? {} : { table }),
    action,
    ...(value === undefined ? {} : { value }),
  };
}

/** An ALTER of an object whose name has no location in the tree: it stands after ALTER and the kind. */
export function alterNamed(
  source: StatementSource,
  head: { readonly kind: ObjectKind; readonly parts: readonly (string | undefined)[] },
  change: Change,
): AlterObject {
  const parts = head.parts.map((part) => part ?? '');
  return alterObject(source, { kind: head.kind, object: findName(source, parts, 2) }, change);
}
