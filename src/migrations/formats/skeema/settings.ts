import { UserError } from '../../../errors/user-error.ts';
import type { EngineName } from '../../../model/engine-name.ts';
import type { MadeFor } from '../../format.ts';
import { optionIn, type OptionFile, type OptionValue } from './option-file.ts';

/** What the option files say of one folder. */
export interface FolderSettings {
  /** Name of the database that its files declare. */
  readonly schema?: string;
  readonly characterSet?: string;
  readonly collation?: string;
  readonly madeFor?: MadeFor;
}

/** The databases that the tool knows by a flavour's first word; the forks speak MySQL's SQL. */
const flavours: Readonly<Record<string, EngineName>> = { mysql: 'mysql', percona: 'mysql', aurora: 'mysql', mariadb: 'mariadb', postgresql: 'postgresql' };

/**
 * Reads the options that hold in a folder.
 * @param files from the folder upwards.
 * @throws UserError migrations/option-file-invalid, migrations/unknown-flavor, migrations/unsupported-feature.
 */
export function folderSettings(files: readonly OptionFile[], environment: string): FolderSettings {
  const flavour = optionIn(files, environment, 'flavor');
  const schema = optionIn(files, environment, 'schema');
  const characterSet = optionIn(files, environment, 'default-character-set');
  const collation = optionIn(files, environment, 'default-collation');
  return {
    ...(schema === undefined ? {} : { schema: oneSchema(schema) }),
    ...(characterSet === undefined ? {} : { characterSet: word(characterSet, 'default-character-set') }),
    ...(collation === undefined ? {} : { collation: word(collation, 'default-collation') }),
    ...(flavour === undefined ? {} : { madeFor: readFlavour(flavour) }),
  };
}

type Placed = OptionValue & { readonly path: string };

function placeOf({ path, line }: Placed): string {
  return `${path}:${String(line)}`;
}

/** `mysql:8.4`, `mariadb:10.11`. */
function readFlavour(option: Placed): MadeFor {
  const { value } = option;
  const match = /^([a-z]+)(?::\d+(?:\.\d+)*)?$/i.exec(value);
  const engine = flavours[match?.[1]?.toLowerCase() ?? ''];
  if (engine === undefined) throw new UserError('migrations/unknown-flavor', { where: placeOf(option), actual: value, expected: `${Object.keys(flavours).join(', ')}, with a version behind a colon` });
  return { engines: [engine], path: option.path, word: value };
}

/** A list, a pattern or a command would stand for several databases with the same files. */
function oneSchema(option: Placed): string {
  const { value } = option;
  if (value === '') throw new UserError('migrations/option-file-invalid', { where: placeOf(option), detail: 'schema has no value', expected: 'the name of a database' });
  if (/[,*`/]/.test(value)) throw new UserError('migrations/unsupported-feature', { where: placeOf(option), detail: 'schema names several databases; one directory stands for one' });
  return value;
}

/** It is written into a statement. */
function word(option: Placed, name: string): string {
  if (/^\w+$/.test(option.value)) return option.value;
  throw new UserError('migrations/option-file-invalid', { where: placeOf(option), detail: `${name} is no name`, expected: 'letters, digits and underscores' });
}
