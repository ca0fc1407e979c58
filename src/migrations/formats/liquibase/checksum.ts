import { md5 } from '../../../digest/md5.ts';
import type { Change, ChangeSet, SqlVisitor } from './change-set.ts';
import { decodeAs } from './decode-file.ts';
import { dbmsMatches, listOf } from './expressions.ts';
import { serialiseChange, serialiseVisitor } from './serialise.ts';

/** The generations of Liquibase's checksum that its histories hold: 9 since 4.22, 8 since 3.5. */
export type ChecksumVersion = 8 | 9;

const encoder = new TextEncoder();

/** What decides about a checksum. */
export interface ChecksumRequest {
  readonly version: ChecksumVersion;
  readonly dbms: string | undefined;
  /** As Liquibase 4.33.0 computes it; default: as all others do. */
  readonly withRawDates?: boolean;
}

/** The checksum of a change set as the history stores it: `9:` and 32 digits. */
export function changeSetChecksum(changeSet: Pick<ChangeSet, 'changes' | 'visitors'>, { version, dbms, withRawDates = false }: ChecksumRequest): string {
  // Version 9 leaves out what another database would get.
  const changes = version === 8 ? changeSet.changes : changeSet.changes.filter((change) => isForDbms(change, dbms));
  const sums = changes.map((change) => `${version}:${changeChecksum(change, version, withRawDates)}:`);
  const visitors = changeSet.visitors.map((visitor) => `${version}:${visitorChecksum(visitor, version)};`);
  return `${version}:${textSum([...sums, ...visitors].join(''))}`;
}

const dbmsTargeted = new Set(['sql', 'sqlFile', 'insert', 'createProcedure']);

/** Whether a change of a change set is for a database. */
export function isForDbms({ type, fields }: Change, dbms: string | undefined): boolean {
  return !dbmsTargeted.has(type) || dbmsMatches(fields['dbms'], dbms);
}

function visitorChecksum(visitor: SqlVisitor, version: ChecksumVersion): string {
  return textSum(serialiseVisitor(visitor, version === 8 ? listOf(visitor.dbms) : undefined));
}

function changeChecksum(change: Change, version: ChecksumVersion, withRawDates: boolean): string {
  switch (change.type) {
    case 'sql':
      return inlineSqlSum(change, version);
    case 'sqlFile':
      return sqlFileSum(change, version);
    case 'createView':
      return bodySum(change, version, 'selectQuery');
    case 'createProcedure':
      return bodySum(change, version, version === 9 ? 'procedureText' : 'procedureBody');
    case 'loadData':
    case 'loadUpdateData':
      return csvSum(change, version);
    default:
      return textSum(serialiseChange(change, { withRawDates }));
  }
}

/** MD5 of a text in the form that Liquibase sums: composed characters, line feeds, no replacement characters. */
function textSum(text: string): string {
  return md5(encoder.encode(text.replaceAll(/\r\n?/g, '\n').replaceAll('\uFFFD', '').normalize('NFC')));
}

function inlineSqlSum(change: Change, version: ChecksumVersion): string {
  return sqlSum(change, encoder.encode(trimJava(change.body ?? '')), version);
}

/** A table and the lines of its file. */
function csvSum(change: Change, version: ChecksumVersion): string {
  return textSum(`${change.fields['tableName'] ?? ''}:${version}:${md5(encoder.encode(csvLines(change)))}`);
}

function sqlSum({ fields }: Change, bytes: Uint8Array, version: ChecksumVersion): string {
  if (version === 9) return md5(withoutBlanks(bytes));
  const { endDelimiter = 'null', splitStatements = 'true', stripComments = 'false' } = fields;
  const head = encoder.encode(`${endDelimiter}:${splitStatements}:${stripComments}:`);
  const body = collapseBlanks(bytes);
  const all = new Uint8Array(head.length + body.length);
  all.set(head);
  all.set(body, head.length);
  return md5(all);
}

/** Version 8 takes the file's bytes, version 9 its text: without a byte order mark, in UTF-8. Parameters inside stay. */
function sqlFileSum(change: Change, version: ChecksumVersion): string {
  if (version === 8) return sqlSum(change, change.file?.bytes ?? new Uint8Array(), 8);
  return sqlSum(change, encoder.encode(change.file === undefined ? '' : decodeAs(change.file, change.fields['encoding'])), 9);
}

function bodySum(change: Change, version: ChecksumVersion, field: string): string {
  const body = change.file === undefined ? (change.body ?? '') : decodeAs(change.file, change.fields['encoding']);
  if (version === 8) {
    const own = change.file === undefined ? textSum(serialiseChange(change, { more: { [field]: body } })) : '';
    return change.file === undefined ? own : textSum(`${serialiseChange(change)}${sqlSum(change, change.file.bytes, 8)}`);
  }
  const fields = `9:${textSum(serialiseChange(change))}`;
  return textSum(`${fields}:9:${md5(withoutBlanks(encoder.encode(trimJava(body))))}`);
}

/** Whether Liquibase 4.33.0 computes another checksum. */
export function hasRawDates({ changes }: Pick<ChangeSet, 'changes'>): boolean {
  return changes.some(({ columns }) => columns.some(({ fields }) => fields['rawDateValue'] !== undefined));
}

/** The lines of a CSV file that count: no comments, no empty ones. */
function csvLines({ file, fields }: Change): string {
  const comment = (fields['commentLineStartsWith'] ?? '#').charAt(0);
  const text = file === undefined ? '' : decodeAs(file, fields['encoding']).replaceAll('\r', '');
  return text.split('\n').filter((line) => line !== '' && (comment === '' || !line.startsWith(comment))).join('\n');
}

function trimJava(text: string): string {
  return text.replaceAll(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, '');
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function withoutBlanks(bytes: Uint8Array): Uint8Array {
  return bytes.filter((byte) => !isBlank(byte));
}

/** Each run of blanks becomes one; none at either end. */
function collapseBlanks(bytes: Uint8Array): Uint8Array {
  const kept: number[] = [];
  for (const [index, byte] of bytes.entries()) {
    if (!isBlank(byte)) kept.push(byte);
    else if (kept.length > 0 && !isBlank(bytes[index - 1] ?? 0)) kept.push(0x20);
  }
  if (kept.at(-1) === 0x20) kept.pop();
  return Uint8Array.from(kept);
}
