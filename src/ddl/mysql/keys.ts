import type { SchemaObject } from '../../model/schema-object.ts';
import { textOf } from '../attributes.ts';
import { draft, recreation, refused, sentence, type Draft } from '../draft.ts';
import type { ObjectWriter, WritingContext } from '../object-writer.ts';
import { modifyColumn } from './columns.ts';
import { clauseOf, clauseRanks, ifExists, ifNotExists, notTransactional, quoteName, tableOf } from './names.ts';

/** ADD and DROP KEY with the line that SHOW CREATE TABLE has. */
export const indexWriter: ObjectWriter = {
  create: (object, context) => addLine(object, context),
  drop: (object, context) => draft(clauseOf(object, { text: `DROP KEY ${ifExists(context)}${quoteName(object.place.name)}`, rank: clauseRanks.dropKey }, {
    hazards: ['index_drop'], repeatable: context.engine === 'mariadb',
  })),
  alter: ({ from, to, names }, context) => {
    if (names.every((name) => name === 'visible')) return draft(clauseOf(to, { text: visibility(to, context), rank: clauseRanks.addKey }, { repeatable: true }));
    if (names.every((name) => name === 'name')) {
      return draft(clauseOf(to, { text: `RENAME KEY ${quoteName(from.place.name)} TO ${quoteName(to.place.name)}`, rank: clauseRanks.modify }));
    }
    return recreation;
  },
};

/** MariaDB's word for an index that is kept and not used is IGNORED (10.6). */
function visibility({ place, attributes }: SchemaObject, { engine }: WritingContext): string {
  const isVisible = attributes['visible'] !== false;
  const word = engine === 'mariadb' ? (isVisible ? 'NOT IGNORED' : 'IGNORED') : (isVisible ? 'VISIBLE' : 'INVISIBLE');
  return `ALTER INDEX ${quoteName(place.name)} ${word}`;
}

/** Primary keys, checks and foreign keys. */
export const constraintWriter: ObjectWriter = {
  create: (object, context) => {
    if (isOfColumn(object)) return throughColumn(object, context);
    if (object.marks.includes('implicit')) return refused('the server makes the key');
    return isForeignKey(object) ? addForeignKey(object) : addLine(object, context);
  },
  drop: (object, context) => {
    if (isOfColumn(object)) return throughColumn(object, context);
    if (object.marks.includes('implicit')) return refused('the server made the key');
    if (isForeignKey(object)) {
      return draft(sentence(`ALTER TABLE ${tableOf(object)} DROP FOREIGN KEY ${ifExists(context)}${quoteName(object.place.name)}`, {
        ...notTransactional, hazards: ['behaviour_change'], repeatable: context.engine === 'mariadb',
      }));
    }
    return draft(clauseOf(object, { text: dropClause(object, context), rank: clauseRanks.dropKey }, { hazards: ['behaviour_change'] }));
  },
  alter: ({ to, names }, context) => {
    if (isOfColumn(to)) return throughColumn(to, context);
    if (!names.every((name) => name === 'enforced')) return recreation;
    const word = to.attributes['enforced'] === false ? 'NOT ENFORCED' : 'ENFORCED';
    return draft(clauseOf(to, { text: `ALTER CHECK ${quoteName(to.place.name)} ${word}`, rank: clauseRanks.option }, { hazards: ['behaviour_change'], repeatable: true }));
  },
};

/** Whether it is a constraint that ALTER TABLE must be told by itself, behind all tables. */
export function isForeignKey(object: SchemaObject): boolean {
  return object.kind === 'constraint' && textOf(object, 'type') === 'foreign key';
}

function addForeignKey(object: SchemaObject): Draft {
  if (object.written === undefined) return refused('its definition is not known');
  return draft(sentence(`ALTER TABLE ${tableOf(object)} ADD ${object.written}`, { ...notTransactional, hazards: ['full_scan', 'share_lock'] }));
}

/** MariaDB keeps a CHECK with its column, whose line says it. */
function isOfColumn(object: SchemaObject): boolean {
  return object.marks.includes('implicit') && textOf(object, 'type') === 'check';
}

function throughColumn({ parent = '', place }: SchemaObject, context: WritingContext): Draft {
  const column = context.wanted.group(parent).find((other) => other.kind === 'column' && other.place.name === place.name);
  // Without the column the CHECK went with it.
  return column === undefined ? draft() : modifyColumn(column, context, 'full_scan');
}

function dropClause(object: SchemaObject, context: WritingContext): string {
  if (textOf(object, 'type') === 'primary key') return 'DROP PRIMARY KEY';
  return `DROP ${context.engine === 'mariadb' ? 'CONSTRAINT IF EXISTS' : 'CHECK'} ${quoteName(object.place.name)}`;
}

function addLine(object: SchemaObject, context: WritingContext): Draft {
  const { written } = object;
  if (written === undefined) return refused('its definition is not known');
  const line = written.replace(/^((?:UNIQUE |FULLTEXT |SPATIAL |VECTOR )?KEY |CONSTRAINT )/, `$1${ifNotExists(object, context)}`);
  return draft(clauseOf(object, { text: `ADD ${line}`, rank: clauseRanks.addKey }, {
    hazards: [textOf(object, 'type') === 'check' ? 'full_scan' : 'index_build'], repeatable: context.engine === 'mariadb' && !written.startsWith('PRIMARY'),
  }));
}
