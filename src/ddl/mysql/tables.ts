import type { SchemaObject } from '../../model/schema-object.ts';
import { alterAttributes, type AttributeWriter } from '../alter-attributes.ts';
import { isOn, listOf, textOf } from '../attributes.ts';
import { draft, joinDrafts, refused, repeatable, sentence, type Draft, type SentenceTraits } from '../draft.ts';
import type { Alteration, ObjectWriter, WritingContext } from '../object-writer.ts';
import { placeAmong } from './columns.ts';
import { isForeignKey } from './keys.ts';
import { clauseOf, clauseRanks, hidesSecret, literal, notTransactional, quoteName, secretHidden } from './names.ts';

/** CREATE TABLE as SHOW CREATE TABLE has it, without foreign keys, which come when all tables are there. */
export const tableWriter: ObjectWriter = {
  create: createTable,
  drop: ({ place }) => draft({ ...repeatable(`DROP TABLE IF EXISTS ${quoteName(place.name)}`, 'data_loss'), ...notTransactional }),
  alter: (alteration, context) => alterAttributes(attributes, alteration, context),
};

function createTable(object: SchemaObject, { wanted }: WritingContext): Draft {
  let { written = '' } = object;
  for (const key of wanted.group(object.key).filter(isForeignKey)) {
    const line = `,\n  ${key.written ?? ''}`;
    if (key.written === undefined || !written.includes(line)) return refused(`its foreign key ${key.name} is not found in it`);
    written = written.replace(line, () => '');
  }
  if (hidesSecret(written)) return refused(secretHidden);
  if (!written.startsWith('CREATE TABLE ')) return refused('its definition is not known');
  const text = written.replace(/^CREATE TABLE /, 'CREATE TABLE IF NOT EXISTS ').replace(/(\n\) ENGINE=\S+) AUTO_INCREMENT=\d+/, '$1');
  return draft({ ...repeatable(text), ...notTransactional });
}

function option(write: (to: SchemaObject) => string, traits: SentenceTraits = {}): AttributeWriter {
  return ({ to }) => draft(clauseOf(to, { text: write(to), rank: clauseRanks.option }, { repeatable: true, ...traits }));
}

/** The default of columns to come; those that are there say their own. */
const charset = option((to) => `DEFAULT CHARACTER SET ${textOf(to, 'charset') ?? ''} COLLATE ${textOf(to, 'collation') ?? ''}`);

const writeComment = option((to) => `COMMENT=${literal(textOf(to, 'comment') ?? '')}`);

const attributes = {
  engine: option((to) => `ENGINE=${textOf(to, 'engine') ?? ''}`, { hazards: ['table_rewrite', 'behaviour_change'] }),
  charset,
  collation: charset,
  row_format: option((to) => `ROW_FORMAT=${(textOf(to, 'row_format') ?? 'default').toUpperCase()}`, { hazards: ['table_rewrite'] }),
  comment: (alteration, context) => (hidesSecret(`COMMENT ${textOf(alteration.to, 'comment') ?? ''}`) ? refused(secretHidden) : writeComment(alteration, context)),
  versioned: ({ to }) => (isOn(to, 'versioned')
    ? draft(clauseOf(to, { text: 'ADD SYSTEM VERSIONING', rank: clauseRanks.option }))
    : draft(clauseOf(to, { text: 'DROP SYSTEM VERSIONING', rank: clauseRanks.option }, { hazards: ['data_loss'] }))),
  options: alterOptions,
  partition_key: repartition,
  // Another way to divide the table says its partitions, too.
  partitions: (alteration) => (alteration.names.includes('partition_key') ? draft() : alterPartitions(alteration)),
  period: () => refused('a period can not be changed by itself'),
  column_order: orderColumns,
} satisfies Record<string, AttributeWriter>;

/** Options that a table has by saying so, and what it says to have none (MySQL 8.4 manual, 15.1.20; MariaDB's own besides). */
const resets: Readonly<Record<string, string>> = {
  KEY_BLOCK_SIZE: '0', STATS_PERSISTENT: 'DEFAULT', STATS_AUTO_RECALC: 'DEFAULT', STATS_SAMPLE_PAGES: 'DEFAULT', PACK_KEYS: 'DEFAULT', MAX_ROWS: '0', MIN_ROWS: '0',
  AVG_ROW_LENGTH: '0', CHECKSUM: '0', DELAY_KEY_WRITE: '0', COMPRESSION: "'none'", ENCRYPTION: "'N'", PAGE_COMPRESSED: 'DEFAULT', PAGE_COMPRESSION_LEVEL: 'DEFAULT',
  ENCRYPTED: 'DEFAULT', ENCRYPTION_KEY_ID: 'DEFAULT', PAGE_CHECKSUM: 'DEFAULT', TRANSACTIONAL: 'DEFAULT',
};

function alterOptions({ from, to }: Alteration): Draft {
  const [before, after] = [listOf(from, 'options'), listOf(to, 'options')];
  const kept = new Set(after.map(nameOfOption));
  const gone = before.map(nameOfOption).filter((name) => !kept.has(name));
  const stubborn = gone.find((name) => resets[name] === undefined);
  if (after.some(hidesSecret)) return refused(secretHidden);
  if (stubborn !== undefined) return refused(`it is not known how its option ${stubborn} is taken away`);
  const texts = [
    ...gone.map((name) => `${name}=${resets[name] ?? ''}`),
    ...after.filter((each) => !before.includes(each)),
  ];
  return joinDrafts(texts.map((text) => draft(clauseOf(to, { text, rank: clauseRanks.option }, { hazards: ['table_rewrite'], repeatable: true }))));
}

function nameOfOption(option: string): string {
  return (/^[`\w]+/.exec(option)?.[0] ?? option).replaceAll('`', '').toUpperCase();
}

/** New partitions behind the old ones are added, and old ones whose like is gone are dropped; all else divides the table anew. */
function alterPartitions(alteration: Alteration): Draft {
  const { from, to } = alteration;
  const [before, after] = [listOf(from, 'partitions'), listOf(to, 'partitions')];
  const gone = before.filter((each) => !after.includes(each));
  const isListed = before.length > 0 && after.length > 0 && !/^\d+$/.test(before[0] ?? '');
  if (!isListed || !before.filter((each) => !gone.includes(each)).every((each, index) => each === after[index])) {
    return repartition(alteration);
  }
  const added = after.slice(before.length - gone.length);
  const definitions = added.map((each) => printedPartition(to, each));
  if (definitions.includes(undefined) || (gone.length > 0 && added.length > 0)) return repartition(alteration);
  if (gone.length > 0) return draft(partitioning(to, `DROP PARTITION ${gone.map((each) => quoteName(nameOfPartition(each))).join(', ')}`, { hazards: ['data_loss'] }));
  return draft(partitioning(to, `ADD PARTITION (${definitions.join(', ')})`));
}

function nameOfPartition(partition: string): string {
  return partition.split(' ')[0] ?? '';
}

/** A partition as it was printed, from its name to the comma or bracket behind it. */
function printedPartition({ written = '' }: SchemaObject, partition: string): string | undefined {
  const name = nameOfPartition(partition);
  const found = [`PARTITION ${name} `, `PARTITION ${quoteName(name)} `].map((start) => written.lastIndexOf(start)).find((at) => at >= 0);
  if (found === undefined) return undefined;
  return /^[^\n]*?(?=,?\n|\)(?: \*\/)?\s*$)/.exec(written.slice(found))?.[0].replace(/,$/, '');
}

function repartition({ to }: Alteration): Draft {
  if (to.attributes['partition_key'] === undefined) return draft(partitioning(to, 'REMOVE PARTITIONING', { hazards: ['table_rewrite'] }));
  const { written = '' } = to;
  const clause = written.slice(written.search(/PARTITION BY /)).replace(/ ?\*\/\s*$/, '');
  return clause === '' ? refused('how it is partitioned is not known') : draft(partitioning(to, clause, { hazards: ['table_rewrite'] }));
}

/** Partitions are changed by a statement of their own (MySQL 8.4 manual, 15.1.9.1). */
function partitioning(object: SchemaObject, clause: string, traits: SentenceTraits = {}): ReturnType<typeof sentence> {
  return sentence(`ALTER TABLE ${quoteName(object.place.name)} ${clause}`, { ...notTransactional, ...traits });
}

/** Every column says which one it follows, from the first to the last. */
function orderColumns({ to }: Alteration, context: WritingContext): Draft {
  const columns = context.wanted.group(to.key).filter(({ kind }) => kind === 'column').toSorted((left, right) => (left.position ?? 0) - (right.position ?? 0));
  return joinDrafts(columns.map((column) => draft(clauseOf(column, {
    text: `MODIFY COLUMN ${column.written ?? ''}${placeAmong(column, context)}`, rank: clauseRanks.modify + (column.position ?? 0) / 10_000,
  }, { hazards: ['table_rewrite'], repeatable: true }))));
}
