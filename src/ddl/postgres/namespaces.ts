import { alterAttributes } from '../alter-attributes.ts';
import { textOf } from '../attributes.ts';
import { draft, refused, repeatable } from '../draft.ts';
import type { ObjectWriter } from '../object-writer.ts';
import { alterOwner } from './alter-owner.ts';
import { dropStatement } from './drop-statement.ts';
import { literal, nameOf } from './names.ts';

/** CREATE SCHEMA. What is in it comes as objects of their own. */
export const schemaWriter: ObjectWriter = {
  create: ({ place }) => draft(repeatable(`CREATE SCHEMA IF NOT EXISTS ${nameOf({ name: place.name })}`)),
  drop: ({ place }) => draft(dropStatement('SCHEMA', nameOf({ name: place.name }))),
  alter: (alteration, context) => alterAttributes({ owner: alterOwner('SCHEMA') }, alteration, context),
};

/** CREATE EXTENSION. The version is the server's to choose unless it is compared. */
export const extensionWriter: ObjectWriter = {
  create: (object) => {
    const schema = textOf(object, 'schema');
    const within = schema === undefined ? '' : ` WITH SCHEMA ${nameOf({ name: schema })}`;
    return draft(repeatable(`CREATE EXTENSION IF NOT EXISTS ${nameOf({ name: object.place.name })}${within}`));
  },
  drop: ({ place }) => draft(dropStatement('EXTENSION', nameOf({ name: place.name }), 'data_loss')),
  alter: (alteration, context) => alterAttributes({
    version: ({ to }) => {
      const version = textOf(to, 'version');
      if (version === undefined) return refused('the version to update to is not known');
      return draft(repeatable(`ALTER EXTENSION ${nameOf({ name: to.place.name })} UPDATE TO ${literal(version)}`, 'behaviour_change'));
    },
    schema: ({ to }) => {
      const schema = textOf(to, 'schema') ?? 'public';
      return draft(repeatable(`ALTER EXTENSION ${nameOf({ name: to.place.name })} SET SCHEMA ${nameOf({ name: schema })}`, 'behaviour_change'));
    },
  }, alteration, context),
};
