import type { SchemaObject } from '../../model/schema-object.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
import { alterAttributes } from '../alter-attributes.ts';
import { listOf, textOf } from '../attributes.ts';
import { draft, repeatable, sentence, type Draft, type Sentence } from '../draft.ts';
import type { ObjectWriter } from '../object-writer.ts';
import { alterOwner } from './alter-owner.ts';
import { dropStatement } from './drop-statement.ts';
import { literal } from './names.ts';
import { firingWords } from './triggers.ts';

/** CREATE EVENT TRIGGER; the server wants a superuser for it. */
export const eventTriggerWriter: ObjectWriter = {
  create: createEventTrigger,
  drop: ({ place }) => draft(dropStatement('EVENT TRIGGER', quoteIdentifier(place.name), 'behaviour_change')),
  alter: (alteration, context) => alterAttributes({
    enabled: ({ to }) => draft(enable(to)), event: 'anew', tags: 'anew', function: 'anew', owner: alterOwner('EVENT TRIGGER'),
  }, alteration, context),
};

function createEventTrigger(object: SchemaObject): Draft {
  const tags = listOf(object, 'tags').map(literal);
  const when = tags.length === 0 ? '' : ` WHEN TAG IN (${tags.join(', ')})`;
  const called = textOf(object, 'function') ?? '';
  const state = textOf(object, 'enabled');
  return draft(
    sentence(`CREATE EVENT TRIGGER ${quoteIdentifier(object.place.name)} ON ${textOf(object, 'event') ?? ''}${when} EXECUTE FUNCTION ${called}()`, { hazards: ['behaviour_change'] }),
    ...(state === undefined || state === 'enabled' ? [] : [enable(object)]),
  );
}

function enable(object: SchemaObject): Sentence {
  return repeatable(`ALTER EVENT TRIGGER ${quoteIdentifier(object.place.name)} ${firingWords[textOf(object, 'enabled') ?? 'enabled'] ?? 'ENABLE'}`, 'behaviour_change');
}
