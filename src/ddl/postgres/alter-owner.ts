import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
import type { AttributeWriter } from '../alter-attributes.ts';
import { textOf } from '../attributes.ts';
import { draft, refused, repeatable } from '../draft.ts';
import { nameOf, routineOf } from './names.ts';

/** ALTER … OWNER TO, of any kind that has an owner. */
export function alterOwner(kind: string): AttributeWriter {
  return ({ to }) => {
    const owner = textOf(to, 'owner');
    if (owner === undefined) return refused('its owner is not known');
    const name = to.place.signature === undefined ? nameOf(to.place) : routineOf(to.place);
    return draft(repeatable(`ALTER ${kind} ${name} OWNER TO ${quoteIdentifier(owner)}`, 'authorization'));
  };
}
