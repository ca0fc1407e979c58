import type { SchemaObject } from '../../model/schema-object.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
import { alterAttributes, type AttributeWriter, type AttributeWriters } from '../alter-attributes.ts';
import { listOf, textOf } from '../attributes.ts';
import { draft, refused, repeatable, sentence, type Draft, type Sentence } from '../draft.ts';
import type { Alteration, ObjectWriter } from '../object-writer.ts';
import { conversion } from './conversion.ts';
import { ownerOf } from './names.ts';
import { changeOptions, optionList } from './options.ts';

/** ALTER TABLE … ADD, DROP and ALTER COLUMN. */
export const columnWriter: ObjectWriter = {
  create: (object) => draft(
    repeatable(`ALTER TABLE ${ownerOf(object.place)} ADD COLUMN IF NOT EXISTS ${columnDefinition(object)}`, 'access_exclusive_lock'),
    ...columnSettings(object),
  ),
  drop: ({ place }) => draft(repeatable(`ALTER TABLE ${ownerOf(place)} DROP COLUMN IF EXISTS ${quoteIdentifier(place.name)}`, 'data_loss', 'access_exclusive_lock')),
  alter: (alteration, context) => alterAttributes(attributes, alteration, context),
};

/** A column as CREATE TABLE and ADD COLUMN have it. */
export function columnDefinition(object: SchemaObject): string {
  const collation = textOf(object, 'collation');
  const value = textOf(object, 'default');
  const generated = textOf(object, 'generated');
  const identity = textOf(object, 'identity');
  return [
    `${quoteIdentifier(object.place.name)} ${textOf(object, 'type') ?? ''}`,
    collation === undefined ? '' : ` COLLATE ${collation}`,
    value === undefined ? '' : ` DEFAULT ${value}`,
    generated === undefined ? '' : ` GENERATED ALWAYS AS (${generated.slice(0, generated.lastIndexOf(' '))}) ${generated.slice(generated.lastIndexOf(' ') + 1)}`,
    identity === undefined ? '' : ` GENERATED ${identity.toUpperCase()} AS IDENTITY`,
    object.attributes['nullable'] === false ? `${notNullName(object)} NOT NULL` : '',
  ].join('');
}

/** Names of NOT NULL are kept by PostgreSQL from 18 on; the one that the server chooses by itself is left to it. */
function notNullName(object: SchemaObject): string {
  const { place: { table = '', name } } = object;
  const chosen = textOf(object, 'not_null_name');
  return chosen === undefined || chosen === `${table}_${name}_not_null` ? '' : ` CONSTRAINT ${quoteIdentifier(chosen)}`;
}

/** What only ALTER COLUMN can say. */
export function columnSettings(object: SchemaObject): readonly Sentence[] {
  const options = listOf(object, 'options');
  return [
    ...['storage', 'statistics', 'compression'].flatMap((name) => (object.attributes[name] === undefined ? [] : [setting(object, name)])),
    ...(options.length === 0 ? [] : [alter(object, `SET (${optionList(options)})`)]),
    ...(object.attributes['nullable'] === notValidated ? [unvalidatedNotNull(object)] : []),
  ];
}

/** A column that comes from a parent table, where it says other than that. */
export function inheritedColumn(object: SchemaObject, parent: SchemaObject | undefined): readonly Sentence[] {
  const differs = (name: string): boolean => object.attributes[name] !== undefined && object.attributes[name] !== parent?.attributes[name];
  return [
    ...(differs('default') ? [alter(object, `SET DEFAULT ${textOf(object, 'default') ?? ''}`)] : []),
    ...(differs('nullable') && object.attributes['nullable'] === false ? [alter(object, 'SET NOT NULL')] : []),
    ...columnSettings(object),
  ];
}

function setting(object: SchemaObject, name: string): Sentence {
  return alter(object, `SET ${name.toUpperCase()} ${textOf(object, name) ?? usualSetting(object, name)}`);
}

/** What a column has without being told. SET STORAGE DEFAULT is there from PostgreSQL 16 on; before, the type's own word must be known. */
function usualSetting(object: SchemaObject, name: string): string {
  if (name === 'statistics') return '-1';
  if (name === 'compression') return 'default';
  return /^(?:numeric|inet|cidr)\b/.test(textOf(object, 'type') ?? '') ? 'main' : 'extended';
}

/** How the readers say that a NOT NULL binds new rows alone. */
const notValidated = 'not validated';

function unvalidatedNotNull(object: SchemaObject): Sentence {
  const { place } = object;
  const name = textOf(object, 'not_null_name') ?? `${place.table ?? ''}_${place.name}_not_null`;
  return sentence(`ALTER TABLE ${ownerOf(place)} ADD CONSTRAINT ${quoteIdentifier(name)} NOT NULL ${quoteIdentifier(place.name)} NOT VALID`, { hazards: ['access_exclusive_lock'] });
}

function alterNullable({ from, to }: Alteration): Draft {
  const wanted = to.attributes['nullable'];
  if (wanted === true) return draft(alter(to, 'DROP NOT NULL', 'behaviour_change'));
  if (wanted === notValidated) {
    return draft(...(from.attributes['nullable'] === false ? [alter(to, 'DROP NOT NULL', 'behaviour_change')] : []), unvalidatedNotNull(to));
  }
  const name = textOf(from, 'not_null_name');
  if (from.attributes['nullable'] === notValidated && name !== undefined) {
    return draft(repeatable(`ALTER TABLE ${ownerOf(to.place)} VALIDATE CONSTRAINT ${quoteIdentifier(name)}`, 'full_scan'));
  }
  return draft(alter(to, 'SET NOT NULL', 'full_scan', 'access_exclusive_lock'));
}

function renameNotNull({ from, to }: Alteration): Draft {
  const [before, after] = [textOf(from, 'not_null_name'), textOf(to, 'not_null_name')];
  // Without a name on one side NOT NULL itself comes or goes.
  if (before === undefined || after === undefined) return draft();
  return draft(sentence(`ALTER TABLE ${ownerOf(to.place)} RENAME CONSTRAINT ${quoteIdentifier(before)} TO ${quoteIdentifier(after)}`));
}

function alter({ place }: SchemaObject, clause: string, ...hazards: Parameters<typeof repeatable>[1][]): Sentence {
  return repeatable(`ALTER TABLE ${ownerOf(place)} ALTER COLUMN ${quoteIdentifier(place.name)} ${clause}`, ...hazards);
}

/** The type and the collation are one clause. The default is taken away before, since its type may not fit the new one. */
const alterType: AttributeWriter = ({ from, to }) => {
  const collation = textOf(to, 'collation');
  const type = `TYPE ${textOf(to, 'type') ?? ''}${collation === undefined ? '' : ` COLLATE ${collation}`}`;
  const expression = conversion(quoteIdentifier(to.place.name), textOf(from, 'type') ?? '', textOf(to, 'type') ?? '');
  const using = expression === undefined ? '' : ` USING ${expression}`;
  const isGenerated = textOf(to, 'generated') !== undefined;
  const [before, after] = [textOf(from, 'default'), textOf(to, 'default')];
  return {
    sentences: [
      ...(before === undefined ? [] : [alter(to, 'DROP DEFAULT')]),
      alter(to, `${type}${isGenerated ? '' : using}`, 'table_rewrite', 'access_exclusive_lock'),
      ...(after === undefined ? [] : [alter(to, `SET DEFAULT ${after}`)]),
    ],
    disturbs: true,
  };
};

function alterDefault({ to }: Alteration): Draft {
  const value = textOf(to, 'default');
  return draft(alter(to, value === undefined ? 'DROP DEFAULT' : `SET DEFAULT ${value}`, 'behaviour_change'));
}

function alterIdentity({ from, to }: Alteration): Draft {
  const identity = textOf(to, 'identity')?.toUpperCase();
  if (identity === undefined) return draft(alter(to, 'DROP IDENTITY IF EXISTS', 'behaviour_change'));
  if (textOf(from, 'identity') !== undefined) return draft(alter(to, `SET GENERATED ${identity}`, 'behaviour_change'));
  return draft({ ...alter(to, `ADD GENERATED ${identity} AS IDENTITY`, 'behaviour_change'), repeatable: false });
}

/** Only the stored expression can be dropped in place, which leaves the values; all else is another column with the same values. */
function alterGenerated({ from, to }: Alteration): Draft {
  if (textOf(to, 'generated') === undefined && !(textOf(from, 'generated') ?? '').endsWith('VIRTUAL')) {
    return draft(alter(to, 'DROP EXPRESSION IF EXISTS', 'behaviour_change'));
  }
  if (textOf(from, 'generated') === undefined) return refused('a column with values of its own would have to be replaced by a generated one');
  return { recreate: true };
}

const alterSetting = (name: string): AttributeWriter => ({ to }) => draft(setting(to, name));

const attributes: AttributeWriters = {
  type: alterType,
  collation: alterType,
  nullable: alterNullable,
  not_null_name: renameNotNull,
  default: alterDefault,
  identity: alterIdentity,
  generated: alterGenerated,
  storage: alterSetting('storage'),
  statistics: alterSetting('statistics'),
  compression: alterSetting('compression'),
  options: ({ from, to }) => changeOptions(`ALTER TABLE ${ownerOf(to.place)} ALTER COLUMN ${quoteIdentifier(to.place.name)}`, { from, to }),
};
