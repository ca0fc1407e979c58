import { UserError } from '../errors/user-error.ts';
import { engineNames } from '../model/engine-name.ts';
import type { KeyFill, TableStatistics, TargetStatistics } from '../model/target-statistics.ts';
import { jsonFault } from './json-fault.ts';
import { StatisticsMember } from './statistics-member.ts';

/** What the file says it is; a later form has another number. */
export const statisticsSchema = 'schema-gitops/stats/v1';

/** Longest text that is read: half a million tables. */
const longest = 64 * 1024 * 1024;

/**
 * Reads a statistics file. Members that this version does not know are left alone: a later version may tell more of a table.
 * What it knows must be right, since a wrong number would make a dangerous change look cheap.
 * @param path names the file in errors, which never quote from it.
 * @throws UserError statistics/file-invalid with the place, statistics/newer-file.
 */
export function readStatistics(text: string, path: string): TargetStatistics {
  const file = parse(text, path);
  refuseOtherForm(file, path);
  const engine = file.required('engine').object();
  const [target, database] = [file.member('target')?.text(), file.member('database')?.text()];
  const replicas = file.member('replicas')?.count();
  const oldest = file.member('oldestTransactionSeconds')?.amount();
  return {
    engine: { name: engine.required('name').choice(engineNames), version: engine.required('version').text() },
    capturedAt: file.required('capturedAt').time(),
    ...(target === undefined ? {} : { target }),
    ...(database === undefined ? {} : { database }),
    tables: new Map(file.required('tables').entries().map(([name, table]) => [name, readTable(table.object())])),
    ...(replicas === undefined ? {} : { replicas }),
    ...(oldest === undefined ? {} : { oldestTransactionSeconds: oldest }),
    notes: file.member('notes')?.items().map((note) => note.text()) ?? [],
  };
}

function parse(text: string, path: string): StatisticsMember {
  if (text.length > longest) throw new UserError('statistics/file-invalid', { where: path, expected: `at most ${String(longest)} characters`, actual: String(text.length) });
  try {
    const value: unknown = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
    return new StatisticsMember(value, { path, keys: [] }).object();
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError('statistics/file-invalid', { where: placeOf(text, jsonFault(text) ?? 0, path), expected: 'JSON' });
  }
}

function placeOf(text: string, offset: number, path: string): string {
  const before = text.slice(0, offset).split('\n');
  return `${path}:${String(before.length)}:${String((before.at(-1)?.length ?? 0) + 1)}`;
}

function refuseOtherForm(file: StatisticsMember, path: string): void {
  const form = file.required('schema');
  const version = /^schema-gitops\/stats\/v(\d{1,6})$/.exec(form.text())?.[1];
  if (version === undefined) throw form.wrong(statisticsSchema);
  if (version !== '1') throw new UserError('statistics/newer-file', { where: path, expected: statisticsSchema, actual: `version ${version}` });
}

function readTable(table: StatisticsMember): TableStatistics {
  const read = (Object.keys(tableMembers) as (keyof TableStatistics)[]).flatMap((name) => {
    const member = table.member(name);
    return member === undefined ? [] : [[name, tableMembers[name](member)] as const];
  });
  return Object.fromEntries(read);
}

/** How each member of a table is read. */
const tableMembers: { readonly [Name in keyof TableStatistics]-?: (member: StatisticsMember) => NonNullable<TableStatistics[Name]> } = {
  rows: (member) => member.count(),
  bytes: (member) => member.count(),
  indexBytes: (member) => member.count(),
  deadRows: (member) => member.count(),
  writesPerSecond: (member) => member.amount(),
  oldestTransactionSeconds: (member) => member.amount(),
  rowVersions: (member) => member.count(),
  invalidIndexes: (member) => member.items().map((name) => name.text()),
  nullFractions: (member) => Object.fromEntries(member.entries().map(([name, share]) => [name, share.share()])),
  sequences: (member) => Object.fromEntries(member.entries().map(([name, fill]) => [name, readFill(fill.object())])),
};

function readFill(fill: StatisticsMember): KeyFill {
  const type = fill.member('type')?.text();
  const max = fill.required('max');
  const most = max.count();
  if (most === 0) throw max.wrong('a whole number above 0');
  return { last: fill.required('last').count(), max: most, ...(type === undefined ? {} : { type }) };
}
