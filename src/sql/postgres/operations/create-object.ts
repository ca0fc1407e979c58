import type { ObjectName } from '../../../model/expression.ts';
import type { CreateObject, ObjectKind } from '../../../model/operation.ts';
import { findName } from '../names.ts';
import type { StatementSource } from '../statement-source.ts';

/** What is known of a new object beside its kind and name. */
type Details = Partial<Omit<CreateObject, 'kind' | 'span' | 'objectKind' | 'object'>>;

/** A CREATE whose object has a relation's name. */
export function createObject(source: StatementSource, head: { readonly kind: ObjectKind; readonly object: ObjectName }, details: Details = {}): CreateObject {
  return {
    kind: 'create-object',
    span: source.span,
    objectKind: head.kind,
    object: head.object,
    orReplace: false,
    ifNotExists: false,
    temporary: false,
    ...details,
  };
}

/** A CREATE whose name has no location in the tree: it stands after CREATE and the kind. */
export function createNamed(
  source: StatementSource,
  head: { readonly kind: ObjectKind; readonly parts: readonly (string | undefined)[] },
  details: Details = {},
): CreateObject {
  const parts = head.parts.map((part) => part ?? '');
  return createObject(source, { kind: head.kind, object: findName(source, parts, 2) }, details);
}
