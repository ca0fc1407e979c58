import type { AlterObject } from '../../model/operation.ts';
import type { CatalogObject } from '../../model/schema-state.ts';
import { nameChecks } from './create-object.ts';

/** A domain after ALTER DOMAIN: whether it is NOT NULL, and which checks it has. */
export function alteredDomain(domain: CatalogObject, { action, value = '' }: AlterObject): CatalogObject {
  const { checks = [] } = domain;
  switch (action) {
    case 'SET NOT NULL': return { ...domain, notNull: true };
    case 'DROP NOT NULL': return { ...domain, notNull: false };
    case 'ADD CONSTRAINT': return { ...domain, checks: nameChecks(domain.name, [value], checks) };
    case 'DROP CONSTRAINT': return withoutConstraint(domain, value);
    default: return domain;
  }
}

/** NOT NULL is a constraint with a name as well (PostgreSQL 17 and newer). */
function withoutConstraint(domain: CatalogObject, name: string): CatalogObject {
  const { checks = [] } = domain;
  if (checks.includes(name)) return { ...domain, checks: checks.filter((each) => each !== name) };
  return name === `${domain.name}_not_null` ? { ...domain, notNull: false } : domain;
}
