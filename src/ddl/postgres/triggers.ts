import type { SchemaObject } from '../../model/schema-object.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
import { alterAttributes } from '../alter-attributes.ts';
import { textOf } from '../attributes.ts';
import { draft, refused, repeatable, sentence, type Draft, type Sentence } from '../draft.ts';
import type { Alteration, ObjectWriter } from '../object-writer.ts';
import { ownerOf } from './names.ts';

/** CREATE TRIGGER as the server prints it. */
export const triggerWriter: ObjectWriter = {
  create: (object) => created(object, 'TRIGGER'),
  drop: (object) => dropWithin('TRIGGER', object),
  alter: (alteration, context) => alterAttributes({ enabled: (each) => enabling(each, 'TRIGGER'), definition: 'anew', function: 'anew' }, alteration, context),
};

/** CREATE RULE as the server prints it. */
export const ruleWriter: ObjectWriter = {
  create: (object) => created(object, 'RULE'),
  drop: (object) => dropWithin('RULE', object),
  alter: (alteration, context) => alterAttributes({ enabled: (each) => enabling(each, 'RULE'), definition: 'anew' }, alteration, context),
};

function created(object: SchemaObject, kind: 'TRIGGER' | 'RULE'): Draft {
  const { written, marks } = object;
  // The trigger of a partitioned table makes it.
  if (marks.includes('inherited')) return draft();
  if (written === undefined) return refused('its definition is not known');
  const state = textOf(object, 'enabled');
  return draft(
    sentence(written.trimEnd().replace(/;$/, ''), { hazards: ['behaviour_change'] }),
    ...(state === undefined || state === 'enabled' ? [] : [enable(object, kind)]),
  );
}

/** DROP of what is named within its table; what a partition has from its parent goes with the parent's. */
export function dropWithin(kind: 'TRIGGER' | 'RULE' | 'POLICY', { place, marks }: SchemaObject): Draft {
  if (marks.includes('inherited')) return draft();
  const hazards = kind === 'POLICY' ? ['behaviour_change', 'authorization'] as const : ['behaviour_change'] as const;
  return draft(repeatable(`DROP ${kind} IF EXISTS ${quoteIdentifier(place.name)} ON ${ownerOf(place)}`, ...hazards));
}

function enabling({ to }: Alteration, kind: 'TRIGGER' | 'RULE'): Draft {
  return draft(enable(to, kind));
}

/** Words of ALTER TABLE and ALTER EVENT TRIGGER by the attribute. */
export const firingWords: Readonly<Record<string, string>> = { enabled: 'ENABLE', disabled: 'DISABLE', replica: 'ENABLE REPLICA', always: 'ENABLE ALWAYS' };

function enable(object: SchemaObject, kind: 'TRIGGER' | 'RULE'): Sentence {
  const words = firingWords[textOf(object, 'enabled') ?? 'enabled'] ?? 'ENABLE';
  return repeatable(`ALTER TABLE ${ownerOf(object.place)} ${words} ${kind} ${quoteIdentifier(object.place.name)}`, 'behaviour_change');
}
