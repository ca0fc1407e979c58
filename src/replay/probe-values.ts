import { engineFamilies, type EngineFamily, type EngineName } from '../model/engine-name.ts';
import type { InspectedSchema, SchemaObject } from '../model/schema-object.ts';

/** A type, by how it begins, and an SQL literal that it takes. The same type has the same value everywhere, so that foreign keys hold. */
type Values = readonly (readonly [RegExp, string])[];

const values: Readonly<Record<EngineFamily, Values>> = {
  postgres: [
    [/\[\]$/, `'{}'`],
    [/^(?:smallint|integer|bigint|numeric|real|double precision|money|oid)\b/, '1'],
    [/^(?:character|text|name|citext|"char"|bpchar)/, `'1'`],
    [/^boolean/, 'true'],
    [/^(?:date|timestamp)/, `'2000-01-01'`],
    [/^time/, `'12:00'`],
    [/^interval/, `'1 day'`],
    [/^uuid/, `'00000000-0000-4000-8000-000000000001'`],
    [/^jsonb?$/, `'{}'`],
    [/^bytea/, String.raw`'\x01'`],
    [/^(?:inet|cidr)/, `'127.0.0.1'`],
    [/^macaddr$/, `'08:00:2b:01:02:03'`],
    [/^xml/, `'<a/>'`],
    [/^(?:tsvector|hstore|ltree)/, `'a'`],
    [/^(?:int4|int8|num|ts|tstz|date)range/, `'empty'`],
    [/^point/, `'(1,1)'`],
  ],
  mysql: [
    [/^(?:tinyint|smallint|mediumint|int|bigint|decimal|float|double|bit)\b/, '1'],
    [/^year/, '2000'],
    [/^(?:date|timestamp)/, `'2000-01-01'`],
    [/^time/, `'12:00'`],
    [/^json/, `'{}'`],
    [/^uuid/, `'00000000-0000-4000-8000-000000000001'`],
    [/^inet4/, `'127.0.0.1'`],
    [/^inet6/, `'::1'`],
    [/^(?:char|varchar|(?:tiny|medium|long)?text|binary|varbinary|(?:tiny|medium|long)?blob)/, `'1'`],
  ],
};

/** A literal for a column; undefined where its type is none that we know a value of. */
export function probeValue(type: string, schema: InspectedSchema): string | undefined {
  const family = engineFamilies[schema.engine];
  const found = values[family].find(([pattern]) => pattern.test(type));
  if (found !== undefined) return found[1];
  return family === 'mysql' ? firstLabel(type) : valueOfOwnType(type, schema);
}

/** enum('a','b'): the server's own literal of the first label. */
function firstLabel(type: string): string | undefined {
  return /^(?:enum|set)\(('(?:[^']|'')*')/.exec(type)?.[1];
}

/** An enum by its first label, a domain by what it is made of. */
function valueOfOwnType(type: string, schema: InspectedSchema): string | undefined {
  const plain = type.replaceAll('"', '');
  const names = plain.includes('.') ? [plain] : [`public.${plain}`, plain];
  const object = names.flatMap((name) => schema.groups.get(`type:${name}`)?.objects()[0] ?? []).at(0);
  const labels = object?.attributes['labels'];
  if (typeof labels === 'object' && labels[0] !== undefined) return `'${labels[0].replaceAll(`'`, `''`)}'`;
  const base = object?.attributes['type'];
  return typeof base === 'string' && base !== type ? probeValue(base, schema) : undefined;
}

/** A name as the engine quotes it. */
export function quoteName(engine: EngineName, name: string): string {
  return engineFamilies[engine] === 'postgres' ? `"${name.replaceAll('"', '""')}"` : `\`${name.replaceAll('`', '``')}\``;
}

/** A table's name for SQL. */
export function quoteTable(engine: EngineName, { place: { schema, name } }: SchemaObject): string {
  return [...(schema === undefined ? [] : [schema]), name].map((part) => quoteName(engine, part)).join('.');
}
