import type { AttributeValue, ObjectKey, SchemaObject } from '../../../model/schema-object.ts';
import { flag, integer, integers, optionalText, sortedTexts, text } from '../../catalog-values.ts';
import { buildObject, marksOf, readComment, withCompanions } from './build-object.ts';
import type { Described, PartFamily } from './family.ts';
import { isGeneratedName } from './generated-names.ts';
import { identify, identifyPart, type Owner } from './identify.ts';
import { mandatory } from './mandatory.ts';
import { cutList, expressionName, isBareName, leadingName } from './printed-list.ts';
import { commentOn, notOfExtension, userSchema } from './schema-filter.ts';

/** What constraints of tables and of domains have in common. */
function commonFields(version: number): Readonly<Record<string, string>> {
  return {
    name: 'k.conname',
    type: 'k.contype::text',
    definition: mandatory('pg_get_constraintdef(k.oid)'),
    is_validated: 'k.convalidated',
    is_enforced: version >= 180_000 ? 'k.conenforced' : 'true',
    is_local: 'k.conislocal',
    comment: 'd.description',
  };
}

/**
 * Constraints of tables. A foreign key to a partitioned table has a row for each partition besides (conparentid on the
 * same table), a NOT NULL of 18 is the column's, a constraint trigger is a trigger.
 */
export const constraints: PartFamily = {
  name: 'constraints',
  catalog: 'pg_class',
  parent: 'k.conrelid',
  order: 'k.conname',
  query: (version) => ({
    fields: {
      ...commonFields(version),
      options: 'array_to_json(ic.reloptions)',
      tablespace: 'ts.spcname',
      index_name: 'ic.relname',
      index_comment: 'id.description',
    },
    numbers: {
      constraint: 'k.oid',
      index: 'coalesce(ic.oid, 0)',
      attributes: 'array_to_json(k.conkey)',
      referred_table: 'k.confrelid',
      referred_attributes: 'array_to_json(k.confkey)',
      referred_index: 'k.conindid',
    },
    from: `from pg_constraint k
join pg_class c on c.oid = k.conrelid
join pg_namespace n on n.oid = c.relnamespace
left join pg_class ic on k.contype in ('p', 'u', 'x') and ic.oid = k.conindid
left join pg_tablespace ts on ts.oid = ic.reltablespace
left join pg_description id on id.classoid = 'pg_class'::regclass and id.objoid = ic.oid and id.objsubid = 0
${commentOn('pg_constraint', 'k.oid')}
where k.contype in ('p', 'u', 'f', 'c', 'x') and c.relkind in ('r', 'p', 'f') and c.relpersistence <> 't'
  and (k.conparentid = 0 or not exists (select from pg_constraint p where p.oid = k.conparentid and p.conrelid = k.conrelid))
  and ${userSchema} and ${notOfExtension('pg_class', 'c.oid')}`,
  }),
  read: (described) => {
    const object = readConstraint(described);
    const index = optionalText(described.row, 'index_name');
    const comment = index === undefined ? undefined : optionalText(described.row, 'index_comment');
    const own = withCompanions(object, described);
    if (index === undefined || comment === undefined) return own;
    return [...own, ...readComment(indexOf(described, index), comment).map((part) => ({ ...part, parent: object.key }))];
  },
};

/** CHECK constraints of domains; their NOT NULL is the domain's. */
export const domainConstraints: PartFamily = {
  name: 'domain constraints',
  catalog: 'pg_type',
  parent: 'k.contypid',
  order: 'k.conname',
  query: (version) => ({
    fields: { ...commonFields(version), options: 'null', tablespace: 'null' },
    numbers: { constraint: 'k.oid', index: '0', attributes: 'null', referred_table: '0', referred_attributes: 'null', referred_index: '0' },
    from: `from pg_constraint k
join pg_type t on t.oid = k.contypid
join pg_namespace n on n.oid = t.typnamespace
${commentOn('pg_constraint', 'k.oid')}
where k.contype = 'c' and ${userSchema} and ${notOfExtension('pg_type', 't.oid')}`,
  }),
  read: (described) => withCompanions(readConstraint(described), described),
};

function readConstraint(described: Described): SchemaObject {
  const { row, owner } = described;
  const identity = identifyPart('constraint', owner, text(row, 'name'));
  const printed = text(row, 'definition');
  const parts = cutDefinition(text(row, 'type'), printed);
  const reference = { catalog: 'pg_constraint', number: integer(row, 'constraint') } as const;
  // Keys cannot be without check. Not enforced is not validated by that alone, which is said once.
  const canBeOff = text(row, 'type') === 'c' || text(row, 'type') === 'f';
  const isEnforced = flag(row, 'is_enforced');
  return buildObject(described, {
    identity,
    parent: owner.key,
    attributes: {
      columns: parts.attributes.columns,
      deferrable: parts.attributes.deferrable,
      definition: parts.attributes.definition,
      enforced: canBeOff ? isEnforced : undefined,
      on_delete: parts.attributes.on_delete,
      on_update: parts.attributes.on_update,
      options: sortedTexts(row, 'options'),
      tablespace: optionalText(row, 'tablespace'),
      validated: canBeOff ? flag(row, 'is_validated') || !isEnforced : undefined,
    },
    marks: marksOf({ 'generated-name': isGenerated(described, parts.columns), inherited: !flag(row, 'is_local') }),
    references: [reference],
    uses: usedByKey(described),
    written: printed,
  });
}

/** Columns on both sides, and the key that a foreign key refers to. */
function usedByKey({ row, number, names }: Described): readonly (ObjectKey | undefined)[] {
  const referred = integer(row, 'referred_table');
  const own = integers(row, 'attributes').map((part) => names.key({ catalog: 'pg_class', number, part }));
  if (referred === 0) return own;
  return [
    ...own,
    ...integers(row, 'referred_attributes').map((part) => names.key({ catalog: 'pg_class', number: referred, part })),
    names.index(referred, integer(row, 'referred_index')),
  ];
}

interface DefinitionParts {
  readonly columns: readonly string[];
  readonly attributes: {
    readonly columns?: readonly string[];
    readonly deferrable?: AttributeValue;
    readonly definition: string;
    readonly on_delete?: string;
    readonly on_update?: string;
  };
}

/** Takes from the printed text what attributes of their own say: ruleutils.c writes it in this order, last things last. */
function cutDefinition(type: string, printed: string): DefinitionParts {
  const plain = printed.replace(/ NOT (?:VALID|ENFORCED)$/, '');
  if (type === 'c') return { columns: [], attributes: { definition: plain } };
  const [, body = '', isDeferrable, isDeferred] = /^([^]*?)( DEFERRABLE)?( INITIALLY DEFERRED)?$/.exec(plain) ?? [];
  const deferrable = isDeferrable === undefined ? false : isDeferred === undefined ? 'initially immediate' : 'initially deferred';
  if (type === 'x') return { columns: [], attributes: { definition: body, deferrable } };
  const { before, items, after } = cutList(body);
  const names = items.map((item) => leadingName(item.replace(/^PERIOD /, '')) ?? item);
  const decorated = items.filter((item) => !isBareName(item));
  const { rest, ...attributes } = type === 'f' ? cutActions(after) : { rest: after };
  const definition = [before, ...(decorated.length === 0 ? [] : [`(${decorated.join(', ')})`]), rest].filter((part) => part !== '').join(' ');
  return { columns: names, attributes: { columns: names, definition, deferrable, ...attributes } };
}

const action = String.raw`CASCADE|RESTRICT|SET NULL|SET DEFAULT`;
const actions = new RegExp(String.raw`^([^]*?)(?: ON UPDATE (${action}))?(?: ON DELETE ((?:${action})(?: \([^]*\))?))?$`);

function cutActions(after: string): { readonly rest: string; readonly on_update: string; readonly on_delete: string } {
  const [, rest = '', onUpdate = 'NO ACTION', onDelete = 'NO ACTION'] = actions.exec(after) ?? [];
  return { rest, on_update: onUpdate, on_delete: onDelete };
}

const labels: Readonly<Record<string, string>> = { p: 'pkey', u: 'key', f: 'fkey', c: 'check', x: 'excl' };

function isGenerated(described: Described, columns: readonly string[]): boolean {
  const { row, owner } = described;
  const label = labels[text(row, 'type')] ?? '';
  return isGeneratedName(text(row, 'name'), { table: owner.place.name, columns: () => columnsInName(described, columns), label });
}

/** The server puts a key's columns into its name, of CHECK the column where it is only one, of a primary key none. */
function columnsInName({ row, number, names }: Described, columns: readonly string[]): readonly string[] {
  switch (text(row, 'type')) {
    case 'p':
      return [];
    case 'c': {
      const used = integers(row, 'attributes').map((attribute) => names.column(number, attribute) ?? '');
      return used.length === 1 ? used : [];
    }
    case 'x':
      return cutList(text(row, 'definition')).items.map((item) => leadingName(item) ?? expressionName(item));
    default:
      return columns;
  }
}

function indexOf({ owner }: Described, name: string): Owner {
  const { schema } = owner.place;
  return identify('index', schema === undefined ? { name } : { schema, name });
}
