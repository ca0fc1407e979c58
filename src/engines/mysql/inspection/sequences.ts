import type { ObjectGroup, SchemaObject } from '../../../model/schema-object.ts';
import { readType } from './column-type.ts';
import { objectGroup } from './object-group.ts';
import { presentAttributes } from './present-attributes.ts';
import { printedReader, type PrintedReader } from './printed-reader.ts';
import { readOption } from './column-words.ts';
import { keyOf, type SchemaFacts } from './schema-facts.ts';

/** Reads what MariaDB's SHOW CREATE SEQUENCE printed; the sequence's position is no part of it. */
export function sequenceGroup(name: string, printed: string, facts: SchemaFacts): ObjectGroup {
  const key = keyOf('sequence', name, facts);
  return objectGroup(key, printed, () => [
    { key, kind: 'sequence', name, place: { name }, attributes: readSequence(printedReader(printed)), marks: [], uses: [], written: printed },
  ]);
}

/** ``CREATE SEQUENCE `s` [as bigint] start with 1 minvalue 1 maxvalue 9 increment by 1 cache 1000 nocycle ENGINE=InnoDB`` */
function readSequence(reader: PrintedReader): SchemaObject['attributes'] {
  const found: Record<string, string | boolean | string[]> = {};
  const others: string[] = [];
  reader.take('CREATE', 'SEQUENCE');
  reader.value();
  while (!reader.done) {
    const attribute = words.find(({ opening }) => reader.take(...opening));
    if (attribute === undefined) others.push(readOption(reader));
    else found[attribute.name] = attribute.read(reader);
  }
  return presentAttributes({ ...found, options: others.toSorted() });
}

interface SequenceWord {
  readonly opening: readonly string[];
  readonly name: string;
  read(reader: PrintedReader): string | boolean;
}

const words: readonly SequenceWord[] = [
  { opening: ['AS'], name: 'type', read: readType },
  { opening: ['START', 'WITH'], name: 'start', read: readNumber },
  { opening: ['MINVALUE'], name: 'min', read: readNumber },
  { opening: ['MAXVALUE'], name: 'max', read: readNumber },
  { opening: ['INCREMENT', 'BY'], name: 'increment', read: readNumber },
  { opening: ['CACHE'], name: 'cache', read: readNumber },
  { opening: ['NOCACHE'], name: 'cache', read: () => '0' },
  { opening: ['CYCLE'], name: 'cycle', read: () => true },
  { opening: ['NOCYCLE'], name: 'cycle', read: () => false },
  { opening: ['ENGINE', '='], name: 'engine', read: (reader) => reader.value() },
  { opening: ['COMMENT', '='], name: 'comment', read: (reader) => reader.value() },
];

function readNumber(reader: PrintedReader): string {
  const sign = reader.take('-') ? '-' : '';
  return sign + reader.value();
}
