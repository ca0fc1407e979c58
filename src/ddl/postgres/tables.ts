import type { SchemaObject } from '../../model/schema-object.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
import { alterAttributes, type AttributeWriter } from '../alter-attributes.ts';
import { isOn, listOf, textOf } from '../attributes.ts';
import { draft, refused, repeatable, sentence, type Draft, type Sentence } from '../draft.ts';
import type { Alteration, ObjectWriter, WritingContext } from '../object-writer.ts';
import { alterOwner } from './alter-owner.ts';
import { columnDefinition, inheritedColumn, columnSettings } from './columns.ts';
import { dropStatement } from './drop-statement.ts';
import { nameOf } from './names.ts';
import { changeOptions, withOptions } from './options.ts';

/**
 * CREATE TABLE with its columns. A partition is made as a table of its own and attached, so that its constraints and indexes
 * keep their names and the parent is not locked against writers (PostgreSQL manual, ALTER TABLE, ATTACH PARTITION).
 */
export const tableWriter: ObjectWriter = {
  create: createTable,
  drop: ({ place }) => draft(dropStatement('TABLE', nameOf(place), 'data_loss', 'access_exclusive_lock')),
  alter: (alteration, context) => alterAttributes(attributes, alteration, context),
};

function createTable(object: SchemaObject, { wanted }: WritingContext): Draft {
  if (object.attributes['definition'] !== undefined) return refused('its columns come from a type');
  const columns = columnsOf(object, wanted);
  const own = isPartition(object) ? columns : columns.filter(({ marks }) => !marks.includes('inherited'));
  const word = object.kind === 'foreign_table' ? 'FOREIGN ' : textOf(object, 'persistence') === 'unlogged' ? 'UNLOGGED ' : '';
  const parents = isPartition(object) ? [] : listOf(object, 'parents');
  const lines = own.map((column) => `\n  ${columnDefinition(column)}`).join(',');
  const text = `CREATE ${word}TABLE IF NOT EXISTS ${nameOf(object.place)} (${lines}${lines === '' ? '' : '\n'})${inheritance(parents.map((parent) => nameIn(parent, object, wanted)))}${storage(object)}`;
  return {
    sentences: [
      repeatable(text),
      ...columns.flatMap((column) => (own.includes(column) ? columnSettings(column) : inheritedColumn(column, inheritedFrom(column, object, wanted)))),
      ...(isOn(object, 'rls') ? [alter(object, 'ENABLE ROW LEVEL SECURITY')] : []),
      ...(isOn(object, 'force_rls') ? [alter(object, 'FORCE ROW LEVEL SECURITY')] : []),
    ],
    finish: [...(isPartition(object) ? [attach(object, wanted)] : []), ...replicaIdentity(object)],
  };
}

/** Columns in their order. */
function columnsOf({ key }: SchemaObject, wanted: WritingContext['wanted']): readonly SchemaObject[] {
  return wanted.group(key).filter(({ kind, parent }) => kind === 'column' && parent === key)
    .toSorted((left, right) => (left.position ?? 0) - (right.position ?? 0));
}

/** The column of a parent of which the column is made. */
function inheritedFrom({ place }: SchemaObject, { uses }: SchemaObject, wanted: WritingContext['wanted']): SchemaObject | undefined {
  return uses.flatMap((key) => wanted.group(key)).find((each) => each.kind === 'column' && each.place.name === place.name);
}

function inheritance(parents: readonly string[]): string {
  return parents.length === 0 ? '' : ` INHERITS (${parents.join(', ')})`;
}

/** A parent is an attribute by its name in reports, which does not say where the schema ends; the object that has the name does. */
function nameIn(parent: string, { uses }: SchemaObject, index: WritingContext['wanted']): string {
  const found = uses.map((key) => index.get(key)).find((used) => used?.name === parent);
  if (found !== undefined) return nameOf(found.place);
  const dot = parent.indexOf('.');
  return nameOf({ schema: parent.slice(0, dot), name: parent.slice(dot + 1) });
}

function storage(object: SchemaObject): string {
  const key = textOf(object, 'partition_key');
  const server = textOf(object, 'server');
  const method = textOf(object, 'access_method');
  return [
    server === undefined ? '' : ` SERVER ${quoteIdentifier(server)}`,
    key === undefined ? '' : ` PARTITION BY ${key}`,
    method === undefined || method === 'heap' ? '' : ` USING ${quoteIdentifier(method)}`,
    withOptions(listOf(object, 'options')),
  ].join('');
}

function isPartition(object: SchemaObject): boolean {
  return object.attributes['partition_bound'] !== undefined;
}

function attach(object: SchemaObject, wanted: WritingContext['wanted']): Sentence {
  const parent = nameIn(textOf(object, 'partition') ?? '', object, wanted);
  return sentence(`ALTER TABLE ${parent} ATTACH PARTITION ${nameOf(object.place)} ${textOf(object, 'partition_bound') ?? 'DEFAULT'}`, { hazards: ['full_scan'] });
}

function alter({ place }: SchemaObject, clause: string): Sentence {
  return repeatable(`ALTER TABLE ${nameOf(place)} ${clause}`);
}

function replicaIdentity(object: SchemaObject): readonly Sentence[] {
  const identity = textOf(object, 'replica_identity');
  if (identity === undefined || identity === 'default') return [];
  const index = /^index (.*)$/s.exec(identity)?.[1];
  return [alter(object, `REPLICA IDENTITY ${index === undefined ? identity.toUpperCase() : `USING INDEX ${quoteIdentifier(index)}`}`)];
}

const attributes = {
  owner: alterOwner('TABLE'),
  rls: ({ to }) => draft(repeatable(`ALTER TABLE ${nameOf(to.place)} ${isOn(to, 'rls') ? 'ENABLE' : 'DISABLE'} ROW LEVEL SECURITY`, 'authorization', 'behaviour_change')),
  force_rls: ({ to }) => draft(repeatable(`ALTER TABLE ${nameOf(to.place)} ${isOn(to, 'force_rls') ? 'FORCE' : 'NO FORCE'} ROW LEVEL SECURITY`, 'authorization', 'behaviour_change')),
  options: ({ from, to }) => changeOptions(`ALTER TABLE ${nameOf(to.place)}`, { from, to }),
  persistence: ({ to }) => draft(repeatable(`ALTER TABLE ${nameOf(to.place)} SET ${textOf(to, 'persistence') === 'unlogged' ? 'UNLOGGED' : 'LOGGED'}`, 'table_rewrite', 'access_exclusive_lock')),
  access_method: ({ to }, { version }) => (version < 150000
    ? refused('before PostgreSQL 15 no statement changes the access method of a table')
    : draft(repeatable(`ALTER TABLE ${nameOf(to.place)} SET ACCESS METHOD ${quoteIdentifier(textOf(to, 'access_method') ?? 'heap')}`, 'table_rewrite', 'access_exclusive_lock'))),
  replica_identity: ({ to }) => {
    const written = replicaIdentity(to);
    return { sentences: [], finish: written.length > 0 ? written : [alter(to, 'REPLICA IDENTITY DEFAULT')] };
  },
  tablespace: ({ to }) => draft(repeatable(`ALTER TABLE ${nameOf(to.place)} SET TABLESPACE ${quoteIdentifier(textOf(to, 'tablespace') ?? 'pg_default')}`, 'table_rewrite', 'access_exclusive_lock')),
  partition_key: () => refused('the way in which a table is partitioned can not be changed'),
  partition: alterPartition,
  partition_bound: alterPartition,
  parents: ({ from, to }, { present, wanted }) => {
    const [before, after] = [listOf(from, 'parents'), listOf(to, 'parents')];
    const name = nameOf(to.place);
    return draft(
      ...before.filter((parent) => !after.includes(parent)).map((parent) => sentence(`ALTER TABLE ${name} NO INHERIT ${nameIn(parent, from, present)}`, { hazards: ['behaviour_change'] })),
      ...after.filter((parent) => !before.includes(parent)).map((parent) => sentence(`ALTER TABLE ${name} INHERIT ${nameIn(parent, to, wanted)}`, { hazards: ['behaviour_change'] })),
    );
  },
  definition: () => refused('whether a table is of a type is left to people'),
  column_order: () => refused('columns can not be moved'),
} satisfies Record<string, AttributeWriter>;

/** Out of the old place and into the new one; another bound needs both. */
function alterPartition({ from, to }: Alteration, { present, wanted }: WritingContext): Draft {
  const parent = textOf(from, 'partition');
  const detach = parent === undefined ? [] : [
    sentence(`ALTER TABLE ${nameIn(parent, from, present)} DETACH PARTITION ${nameOf(from.place)}`, { hazards: ['behaviour_change', 'access_exclusive_lock'] }),
  ];
  return draft(...detach, ...(textOf(to, 'partition') === undefined ? [] : [attach(to, wanted)]));
}
