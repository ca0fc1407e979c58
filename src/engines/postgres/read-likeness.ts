import type { DatabaseSession } from '../../ports/database-session.ts';
import type { DatabaseLikeness } from '../../ports/engine.ts';
import { optionalText, text } from '../catalog-values.ts';

/**
 * Encoding, locale and search path of a database (PostgreSQL manual, CREATE DATABASE). The provider is there from version 15;
 * `builtin` from 17, which names its locale by `datlocale` as 17 does for icu too.
 */
export async function readLikeness(session: DatabaseSession): Promise<DatabaseLikeness> {
  const { version, schema } = session.server;
  const locale = version.number >= 170_000 ? 'datlocale' : version.number >= 150_000 ? 'daticulocale' : 'null::text';
  const provider = version.number >= 150_000 ? 'datlocprovider::text' : "'c'";
  const [row] = await session.query({
    text: `
select pg_catalog.pg_encoding_to_char(encoding) as encoding, datcollate::text as collate, datctype::text as ctype, ${provider} as provider, ${locale} as locale
from pg_catalog.pg_database where datname = pg_catalog.current_database()`,
  });
  if (row === undefined) return { createOptions: '', sessionSettings: [] };
  const own = optionalText(row, 'locale');
  const provided = own === undefined ? '' : providedLocale(text(row, 'provider'), own);
  const createOptions = `TEMPLATE template0 ENCODING ${literal(text(row, 'encoding'))} LC_COLLATE ${literal(text(row, 'collate'))} LC_CTYPE ${literal(text(row, 'ctype'))}${provided}`;
  return { createOptions, sessionSettings: schema === 'public' || schema === '' ? [] : pathTo(schema) };
}

function providedLocale(provider: string, locale: string): string {
  if (provider === 'i') return ` LOCALE_PROVIDER icu ICU_LOCALE ${literal(locale)}`;
  return provider === 'b' ? ` LOCALE_PROVIDER builtin BUILTIN_LOCALE ${literal(locale)}` : '';
}

/** Where names without a schema are made decides what the statements mean. */
function pathTo(schema: string): DatabaseLikeness['sessionSettings'] {
  const name = `"${schema.replaceAll('"', '""')}"`;
  return [{ text: `CREATE SCHEMA IF NOT EXISTS ${name}` }, { text: `SET search_path = ${name}, public` }];
}

function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
