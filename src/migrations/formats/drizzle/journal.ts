import { UserError } from '../../../errors/user-error.ts';
import type { Migration, SourceFile } from '../../../model/migration.ts';
import { decodeText } from '../../decode-text.ts';
import type { ReadResult } from '../../format.ts';
import type { NewFile, NewMigration } from '../../new-files.ts';
import { refuseDuplicateVersions } from '../../refuse-versions.ts';
import { breakpointNotes, withBreakpoints } from './breakpoints.ts';
import { enginesOf } from './dialects.ts';
import { compareTimes } from './folders.ts';
import { drizzleHistoryTable } from './history-table.ts';
import { knownMigration } from './match-rows.ts';
import { parseJournal, type Journal } from './parse-journal.ts';
import { readDrizzleFile } from './read-file.ts';

/**
 * Reads the form of 0.x: the journal alone says what is there and in which order.
 * @throws UserError migrations/malformed-directory, migrations/file-missing, migrations/duplicate-version, migrations/other-engine.
 */
export function readJournal(journal: SourceFile, files: readonly SourceFile[]): ReadResult {
  const content = parseJournal(journal.path, decodeText(journal));
  const root = journal.path.slice(0, -'meta/_journal.json'.length);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const folder = files.find(({ path }) => path.startsWith(root) && /^\d{14}[^/]*\/migration\.sql$/.test(path.slice(root.length)));
  if (folder !== undefined) {
    throw new UserError('migrations/malformed-directory', { where: folder.path, detail: `${journal.path} lists files as Drizzle 0.x has them, and ${folder.path} is a migration as Drizzle 1.0 has it` });
  }
  const migrations = content.entries.map(({ tag, when, line }): Migration => {
    const file = byPath.get(`${root}${tag}.sql`);
    if (file === undefined) throw new UserError('migrations/file-missing', { where: `${journal.path}:${line()}`, detail: `${root}${tag}.sql` });
    return readDrizzleFile({ file, version: String(when), name: tag });
  });
  refuseDuplicateVersions([...migrations].sort((a, b) => compareTimes(a.version ?? '', b.version ?? '')), compareTimes);
  const known = migrations.map((migration) => knownMigration(migration, Number(migration.version)));
  const form = {
    newFileName: (_: string | undefined, description: string) => `${nextTag(content, description)}.sql`,
    newFiles: filesOf(journal.path, content),
    renumbering,
    history: drizzleHistoryTable({ shape: 'journal', migrations: known }),
  };
  return { migrations, notes: notesOn({ root, migrations, content, files }), form, madeFor: enginesOf(journal.path, content.dialect) };
}

const renumbering = 'Give its entry in meta/_journal.json the last place and a greater `when` than the others have, or delete the migration and let drizzle-kit generate it again.';

interface ReadDirectory {
  readonly root: string;
  readonly migrations: readonly Migration[];
  readonly content: Journal;
  readonly files: readonly SourceFile[];
}

function notesOn({ root, migrations, content, files }: ReadDirectory): readonly string[] {
  const listed = new Set(migrations.map(({ path }) => path));
  const left = files.filter(({ path }) => path.toLowerCase().endsWith('.sql') && !listed.has(path));
  return [
    ...left.map(({ path }) => `${path} is left out as Drizzle does: ${root}meta/_journal.json has no entry for it`),
    ...lostEntries(migrations),
    ...migrations.flatMap(({ path, text }) => breakpointNotes(path, text)),
    ...(content.entries.length === 0 ? ['the journal has no entries'] : []),
  ];
}

/** Entries behind a later one: where that one is applied already, Drizzle does not look at them. */
function lostEntries(migrations: readonly Migration[]): readonly string[] {
  let latest = migrations[0];
  return migrations.flatMap((migration) => {
    if (latest === undefined || compareTimes(latest.version ?? '', migration.version ?? '') <= 0) {
      latest = migration;
      return [];
    }
    return [`${migration.path} comes behind ${latest.path} and has an earlier \`when\` in the journal: where that one is applied, Drizzle passes this one over for ever`];
  });
}

/** The tag behind the last one, with a number of as many digits, or none where the others have none. */
function nextTag({ entries }: Journal, description: string): string {
  const last = entries.at(-1);
  if (last === undefined) return `0000_${description}`;
  const digits = /^\d+(?=_)/.exec(last.tag)?.[0];
  return digits === undefined ? description : `${(BigInt(digits) + 1n).toString().padStart(digits.length, '0')}_${description}`;
}

/** The file, and the journal with an entry for it: without one Drizzle does not see it. */
function filesOf(path: string, journal: Journal): (migration: NewMigration) => readonly NewFile[] {
  return ({ description, sql }) => {
    const root = path.slice(0, -'meta/_journal.json'.length);
    const tag = nextTag(journal, description);
    const { value, entries } = journal;
    const entry = { idx: entries.length, version: value['version'], when: 1 + Math.max(0, ...entries.map(({ when }) => when)), tag, breakpoints: true };
    const listed: readonly unknown[] = Array.isArray(value['entries']) ? value['entries'] : [];
    const text = `${JSON.stringify({ ...value, entries: [...listed, entry] }, null, 2)}${journal.endsWithLineBreak ? '\n' : ''}`;
    return [{ path: `${root}${tag}.sql`, text: withBreakpoints(sql) }, { path, text }];
  };
}
