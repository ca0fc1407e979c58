import type { TypeName } from '../../model/column-definition.ts';
import type { CatalogObject, SchemaState } from '../../model/schema-state.ts';
import { resolveObject } from './resolve-object.ts';

/** The domain that a type is; undefined where it is none that is known. An array of a domain is no domain. */
export function domainOf(state: SchemaState, type: TypeName): CatalogObject | undefined {
  return type.dimensions > 0 ? undefined : resolveObject(state, ['domain'], type);
}

/** Whether a domain, or the one that it is made of, refuses values: NOT NULL or CHECK, validated or not. */
export function isConstrained(state: SchemaState, { notNull, checks = [], baseType }: CatalogObject): boolean {
  if (notNull === true || checks.length > 0) return true;
  const base = baseType === undefined ? undefined : domainOf(state, baseType);
  return base !== undefined && isConstrained(state, base);
}

/** A type without the domains around it. */
export function withoutDomains(state: SchemaState, type: TypeName): TypeName {
  const base = domainOf(state, type)?.baseType;
  return base === undefined ? type : withoutDomains(state, base);
}
