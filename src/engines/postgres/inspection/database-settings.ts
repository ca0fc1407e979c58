import type { Row } from '../../../ports/database-session.ts';
import { optionalText } from '../../catalog-values.ts';

/** How a database must be created for the same SQL to give the same descriptions (PostgreSQL manual, CREATE DATABASE). */
export function settingsStatement(version: number): string {
  const locale = version >= 170_000 ? 'd.datlocale' : version >= 150_000 ? 'd.daticulocale' : 'null';
  return `
select pg_encoding_to_char(d.encoding) as encoding, d.datcollate::text as lc_collate, d.datctype::text as lc_ctype,
  ${version >= 150_000 ? `case d.datlocprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end` : `'libc'`} as locale_provider,
  ${locale} as locale, ${version >= 160_000 ? 'd.daticurules' : 'null'} as icu_rules
from pg_database d where d.datname = current_database()`;
}

/** By name, those that have a value. */
export function readSettings(row: Row): Readonly<Record<string, string>> {
  const settings = Object.keys(row).toSorted().flatMap((name) => {
    const value = optionalText(row, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(settings);
}
