import type { Span } from '../model/location.ts';
import { resolveObject } from '../schema/queries/resolve-object.ts';
import { isKind, type JudgedOperation } from './define-rule.ts';
import { newNames } from './new-names.ts';

/** A name that the change set brings in, of whatever kind. */
export interface CreatedName {
  readonly kind: string;
  readonly name: string;
  readonly span: Span;
  readonly table?: string;
}

/** Objects whose names are not the schema’s. */
const foreign: ReadonlySet<string> = new Set(['extension', 'role', 'cast', 'user mapping', 'tablespace', 'language', 'other']);

/** The names that an operation brings in: those that a convention speaks of, and those of all other objects of a schema. */
export function createdNames(judged: JudgedOperation): readonly CreatedName[] {
  const named = newNames(judged);
  return named.length > 0 ? named : otherObject(judged);
}

function otherObject(judged: JudgedOperation): readonly CreatedName[] {
  if (!isKind(judged, 'create-object')) return [];
  const { objectKind, object, temporary, table } = judged.operation;
  const isThere = temporary || resolveObject(judged.before, [objectKind], object) !== undefined;
  if (isThere || foreign.has(objectKind)) return [];
  return [{ kind: objectKind, name: object.name, span: judged.in.statement.span, ...(table === undefined ? {} : { table: table.name }) }];
}

/** What a finding calls a name: behind its table's, where it is a part of one. */
export function nameIdentity({ name, table }: CreatedName): string {
  return table === undefined ? name : `${table}.${name}`;
}
