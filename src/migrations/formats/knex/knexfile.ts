import type { SourceFile } from '../../../model/migration.ts';
import { fileName } from '../../new-migration.ts';

/** What a knexfile says about migrations, as far as it can be seen in its text: it is never run. */
export interface KnexSettings {
  /** Folders with migrations. */
  readonly folders: readonly string[];
  readonly table?: string;
  readonly schema?: string;
  readonly endings?: readonly string[];
}

const section = /\bmigrations\s*:\s*\{([^{}]*)\}/g;

/** Looks at the knexfile, where there is one: with several environments at what any of them says first. */
export function readKnexfile(files: readonly SourceFile[]): KnexSettings | undefined {
  const file = files.find(({ path }) => fileName(path).startsWith('knexfile.'));
  if (file === undefined) return undefined;
  const text = new TextDecoder().decode(file.bytes);
  const sections = [...text.matchAll(section)].map((match) => match[1] ?? '');
  const first = (key: string): string | undefined => sections.flatMap((part) => new RegExp(String.raw`\b${key}\s*:\s*['"]([^'"]+)['"]`).exec(part)?.[1] ?? [])[0];
  const base = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  const folder = `${base}${(first('directory') ?? 'migrations').replace(/^\.\//, '')}`;
  const [table, schema, ending] = [first('tableName'), first('schemaName'), first('extension')];
  return {
    folders: [folder],
    ...(table === undefined && schema === undefined ? {} : { table: table ?? 'knex_migrations' }),
    ...(schema === undefined ? {} : { schema }),
    ...(ending === 'mjs' ? { endings: ['.mjs'] } : {}),
  };
}
