import type { SchemaObject } from '../../model/schema-object.ts';
import { alterAttributes } from '../alter-attributes.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
import { listOf, textOf } from '../attributes.ts';
import { draft, recreation, refused, repeatable, sentence, type Draft, type Sentence } from '../draft.ts';
import type { ObjectWriter, WritingContext } from '../object-writer.ts';
import { nameOf } from './names.ts';
import { changeOptions } from './options.ts';

/** CREATE INDEX as the server prints it, which is in full. */
export const indexWriter: ObjectWriter = {
  create: createIndex,
  drop: dropIndex,
  alter: (alteration, context) => alterAttributes({
    name: ({ from, to }) => draft(sentence(`ALTER INDEX ${nameOf(from.place)} RENAME TO ${quoteIdentifier(to.place.name)}`)),
    valid: ({ to }) => (to.attributes['valid'] === false ? refused('an index can not be made invalid') : recreation),
    options: ({ from, to }) => changeOptions(`ALTER INDEX ${nameOf(to.place)}`, { from, to }),
    tablespace: ({ to }) => draft(repeatable(`ALTER INDEX ${nameOf(to.place)} SET TABLESPACE ${quoteIdentifier(textOf(to, 'tablespace') ?? 'pg_default')}`, 'access_exclusive_lock')),
    statistics: ({ from, to }) => draft(...targets(from, to)),
    definition: 'anew', columns: 'anew', unique: 'anew', table: 'anew',
  }, alteration, context),
};

function createIndex(object: SchemaObject, context: WritingContext): Draft {
  return object.attributes['valid'] === false ? refused('an invalid index can not be created') : createValidIndex(object, context);
}

function createValidIndex(object: SchemaObject, context: WritingContext): Draft {
  const { written = '', marks, parent = '' } = object;
  const isOfOldTable = context.present.get(parent) !== undefined;
  // The index of the partitioned table makes it; a new partition has it before it is attached, under its own name.
  if (marks.includes('inherited') && isOfOldTable) return draft();
  // Of a partitioned table the server prints ON ONLY, which would leave the partitions without.
  const [whole, unique = '', name = ''] = /^CREATE (UNIQUE )?INDEX ((?:"(?:[^"]|"")*"|[^ ]+) ON )(?:ONLY )?/.exec(written) ?? [];
  if (whole === undefined) return refused('its definition is not known');
  const rest = `${name}${written.slice(whole.length)}`;
  const isSlow = isConcurrent(object, context, context.wanted);
  return draft(sentence(`CREATE ${unique}INDEX ${isSlow ? 'CONCURRENTLY ' : ''}IF NOT EXISTS ${rest}`, {
    hazards: isOfOldTable ? ['index_build', ...(isSlow ? [] : ['share_lock' as const])] : [],
    transactional: !isSlow,
    repeatable: true,
  }), ...targets(undefined, object));
}

/** Targets of expressions, whose columns have no names: `3 500` is the third column's. */
function targets(from: SchemaObject | undefined, to: SchemaObject): readonly Sentence[] {
  const wanted = new Map(listOf(to, 'statistics').map(numberAndTarget));
  const before = from === undefined ? [] : listOf(from, 'statistics').map((each) => [numberAndTarget(each)[0], '-1'] as const);
  return [...new Map([...before, ...wanted])].map(([column, target]) => repeatable(`ALTER INDEX ${nameOf(to.place)} ALTER COLUMN ${column} SET STATISTICS ${target}`));
}

function numberAndTarget(text: string): readonly [string, string] {
  const [column = '', target = ''] = text.split(' ');
  return [column, target];
}

function dropIndex(object: SchemaObject, context: WritingContext): Draft {
  const name = nameOf(object.place);
  if (object.marks.includes('inherited')) return draft();
  if (isConcurrent(object, context, context.present)) {
    return draft(sentence(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`, { hazards: ['index_drop'], transactional: false, repeatable: true }));
  }
  return draft(repeatable(`DROP INDEX IF EXISTS ${name}`, 'index_drop', 'access_exclusive_lock'));
}

/** CONCURRENTLY is for tables in use, and the server refuses it for partitioned ones (PostgreSQL manual, CREATE INDEX). */
function isConcurrent(object: SchemaObject, { direction, present }: WritingContext, side: WritingContext['present']): boolean {
  if (direction !== 'revert' || object.parent === undefined || present.get(object.parent) === undefined) return false;
  return side.get(object.parent)?.attributes['partition_key'] === undefined;
}
