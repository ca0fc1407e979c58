/** Most bytes of a name (PostgreSQL manual, 4.1.1). */
const nameBytes = 63;
const suffix = '_pkey';

/** The name that Liquibase gives to a primary key without one on PostgreSQL: the table's as it is written, cut so that the suffix fits. */
export function primaryKeyName(table: string): string {
  let base = table;
  while (new TextEncoder().encode(base).length > nameBytes - suffix.length) base = base.slice(0, -1);
  return `${base}${suffix}`;
}
