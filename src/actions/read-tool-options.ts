import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flywayConfOptions, flywayTomlOptions } from '../config/flyway-settings.ts';
import { UserError } from '../errors/user-error.ts';
import { decodeText } from '../migrations/decode-text.ts';
import type { FormatOptions } from '../migrations/format.ts';
import type { FormatName } from '../model/migration.ts';

/** What configuration files of tools say of their formats. */
export type ToolOptions = Readonly<Partial<Record<FormatName, FormatOptions>>>;

/** Where Flyway looks for its configuration in the folder that it is started in; of several the later ones count. */
const flywayFiles = [
  { name: 'conf/flyway.conf', read: flywayConfOptions },
  { name: 'flyway.conf', read: flywayConfOptions },
  { name: 'conf/flyway.toml', read: flywayTomlOptions },
  { name: 'flyway.toml', read: flywayTomlOptions },
] as const;

/**
 * Reads the configuration files of tools that lie in a folder.
 * @throws UserError config/unreadable for one that cannot be read.
 */
export async function readToolOptions(folder: string): Promise<ToolOptions> {
  let flyway: FormatOptions = {};
  for (const { name, read } of flywayFiles) {
    const text = textOf(folder, name);
    if (text !== undefined) flyway = { ...flyway, ...(await read(text, name)) };
  }
  return Object.keys(flyway).length === 0 ? {} : { flyway };
}

function textOf(folder: string, name: string): string | undefined {
  try {
    return decodeText({ path: name, bytes: readFileSync(join(folder, name)) });
  } catch (error) {
    if (error instanceof UserError) throw error;
    return undefined;
  }
}
