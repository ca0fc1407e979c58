import type { SchemaObject } from '../../../model/schema-object.ts';
import { expressionText } from './expression-text.ts';
import { isGeneratedName, type ForeignKeyShape } from './indexes.ts';
import { columnKeys, columnsNamedIn } from './named-columns.ts';
import { presentAttributes } from './present-attributes.ts';
import type { PrintedReader } from './printed-reader.ts';
import { readKeyParts } from './key-parts.ts';
import { relationKey } from './schema-facts.ts';
import { tablePart, type TableContext } from './table-context.ts';

/** A foreign key or CHECK. */
export interface PrintedConstraint {
  readonly object: SchemaObject;
  readonly foreignKey?: ForeignKeyShape;
}

/** Reads `CONSTRAINT n FOREIGN KEY …` or `CONSTRAINT n CHECK …`. */
export function readConstraint(reader: PrintedReader, table: TableContext): PrintedConstraint | undefined {
  const written = reader.whole();
  const name = reader.take('CONSTRAINT') ? reader.value() : '';
  if (reader.take('FOREIGN', 'KEY')) return readForeignKey(reader, { name, written, table });
  return reader.take('CHECK') ? { object: readCheck(reader, { name, written, table }) } : undefined;
}

interface Named {
  readonly name: string;
  readonly written: string;
  readonly table: TableContext;
}

function readForeignKey(reader: PrintedReader, { name, written, table }: Named): PrintedConstraint {
  const { columns } = readKeyParts(reader);
  reader.take('REFERENCES');
  const referenced = [reader.value()];
  while (reader.take('.')) referenced.push(reader.value());
  const { columns: referencedColumns } = readKeyParts(reader);
  const isOwn = referenced.length === 1;
  const [target = ''] = referenced;
  const object: SchemaObject = {
    ...tablePart('constraint', name, table),
    attributes: presentAttributes({
      type: 'foreign key',
      columns,
      definition: `references ${table.facts.ignoresCase ? referenced.join('.').toLowerCase() : referenced.join('.')} (${referencedColumns.join(', ')})`,
      ...readActions(reader),
    }),
    marks: isGeneratedName(name) ? ['generated-name'] : [],
    uses: [
      ...columnKeys(columns, table),
      ...(isOwn ? [relationKey(target, table.facts), ...columnKeys(referencedColumns, { name: target, facts: table.facts })] : []),
    ],
    written,
  };
  return { object, foreignKey: { name, columns } };
}

/** InnoDB treats RESTRICT and NO ACTION alike, and both like nothing (MySQL 8.4 manual 15.1.20.5). */
function readActions(reader: PrintedReader): Parameters<typeof presentAttributes>[0] {
  const actions: Record<string, string> = {};
  const options: string[] = [];
  while (!reader.done) {
    if (reader.take('ON', 'DELETE')) actions['on_delete'] = readAction(reader);
    else if (reader.take('ON', 'UPDATE')) actions['on_update'] = readAction(reader);
    else options.push(reader.piece());
  }
  return { on_delete: 'no action', on_update: 'no action', ...actions, options };
}

function readAction(reader: PrintedReader): string {
  const word = reader.value().toLowerCase();
  if (word === 'set') return `set ${reader.value().toLowerCase()}`;
  if (word === 'no') reader.take('ACTION');
  return word === 'cascade' ? word : 'no action';
}

function readCheck(reader: PrintedReader, { name, written, table }: Named): SchemaObject {
  const expression = expressionText(reader.group() ?? '');
  const enforced = !reader.take('NOT', 'ENFORCED');
  return {
    ...describeCheck(name, expression, table),
    attributes: presentAttributes({ type: 'check', definition: expression, enforced, options: reader.done ? [] : [reader.rest()] }),
    written,
  };
}

/** A CHECK that MariaDB keeps with its column, whose name it has (documentation, Information Schema CHECK_CONSTRAINTS). */
export function columnCheck(name: string, expression: string, table: TableContext): SchemaObject {
  return {
    ...describeCheck(name, expression, table),
    attributes: presentAttributes({ type: 'check', definition: expression, enforced: true }),
    marks: ['implicit'],
  };
}

function describeCheck(name: string, expression: string, table: TableContext): Omit<SchemaObject, 'attributes' | 'written'> {
  return {
    ...tablePart('constraint', name, table),
    marks: isGeneratedName(name) ? ['generated-name'] : [],
    uses: columnsNamedIn(expression, table),
  };
}
