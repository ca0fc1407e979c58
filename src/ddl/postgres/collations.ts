import type { SchemaObject } from '../../model/schema-object.ts';
import { alterAttributes } from '../alter-attributes.ts';
import { textOf } from '../attributes.ts';
import { draft, repeatable } from '../draft.ts';
import type { ObjectWriter } from '../object-writer.ts';
import { alterOwner } from './alter-owner.ts';
import { dropStatement } from './drop-statement.ts';
import { literal, nameOf } from './names.ts';

/** CREATE COLLATION; of its definition nothing changes in place. */
export const collationWriter: ObjectWriter = {
  create: (object) => draft(repeatable(`CREATE COLLATION IF NOT EXISTS ${nameOf(object.place)} (${optionsOf(object).join(', ')})`)),
  drop: ({ place }) => draft(dropStatement('COLLATION', nameOf(place))),
  alter: (alteration, context) => alterAttributes({
    provider: 'anew', locale: 'anew', rules: 'anew', deterministic: 'anew', owner: alterOwner('COLLATION'),
  }, alteration, context),
};

function optionsOf(object: SchemaObject): readonly string[] {
  const rules = textOf(object, 'rules');
  return [
    `provider = ${textOf(object, 'provider') ?? 'libc'}`,
    ...localeOptions(textOf(object, 'locale') ?? ''),
    ...(rules === undefined ? [] : [`rules = ${literal(rules)}`]),
    ...(object.attributes['deterministic'] === false ? ['deterministic = false'] : []),
  ];
}

/** The readers put a second locale, for the classes of characters, in parentheses behind the first. */
function localeOptions(locale: string): readonly string[] {
  const [, collate = '', ctype = ''] = /^(.*) \(ctype (.*)\)$/.exec(locale) ?? [];
  return ctype === '' ? [`locale = ${literal(locale)}`] : [`lc_collate = ${literal(collate)}`, `lc_ctype = ${literal(ctype)}`];
}
