import { UserError } from '../../../errors/user-error.ts';
import type { Migration } from '../../../model/migration.ts';
import type { PlaceholderContext } from '../../format.ts';
import { fileName } from '../../new-migration.ts';
import type { PlaceholderSettings } from './settings.ts';

/**
 * Replaces `${name}` everywhere, inside strings and comments too. Names are case-insensitive; values are not scanned again.
 * @throws UserError migrations/unknown-placeholder.
 */
export function placeholderReplacer(settings: PlaceholderSettings): (migration: Migration, context: PlaceholderContext) => string {
  const { prefix, suffix } = settings;
  const tokens = tokensOf(prefix, suffix);
  return (migration, context) => {
    const { text } = migration;
    if (!text.includes(prefix)) return text;
    const values = valuesOf(migration, context, settings);
    const pieces: string[] = [];
    let end = 0;
    for (const { index, groups } of text.matchAll(tokens)) {
      const name = groups?.['name'];
      if (name === undefined) continue;
      const isClosed = groups?.['close'] !== '';
      const value = isClosed ? values.get(name.toLowerCase()) : undefined;
      if (value === undefined) throw unknownPlaceholder(migration, { token: `${prefix}${shortened(name)}${suffix}`, offset: index });
      pieces.push(text.slice(end, index), value);
      end = index + prefix.length + name.length + suffix.length;
    }
    return pieces.join('') + text.slice(end);
  };
}

/**
 * Flyway's reader takes the beginning of a prefix together with the character behind it, so that `$${x}` is left as it is;
 * a placeholder runs to the next suffix or, unclosed, to the end of the file.
 */
function tokensOf(prefix: string, suffix: string): RegExp {
  const begun = [...prefix.slice(1)].map((character, index) => `${escaped(prefix.slice(0, index + 1))}(?!${escaped(character)})[^]`);
  const end = escaped(suffix);
  return new RegExp([`${escaped(prefix)}(?<name>(?:(?!${end})[^])*)(?<close>${end}|$)`, ...begun].join('|'), 'g');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function valuesOf(migration: Migration, context: PlaceholderContext, { separator, values }: PlaceholderSettings): ReadonlyMap<string, string> {
  const own = Object.entries({ ...values, ...context.values }).map(([name, value]) => [name.toLowerCase(), value] as const);
  const builtIn = {
    defaultschema: context.schema,
    user: context.user,
    database: context.database,
    timestamp: context.timestamp,
    filename: fileName(migration.path),
    workingdirectory: context.workingDirectory,
    table: context.historyTable,
    // Flyway's name for the only environment of a set-up that declares none.
    environment: context.values['flyway:environment'] ?? 'default',
  };
  return new Map([...own, ...Object.entries(builtIn).map(([name, value]) => [`flyway${separator}${name}`.toLowerCase(), value] as const)]);
}

/** An unclosed one runs to the end of the file. */
function shortened(name: string): string {
  return name.slice(0, 60).replace(/[\r\n][^]*/, '…');
}

function unknownPlaceholder(migration: Migration, { token, offset }: { readonly token: string; readonly offset: number }): UserError {
  const line = migration.text.slice(0, offset).split('\n').length;
  return new UserError('migrations/unknown-placeholder', {
    where: `${migration.path}:${line}`,
    detail: token,
  });
}
