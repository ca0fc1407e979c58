import type { SchemaObject } from '../../model/schema-object.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
import { alterAttributes } from '../alter-attributes.ts';
import { listOf, textOf } from '../attributes.ts';
import { draft, repeatable, sentence, type Sentence } from '../draft.ts';
import type { ObjectWriter } from '../object-writer.ts';
import { alterOwner } from './alter-owner.ts';
import { dropStatement } from './drop-statement.ts';
import { nameOf } from './names.ts';

/** CREATE TEXT SEARCH CONFIGURATION with its mappings, `token: dictionary, dictionary`. */
export const textSearchWriter: ObjectWriter = {
  create: (object) => draft(
    sentence(`CREATE TEXT SEARCH CONFIGURATION ${nameOf(object.place)} (${(textOf(object, 'definition') ?? '').replace(/^PARSER /, 'PARSER = ')})`),
    ...listOf(object, 'mappings').map((mapping) => map(object, 'ADD', mapping)),
  ),
  drop: ({ place }) => draft(dropStatement('TEXT SEARCH CONFIGURATION', nameOf(place), 'behaviour_change')),
  alter: (alteration, context) => alterAttributes({
    definition: 'anew',
    mappings: ({ from, to }) => {
      const before = new Map(listOf(from, 'mappings').map((mapping) => [tokenOf(mapping), mapping]));
      const after = new Map(listOf(to, 'mappings').map((mapping) => [tokenOf(mapping), mapping]));
      return draft(
        ...[...before.keys()].filter((token) => !after.has(token)).map((token) => alter(to, `DROP MAPPING IF EXISTS FOR ${token}`)),
        ...[...after].filter(([token, mapping]) => before.get(token) !== mapping).map(([token, mapping]) => map(to, before.has(token) ? 'ALTER' : 'ADD', mapping)),
      );
    },
    owner: alterOwner('TEXT SEARCH CONFIGURATION'),
  }, alteration, context),
};

function map(object: SchemaObject, word: 'ADD' | 'ALTER', mapping: string): Sentence {
  return { ...alter(object, `${word} MAPPING FOR ${tokenOf(mapping)} WITH ${mapping.slice(mapping.indexOf(': ') + 2)}`), repeatable: word === 'ALTER' };
}

function alter({ place }: SchemaObject, clause: string): Sentence {
  return repeatable(`ALTER TEXT SEARCH CONFIGURATION ${nameOf(place)} ${clause}`, 'behaviour_change');
}

function tokenOf(mapping: string): string {
  return quoteIdentifier(mapping.slice(0, mapping.indexOf(': ')));
}
