import { UserError } from '../../../errors/user-error.ts';
import type { Migration } from '../../../model/migration.ts';
import type { PlaceholderContext } from '../../format.ts';
import { fileName } from '../../new-migration.ts';

/**
 * Flyway's reader takes a `$` together with the character after it, so that `$${x}` is left as it is;
 * a placeholder runs to the next `}` or, unclosed, to the end of the file.
 */
const tokens = /\$\{(?<name>[^}]*)(?<close>\}|$)|\$[^{]/g;

/**
 * Replaces `${name}` everywhere, inside strings and comments too. Names are case-insensitive; values are not scanned again.
 * @throws UserError migrations/unknown-placeholder.
 */
export function replacePlaceholders(migration: Migration, context: PlaceholderContext): string {
  const { text } = migration;
  if (!text.includes('${')) return text;
  const values = valuesOf(migration, context);
  const pieces: string[] = [];
  let end = 0;
  for (const { index, groups } of text.matchAll(tokens)) {
    const name = groups?.['name'];
    if (name === undefined) continue;
    const value = groups?.['close'] === '}' ? values.get(name.toLowerCase()) : undefined;
    if (value === undefined) throw unknownPlaceholder(migration, name, index);
    pieces.push(text.slice(end, index), value);
    end = index + name.length + '${}'.length;
  }
  return pieces.join('') + text.slice(end);
}

function valuesOf(migration: Migration, context: PlaceholderContext): ReadonlyMap<string, string> {
  const own = Object.entries(context.values).map(([name, value]) => [name.toLowerCase(), value] as const);
  return new Map([
    ...own,
    ['flyway:defaultschema', context.schema],
    ['flyway:user', context.user],
    ['flyway:database', context.database],
    ['flyway:timestamp', context.timestamp],
    ['flyway:filename', fileName(migration.path)],
    ['flyway:workingdirectory', context.workingDirectory],
    ['flyway:table', context.historyTable],
    // Flyway's name for the only environment of a set-up that declares none.
    ['flyway:environment', context.values['flyway:environment'] ?? 'default'],
  ]);
}

function unknownPlaceholder(migration: Migration, name: string, offset: number): UserError {
  const line = migration.text.slice(0, offset).split('\n').length;
  return new UserError('migrations/unknown-placeholder', {
    where: `${migration.path}:${line}`,
    detail: `\${${name.slice(0, 60).replace(/[\r\n][^]*/, '…')}}`,
  });
}
