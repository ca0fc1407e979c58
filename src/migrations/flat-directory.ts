import type { MisnamedFile, SourceFile } from '../model/migration.ts';
import { pathBelow } from './new-migration.ts';

/** The files of a tool that reads one folder and none below it. */
export interface FlatDirectory<Name> {
  readonly named: readonly { readonly file: SourceFile; readonly name: Name }[];
  readonly notes: readonly string[];
  readonly misnamed: readonly MisnamedFile[];
}

/** How a tool knows its files. */
export interface NameRule<Name> {
  /** For people. */
  readonly tool: string;
  /** undefined: the tool passes the file by. */
  read(fileName: string): Name | undefined;
  /** Why the tool passes by an SQL file: a clause. */
  readonly otherwise: string;
}

/** Tells the files that a tool takes from the SQL files that it passes by; other files are nobody's. */
export function readFlatDirectory<Name>(files: readonly SourceFile[], folders: readonly string[], rule: NameRule<Name>): FlatDirectory<Name> {
  const named: FlatDirectory<Name>['named'][number][] = [];
  const notes: string[] = [];
  const misnamed: MisnamedFile[] = [];
  for (const file of files) {
    const below = pathBelow(folders, file.path);
    const isDeep = below.includes('/');
    const name = isDeep ? undefined : rule.read(below);
    if (name !== undefined) named.push({ file, name });
    else if (/\.sql$/i.test(below)) {
      const reason = isDeep ? `${rule.tool} does not look into folders below the migration directory` : rule.otherwise;
      notes.push(`${file.path} is left out: ${reason}`);
      if (!isDeep) misnamed.push({ path: file.path, reason });
    }
  }
  return { named, notes, misnamed };
}
