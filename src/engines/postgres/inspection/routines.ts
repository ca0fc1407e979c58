import type { Attributes, AttributeValue, SchemaObject } from '../../../model/schema-object.ts';
import { flag, optionalText, text, texts } from '../../catalog-values.ts';
import { buildObject, withCompanions } from './build-object.ts';
import type { Described, TopFamily } from './family.ts';
import { schemaKey } from './identify.ts';
import { mandatory } from './mandatory.ts';
import { commentOn, notOfExtension, userSchema } from './schema-filter.ts';

/** What is asked of pg_aggregate, as CREATE AGGREGATE names it; operators and types print with their schema. */
const aggregateOptions: readonly (readonly [name: string, value: string])[] = [
  ['sfunc', 'g.aggtransfn::regproc::text'],
  ['stype', 'format_type(g.aggtranstype, null)'],
  ['sspace', `nullif(g.aggtransspace, 0)::text`],
  ['initcond', 'quote_literal(g.agginitval)'],
  ['finalfunc', `nullif(g.aggfinalfn::regproc::text, '-')`],
  ['finalfunc_extra', `case when g.aggfinalextra then 'true' end`],
  ['finalfunc_modify', `case g.aggfinalmodify when 's' then 'shareable' when 'w' then 'read_write' end`],
  ['combinefunc', `nullif(g.aggcombinefn::regproc::text, '-')`],
  ['serialfunc', `nullif(g.aggserialfn::regproc::text, '-')`],
  ['deserialfunc', `nullif(g.aggdeserialfn::regproc::text, '-')`],
  ['msfunc', `nullif(g.aggmtransfn::regproc::text, '-')`],
  ['minvfunc', `nullif(g.aggminvtransfn::regproc::text, '-')`],
  ['mstype', 'case when g.aggmtranstype <> 0 then format_type(g.aggmtranstype, null) end'],
  ['msspace', 'nullif(g.aggmtransspace, 0)::text'],
  ['minitcond', 'quote_literal(g.aggminitval)'],
  ['mfinalfunc', `nullif(g.aggmfinalfn::regproc::text, '-')`],
  ['mfinalfunc_extra', `case when g.aggmfinalextra then 'true' end`],
  ['mfinalfunc_modify', `case when g.aggmfinalfn <> 0 then case g.aggmfinalmodify when 's' then 'shareable' when 'w' then 'read_write' end end`],
  ['sortop', `case when g.aggsortop <> 0 then 'operator(' || replace(g.aggsortop::regoperator::text, ',', ', ') || ')' end`],
  ['hypothetical', `case when g.aggkind = 'h' then 'true' end`],
];

/** The server makes some for a type, the constructors of a range, and takes them away with it. */
const notImplied = `p.oid not in (select objid from pg_depend where classid = 'pg_proc'::regclass and objid >= 16384 and deptype = 'i')`;

/** Functions, procedures and aggregates. Names of parameters are no part of the identity: a renamed one is a change. */
export const routines: TopFamily = {
  name: 'routines',
  catalog: 'pg_proc',
  number: 'p.oid',
  identity: {
    kind: `case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end`,
    schema: 'n.nspname',
    name: 'p.proname',
    signature: `'(' || oidvectortypes(p.proargtypes) || ')'`,
  },
  query: (version) => ({
    fields: {
      role: 'pg_get_userbyid(p.proowner)',
      arguments: mandatory('pg_get_function_arguments(p.oid)'),
      returns: 'pg_get_function_result(p.oid)',
      language: 'l.lanname',
      is_window: `p.prokind = 'w'`,
      volatility: 'p.provolatile::text',
      parallel: 'p.proparallel::text',
      strict: 'p.proisstrict',
      definer: 'p.prosecdef',
      leakproof: 'p.proleakproof',
      cost: 'p.procost::text',
      rows: 'p.prorows::text',
      config: 'array_to_json(p.proconfig)',
      support: `nullif(p.prosupport::regproc::text, '-')`,
      transforms: '(select json_agg(format_type(t.type, null)) from unnest(p.protrftypes) t(type))',
      body: version >= 140_000 ? 'coalesce(pg_get_function_sqlbody(p.oid), p.prosrc)' : 'p.prosrc',
      library: 'p.probin',
      aggregate: `case when g.aggfnoid is not null then (
        select json_agg(o.name || ' = ' || o.value) from (values ${aggregateOptions.map(([name, value]) => `('${name}', ${value})`).join(', ')}) o(name, value)
        where o.value is not null) end`,
      written: `case when p.prokind <> 'a' then ${mandatory('pg_get_functiondef(p.oid)')} end`,
      comment: 'd.description',
      acl: `array_to_json(coalesce(p.proacl, acldefault('f', p.proowner))::text[])`,
    },
    numbers: {},
    from: `from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
join pg_language l on l.oid = p.prolang
left join pg_aggregate g on g.aggfnoid = p.oid
${commentOn('pg_proc', 'p.oid')}
where ${userSchema} and ${notOfExtension('pg_proc', 'p.oid')} and ${notImplied}`,
  }),
  read: readRoutine,
};

function readRoutine(described: Described): readonly SchemaObject[] {
  const { row, owner, number } = described;
  const role = text(row, 'role');
  const object = buildObject(described, {
    identity: owner,
    parent: schemaKey(owner.place.schema ?? ''),
    attributes: {
      owner: role,
      arguments: text(row, 'arguments'),
      ...(owner.kind === 'aggregate' ? { parallel: parallels[text(row, 'parallel')], definition: texts(row, 'aggregate') } : routineAttributes(described)),
    },
    references: [{ catalog: 'pg_proc', number }],
    written: owner.kind === 'aggregate' ? undefined : text(row, 'written'),
  });
  return withCompanions(object, described, { by: role, ownerLetters: 'X' });
}

const volatilities: Attributes = { i: 'immutable', s: 'stable', v: 'volatile' };
const parallels: Attributes = { s: 'safe', r: 'restricted', u: 'unsafe' };

/** Of a procedure the server keeps what CALL never asks for; it is always the same. */
function routineAttributes({ row }: Described): Readonly<Record<string, AttributeValue | undefined>> {
  const rows = text(row, 'rows');
  return {
    returns: optionalText(row, 'returns'),
    language: text(row, 'language'),
    volatility: volatilities[text(row, 'volatility')],
    parallel: parallels[text(row, 'parallel')],
    strict: flag(row, 'strict'),
    security: flag(row, 'definer') ? 'definer' : 'invoker',
    leakproof: flag(row, 'leakproof'),
    cost: text(row, 'cost'),
    rows: rows === '0' ? undefined : rows,
    config: texts(row, 'config').toSorted(),
    body: text(row, 'body'),
    definition: readRest(row),
  };
}

function readRest(row: Described['row']): readonly string[] {
  const [support, library] = [optionalText(row, 'support'), optionalText(row, 'library')];
  return [
    ...(flag(row, 'is_window') ? ['WINDOW'] : []),
    ...(support === undefined ? [] : [`SUPPORT ${support}`]),
    ...(library === undefined ? [] : [`LIBRARY ${library}`]),
    ...texts(row, 'transforms').map((type) => `TRANSFORM FOR TYPE ${type}`),
  ];
}
