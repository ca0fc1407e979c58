import type { Catalog } from './catalog.ts';

/** Schemas of users: neither the server's own nor those of sessions (temporary objects, TOAST tables). */
export const userSchema = String.raw`n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'`;

/** Members of extensions are the extension's; the index on pg_depend by referred object makes this a short look-up. */
export function notOfExtension(catalog: Catalog, number: string): string {
  return `${number} not in (select objid from pg_depend where refclassid = 'pg_extension'::regclass and classid = '${catalog}'::regclass and deptype = 'e')`;
}

/** Joins the comment on an object as `d`. */
export function commentOn(catalog: Catalog, number: string, attribute = '0'): string {
  return `left join pg_description d on d.classoid = '${catalog}'::regclass and d.objoid = ${number} and d.objsubid = ${attribute}`;
}

/** Options of foreign objects without their values, which may be passwords: a few digits of a hash tell whether one changed. */
export function hashedOptions(options: string): string {
  return `case when ${options} is not null then (
    select json_agg(o.option_name || '=#' || left(encode(sha256(convert_to('schema-gitops ' || o.option_name || ' ' || coalesce(o.option_value, ''), 'UTF8')), 'hex'), 8) order by o.option_name)
    from pg_options_to_table(${options}) o) end`;
}

/** The name of a collation, schema first where it is not the server's own; NULL where `wanted` does not hold. */
export function collationName(number: string, wanted: string): string {
  return `case when ${wanted} then (
    select case cn.nspname when 'pg_catalog' then '' else quote_ident(cn.nspname) || '.' end || quote_ident(co.collname)
    from pg_collation co join pg_namespace cn on cn.oid = co.collnamespace where co.oid = ${number}) end`;
}
