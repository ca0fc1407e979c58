import { UserError } from '../../../errors/user-error.ts';
import type { ChangelogNode } from './changelog-node.ts';
import type { Change, ChangeSet, Preconditions, Rollback } from './change-set.ts';
import { attributeOf, unquoted } from './formatted-sql-lines.ts';
import type { Parameter } from './parameters.ts';
import { present } from './present.ts';

/** What reading a formatted SQL file asks of the changelog around it. */
export interface FormattedHost {
  /** Path in the repository. */
  readonly file: string;
  readonly expand: (text: string) => string;
  readonly define: (parameter: Parameter, isGlobal: boolean) => void;
  /** The path that change sets are stored with. */
  readonly storedPath: (logicalFilePath: string | undefined) => string;
  /** Changes of an earlier change set, whose rollback another names. */
  readonly changesOf: (identity: { readonly id: string; readonly author: string; readonly path: string | undefined }) => readonly Change[] | undefined;
  readonly add: (changeSet: ChangeSet) => void;
}

/** A line of a change set and its number. */
interface PlacedLine {
  readonly text: string;
  readonly line: number;
}

/** A change set while its lines are read. */
export interface Draft {
  readonly head: { readonly author: string; readonly id: string; readonly text: string; readonly line: number };
  readonly sql: PlacedLine[];
  readonly rollback: PlacedLine[];
  readonly validCheckSums: string[];
  readonly conditions: ChangelogNode[];
  comment?: string;
  /** Text behind `--preconditions`. */
  guarding?: string;
  ignoresLines: boolean;
}

/** Where a change set ends, and what stands around it. */
interface Finish {
  readonly host: FormattedHost;
  readonly isLast: boolean;
  readonly logicalFilePath: string | undefined;
  readonly lastLine: number;
  readonly lines: readonly string[];
}

/** A change set of what its lines say. @throws UserError migrations/changelog-unreadable. */
export function formattedChangeSet(draft: Draft, finish: Finish): ChangeSet {
  const { head } = draft;
  const { host, lastLine, lines } = finish;
  const attribute = (name: string, value?: string): string | undefined => {
    const found = attributeOf(head.text, name, value);
    return found === undefined || found === '' ? undefined : host.expand(unquoted(found));
  };
  const flag = (name: string, byDefault: boolean): boolean => {
    const found = attributeOf(head.text, name);
    return found === undefined ? byDefault : found.toLowerCase() === 'true';
  };
  const list = String.raw`".*?"|\S*`;
  const rollback = rollbackOf(draft, host);
  const change = sqlChange(draft, finish);
  return {
    id: host.expand(head.id),
    author: host.expand(head.author),
    path: host.storedPath(attribute('logicalFilePath', String.raw`\S*`) ?? finish.logicalFilePath),
    file: host.file,
    line: head.line,
    lastLine,
    changes: [change],
    visitors: [],
    validCheckSums: draft.validCheckSums,
    runAlways: flag('runAlways', false),
    runOnChange: flag('runOnChange', false),
    runInTransaction: flag('runInTransaction', true),
    failOnError: flag('failOnError', true),
    ignore: flag('ignore', false),
    inheritedContexts: [],
    inheritedLabels: [],
    isPlainSql: !draft.ignoresLines && host.expand(draft.sql.map(({ text }) => text).join('\n')).trim() === draft.sql.map(({ text }) => text).join('\n').trim(),
    source: lines.slice(head.line - 1, lastLine).join('\n'),
    ...present({
      comment: draft.comment,
      dbms: attribute('dbms', String.raw`[^,][\w!,]+`),
      context: attribute('contextFilter', list) ?? attribute('context', list),
      labels: attribute('labels', list),
      runWith: attribute('runWith', String.raw`[\w${'$'}{}]+`),
    }),
    ...(rollback === undefined ? {} : { rollback }),
    ...preconditionsOf(draft),
  };
}

function sqlChange(draft: Draft, { host, isLast }: Finish): Change {
  const { head, sql } = draft;
  const first = sql.findIndex(({ text }) => text.trim() !== '');
  const lines = sql.slice(first);
  const body = host.expand(lines.map(({ text }) => text).join('\n')).replaceAll(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, '');
  const given = attributeOf(head.text, String.raw`\bendDelimiter`, String.raw`\S*`);
  // A file that ends with a slash in a line of its own is taken for one from Oracle.
  const endDelimiter = given ?? (isLast && body.endsWith('\n/') ? '\n/$' : undefined);
  const strip = attributeOf(head.text, 'stripComments')?.toLowerCase();
  const split = attributeOf(head.text, 'splitStatements')?.toLowerCase();
  const node = { name: 'sql', line: head.line, lastLine: sql.at(-1)?.line ?? head.line, children: [], value: body };
  return {
    type: 'sql',
    line: lines[0]?.line ?? head.line,
    fields: { splitStatements: String(split === undefined || split === 'true'), stripComments: String(strip === undefined || strip === 'true'), ...present({ endDelimiter }) },
    columns: [],
    whereParams: [],
    columnFiles: {},
    body,
    bodyLines: lines.map(({ line }) => line),
    node,
  };
}

function rollbackOf(draft: Draft, host: FormattedHost): Rollback | undefined {
  const { head, rollback } = draft;
  const text = rollback.map((line) => line.text).join('\n');
  const word = text.trim().toLowerCase();
  if (word === '') return undefined;
  if (/^(?:not required|empty)/.test(word)) return { kind: 'nothing' };
  if (word.includes('changesetid')) return { kind: 'changes', changes: namedChanges(text.replaceAll('\n', ''), draft, host) };
  const endDelimiter = attributeOf(head.text, String.raw`\brollbackEndDelimiter`, String.raw`\S*`);
  const split = attributeOf(head.text, 'rollbackSplitStatements')?.toLowerCase();
  const first = rollback.findIndex((line) => line.text.trim() !== '');
  const lines = rollback.slice(first);
  const body = host.expand(lines.map((line) => line.text).join('\n')).trimEnd();
  const node = { name: 'sql', line: lines[0]?.line ?? head.line, lastLine: lines.at(-1)?.line ?? head.line, children: [], value: body };
  const fields = { splitStatements: String(split === undefined || split === 'true'), stripComments: 'false', ...present({ endDelimiter }) };
  return { kind: 'changes', changes: [{ type: 'sql', line: node.line, fields, columns: [], whereParams: [], columnFiles: {}, body, bodyLines: lines.map(({ line }) => line), node }] };
}

function namedChanges(text: string, { head }: Draft, host: FormattedHost): readonly Change[] {
  const [id, author, path] = ['changeSetId', 'changeSetAuthor', 'changeSetPath'].map((name) => attributeOf(text, name, String.raw`\S+`));
  const where = `${host.file}:${head.line}`;
  if (id === undefined || author === undefined) throw new UserError('migrations/changelog-unreadable', { where, detail: 'a rollback by another change set names changeSetId and changeSetAuthor' });
  const changes = host.changesOf({ id, author, path });
  if (changes === undefined) throw new UserError('migrations/changelog-unreadable', { where, detail: `the rollback names a change set that is not there: ${id} of ${author}` });
  return changes;
}

function preconditionsOf({ guarding, conditions, head }: Draft): { readonly preconditions?: Preconditions } {
  if (guarding === undefined && conditions.length === 0) return {};
  const option = (name: string): string => attributeOf(guarding ?? '', name) ?? 'HALT';
  const node = { name: 'preConditions', line: head.line, lastLine: head.line, children: conditions };
  return { preconditions: { node, onFail: option('onFail'), onError: option('onError') } };
}
