import { printedValue } from './change-fields.ts';
import { childrenNamed, isTrue, type ChangelogNode } from './changelog-node.ts';
import type { Change, ChangeColumn, ChangeFile, Fields } from './change-set.ts';
import { columnValues } from './column-values.ts';
import { decodeAs } from './decode-file.ts';

/** What reading a change needs of the changelog around it. */
export interface ChangeSource {
  /** Changelog in the repository, for messages. */
  readonly file: string;
  /** The file of a path, as the search path or the changelog's folder has it. @throws UserError migrations/changelog-file-missing. */
  readonly fileAt: (path: string, isRelative: boolean, line: number) => ChangeFile;
  readonly expand: (text: string) => string;
}

/** Attributes that name a file which is part of the change. */
const fileFields: Readonly<Record<string, string>> = { sqlFile: 'path', createView: 'path', createProcedure: 'path', loadData: 'file', loadUpdateData: 'file' };
const bodyFields: Readonly<Record<string, readonly string[]>> = { sql: ['sql'], createView: ['selectQuery'], createProcedure: ['procedureText', 'procedureBody'] };
const listNames = new Set(['column', 'columns', 'param', 'params', 'whereparams']);

/** Reads one change. Its parameters are replaced already, but in files. */
export function readChange(node: ChangelogNode, source: ChangeSource): Change {
  const type = node.name;
  const fields = scalarsOf(node, type);
  const isRelative = isTrue(fields['relativeToChangelogFile']);
  const path = fields[fileFields[type] ?? ''];
  const file = path === undefined ? undefined : source.fileAt(path, isRelative, node.line);
  const columns = columnNodes(node).map((column) => readColumn(column, type));
  return {
    type,
    line: node.line,
    fields,
    columns,
    whereParams: childrenNamed(node, 'whereParams').flatMap((list) => listItems(list, 'param')).map((param) => readColumn(param, type)),
    columnFiles: columnFiles(columns, (name) => source.fileAt(name, isRelative, node.line)),
    node,
    ...bodyOf(node, { type, file, source, encoding: fields['encoding'] }),
    ...(file === undefined ? {} : { file }),
  };
}

interface BodyRequest {
  readonly type: string;
  readonly file: ChangeFile | undefined;
  readonly source: ChangeSource;
  readonly encoding: string | undefined;
}

function bodyOf(node: ChangelogNode, { type, file, source, encoding }: BodyRequest): Pick<Change, 'body' | 'bodyLine'> {
  if (file !== undefined && type !== 'loadData' && type !== 'loadUpdateData') return { body: source.expand(decodeAs(file, encoding)) };
  const holders = [...(bodyFields[type] ?? []).flatMap((name) => childrenNamed(node, name)), node];
  const holder = holders.find(({ value }) => value !== undefined);
  if (holder?.value === undefined) return {};
  return { body: holder.value, ...(holder.valueLine === undefined ? {} : { bodyLine: holder.valueLine }) };
}

function scalarsOf(node: ChangelogNode, type: string): Fields {
  const fields: Record<string, string> = {};
  for (const { name, value, children, moreValues } of node.children) {
    if (value === undefined || children.length > 0 || listNames.has(name.toLowerCase()) || Object.hasOwn(fields, name)) continue;
    fields[name] = printedValue(name, [value, ...(moreValues ?? [])].join(', '), type);
  }
  return fields;
}

/** `columns` and `column` in all the ways that Liquibase takes: one level may be left out. */
function columnNodes(node: ChangelogNode): readonly ChangelogNode[] {
  return [...childrenNamed(node, 'columns'), ...childrenNamed(node, 'column')].flatMap((entry) => listItems(entry, 'column'));
}

function listItems(list: ChangelogNode, name: string): readonly ChangelogNode[] {
  const inner = childrenNamed(list, name).filter(({ children, value }) => children.length > 0 || value !== undefined);
  return inner.length > 0 ? inner : list.children.length > 0 ? [list] : [];
}

function readColumn(node: ChangelogNode, type: string): ChangeColumn {
  const [constraints] = childrenNamed(node, 'constraints');
  const own = Object.fromEntries(Object.entries(scalarsOf(node, type)).filter(([name]) => name !== 'constraints'));
  // A CSV column says how a value is read; that is no value.
  const isCsv = type === 'loadData' || type === 'loadUpdateData';
  const fields = node.value !== undefined && own['value'] === undefined ? { ...own, value: node.value } : own;
  return { line: node.line, fields: isCsv ? fields : columnValues(fields), ...(constraints === undefined ? {} : { constraints: scalarsOf(constraints, type) }) };
}

function columnFiles(columns: readonly ChangeColumn[], fileAt: (name: string) => ChangeFile): Readonly<Record<string, ChangeFile>> {
  const names = columns.flatMap(({ fields }) => [fields['valueClobFile'], fields['valueBlobFile']]).filter((name) => name !== undefined);
  return Object.fromEntries(names.map((name) => [name, fileAt(name)]));
}
