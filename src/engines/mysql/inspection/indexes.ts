import type { SchemaObject } from '../../../model/schema-object.ts';
import { readOption } from './column-words.ts';
import { isGeneratedKey } from './columns.ts';
import { readKeyParts, type KeyParts } from './key-parts.ts';
import { columnKeys, columnsNamedIn } from './named-columns.ts';
import { presentAttributes } from './present-attributes.ts';
import type { PrintedReader } from './printed-reader.ts';
import { tablePart, type TableContext } from './table-context.ts';

/** A foreign key for which the server may have made an index. */
export interface ForeignKeyShape {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Reads `PRIMARY KEY (…)`: a constraint, since every server gives it the one name PRIMARY. */
export function readPrimaryKey(reader: PrintedReader, table: TableContext): SchemaObject | undefined {
  const written = reader.whole();
  if (!reader.take('PRIMARY', 'KEY')) return undefined;
  const parts = readKeyParts(reader);
  const words = readKeyWords(reader, table);
  return {
    ...tablePart('constraint', 'PRIMARY', table),
    attributes: presentAttributes({ type: 'primary key', columns: parts.columns, ...keyAttributes(words, parts, '') }),
    marks: parts.names.every((name) => isGeneratedKey(name, true)) ? ['implicit'] : [],
    uses: columnKeys(parts.names, table),
    written,
  };
}

/** Reads `UNIQUE KEY n (…)`, `FULLTEXT KEY n (…)` and the like. */
export function readIndex(reader: PrintedReader, table: TableContext, foreignKeys: readonly ForeignKeyShape[]): SchemaObject | undefined {
  const written = reader.whole();
  const kind = reader.sees('KEY') ? '' : (reader.sees(reader.peek()?.value ?? '', 'KEY') ? reader.value().toLowerCase() : undefined);
  if (kind === undefined || !reader.take('KEY')) return undefined;
  const name = reader.value();
  const parts = readKeyParts(reader);
  const words = readKeyWords(reader, table);
  return {
    ...tablePart('index', name, table),
    attributes: presentAttributes({
      columns: parts.columns,
      unique: kind === 'unique',
      visible: !words.invisible,
      ...keyAttributes(words, parts, kind === 'unique' ? '' : kind),
    }),
    marks: marksOf(name, parts, foreignKeys),
    uses: [...new Set([...columnKeys(parts.names, table), ...parts.expressions.flatMap((expression) => columnsNamedIn(expression, table))])],
    written,
  };
}

/** `definition` is what has no finer word: kind, method and expressions. */
function keyAttributes(words: KeyWords, parts: KeyParts, kind: string): Parameters<typeof presentAttributes>[0] {
  const definition = [...(kind === '' ? [] : [kind]), ...(words.method === undefined ? [] : [`using ${words.method}`]), ...parts.expressions];
  return { definition: definition.join(' '), comment: words.comment, options: words.options.toSorted() };
}

interface KeyWords {
  readonly method?: string;
  readonly comment?: string;
  readonly invisible: boolean;
  readonly options: readonly string[];
}

function readKeyWords(reader: PrintedReader, { storage }: TableContext): KeyWords {
  let words: KeyWords = { invisible: false, options: [] };
  while (!reader.done) words = { ...words, ...readKeyWord(reader, words, storage) };
  return words;
}

/** Tables in memory have hashes where nothing is said, all others trees: what goes without saying may still be printed. */
function readKeyWord(reader: PrintedReader, { options }: KeyWords, storage: string): Partial<KeyWords> {
  if (reader.take('USING')) {
    const method = reader.value().toLowerCase();
    return method === (storage === 'memory' ? 'hash' : 'btree') ? {} : { method };
  }
  if (reader.take('COMMENT')) return { comment: reader.value() };
  if (reader.take('INVISIBLE') || reader.take('IGNORED')) return { invisible: true };
  if (reader.take('WITH', 'PARSER')) return { options: [...options, `WITH PARSER ${reader.value()}`] };
  return { options: [...options, readOption(reader)] };
}

/**
 * An index that has a foreign key's name, or that of its first column where the foreign key has none, and its columns may be
 * the one that the server made for it: nothing else tells. One that has its first column's name was named by the server.
 */
function marksOf(name: string, parts: KeyParts, foreignKeys: readonly ForeignKeyShape[]): SchemaObject['marks'] {
  const [first = ''] = parts.names;
  const isImplicit = foreignKeys.some((key) =>
    key.columns.join('\0') === parts.columns.join('\0') && (key.name === name || (isGeneratedName(key.name) && name === first)));
  if (isImplicit) return ['implicit'];
  return name === first || (name.startsWith(`${first}_`) && /^_\d+$/.test(name.slice(first.length))) ? ['generated-name'] : [];
}

/** Whether a server gives such names to constraints that have none (MySQL 8.4 manual 15.1.20.5 and 15.1.20.6; MariaDB's CHECKs). */
export function isGeneratedName(name: string): boolean {
  return /_(?:ibfk|chk)_\d+$/.test(name) || /^CONSTRAINT_\d+$/.test(name);
}
