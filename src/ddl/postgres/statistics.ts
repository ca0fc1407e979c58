import type { SchemaObject } from '../../model/schema-object.ts';
import { alterAttributes } from '../alter-attributes.ts';
import { textOf } from '../attributes.ts';
import { draft, refused, repeatable, sentence, type Draft, type Sentence } from '../draft.ts';
import type { ObjectWriter } from '../object-writer.ts';
import { alterOwner } from './alter-owner.ts';
import { dropStatement } from './drop-statement.ts';
import { nameOf } from './names.ts';

/** CREATE STATISTICS as the server prints it. */
export const statisticsWriter: ObjectWriter = {
  create: createStatistics,
  drop: ({ place }) => draft(dropStatement('STATISTICS', nameOf(place))),
  alter: (alteration, context) => alterAttributes({
    statistics: ({ to }) => draft(target(to)), definition: 'anew', columns: 'anew', table: 'anew', owner: alterOwner('STATISTICS'),
  }, alteration, context),
};

function createStatistics(object: SchemaObject): Draft {
  const { written } = object;
  if (written === undefined) return refused('its definition is not known');
  return draft(
    sentence(written.replace(/^CREATE STATISTICS (?!IF NOT EXISTS)/, 'CREATE STATISTICS IF NOT EXISTS '), { repeatable: true }),
    ...(object.attributes['statistics'] === undefined ? [] : [target(object)]),
  );
}

function target(object: SchemaObject): Sentence {
  return repeatable(`ALTER STATISTICS ${nameOf(object.place)} SET STATISTICS ${textOf(object, 'statistics') ?? '-1'}`);
}
