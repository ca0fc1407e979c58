import { UserError } from '../errors/user-error.ts';
import { flywayOptions } from '../migrations/formats/flyway/settings.ts';
import { readProperties } from '../migrations/formats/flyway/properties.ts';
import type { FormatOptions } from '../migrations/format.ts';

/** What of a `flyway.conf` decides how migrations are read and judged; all else is about connections and commands. */
export function flywayConfOptions(text: string): Promise<FormatOptions> {
  const found = readProperties(text).flatMap(({ key, value }) => (key.startsWith('flyway.') ? [[key.slice('flyway.'.length), value] as const] : []));
  return Promise.resolve(known(found));
}

/** The same of a `flyway.toml`. @throws UserError config/unreadable where it is no TOML. */
export async function flywayTomlOptions(text: string, name: string): Promise<FormatOptions> {
  const { parse } = await import('smol-toml');
  try {
    const { flyway } = parse(text);
    return known(flatten(flyway, ''));
  } catch (error) {
    throw new UserError('config/unreadable', { where: name, actual: error instanceof Error ? (error.message.split('\n')[0] ?? '') : '' });
  }
}

/** Names as Flyway has them, a table's keys behind its own with a dot; lists with commas. */
function flatten(value: unknown, name: string): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) return [[name, value.map(String).join(',')]];
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, inner]) => flatten(inner, name === '' ? key : `${name}.${key}`));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [[name, String(value)]] : [];
}

function known(found: readonly (readonly [string, string])[]): FormatOptions {
  return Object.fromEntries(found.flatMap(([name, value]) => {
    if (name.startsWith('placeholders.')) return [[name, value]];
    const kebab = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return Object.hasOwn(flywayOptions, kebab) ? [[kebab, value]] : [];
  }));
}
