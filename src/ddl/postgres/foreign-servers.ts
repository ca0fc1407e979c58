import type { SchemaObject } from '../../model/schema-object.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
import { alterAttributes } from '../alter-attributes.ts';
import { listOf, textOf } from '../attributes.ts';
import { draft, refused, repeatable, type Draft } from '../draft.ts';
import type { ObjectWriter } from '../object-writer.ts';
import { alterOwner } from './alter-owner.ts';
import { dropStatement } from './drop-statement.ts';
import { literal, nameOf } from './names.ts';
import { tableWriter } from './tables.ts';

const secretOptions = 'values of options are not read, since they may be secret';

/** CREATE SERVER, of one without options. */
export const foreignServerWriter: ObjectWriter = {
  create: (object) => (hasOptions(object) ? refused(secretOptions) : createServer(object)),
  drop: ({ place }) => draft(dropStatement('SERVER', quoteIdentifier(place.name), 'behaviour_change')),
  alter: (alteration, context) => alterAttributes({
    options: () => refused(secretOptions),
    definition: 'anew', type: 'anew',
    version: ({ to }) => draft(repeatable(`ALTER SERVER ${quoteIdentifier(to.place.name)} VERSION ${literal(textOf(to, 'version') ?? '')}`)),
    owner: alterOwner('SERVER'),
  }, alteration, context),
};

function createServer(object: SchemaObject): Draft {
  const [type, version] = [textOf(object, 'type'), textOf(object, 'version')];
  const wrapper = (textOf(object, 'definition') ?? '').replace(/^FOREIGN DATA WRAPPER /, '');
  return draft(repeatable([
    `CREATE SERVER IF NOT EXISTS ${quoteIdentifier(object.place.name)}`,
    type === undefined ? '' : ` TYPE ${literal(type)}`,
    version === undefined ? '' : ` VERSION ${literal(version)}`,
    ` FOREIGN DATA WRAPPER ${quoteIdentifier(wrapper)}`,
  ].join('')));
}

/** CREATE FOREIGN TABLE, of one without options. */
export const foreignTableWriter: ObjectWriter = {
  create: (object, context) => {
    const columns = context.wanted.group(object.key).filter(({ kind }) => kind === 'column');
    return [object, ...columns].some(hasOptions) ? refused(secretOptions) : tableWriter.create(object, context);
  },
  drop: ({ place }) => draft(dropStatement('FOREIGN TABLE', nameOf(place), 'behaviour_change')),
  alter: (alteration, context) => (alteration.names.includes('options') || alteration.names.includes('server')
    ? refused(secretOptions)
    : tableWriter.alter(alteration, context)),
};

/** Values are read as hashes: `host=#1f2e3d4c`. */
function hasOptions(object: SchemaObject): boolean {
  return listOf(object, 'options').some((option) => option.includes('=#'));
}
