import { UserError } from '../../../errors/user-error.ts';
import type { Engine } from '../../../model/engine-name.ts';
import { engineFamilies } from '../../../model/engine-name.ts';
import type { ChangeContext, WrittenChange } from './changes/change-writer.ts';
import { isKnownChange } from './change-fields.ts';
import { changeTypes } from './changes/registry.ts';
import type { Change, SqlVisitor } from './change-set.ts';
import { isForDbms } from './checksum.ts';
import { contextMatches, dbmsMatches, labelsMatch } from './expressions.ts';
import { cutSql, layOutSql, type SqlSettings } from './lay-out-sql.ts';
import { LineWriter } from './line-writer.ts';
import type { Runtime } from './parameters.ts';

/** Changes to render, and for what. */
export interface RenderRequest {
  readonly changes: readonly Change[];
  readonly visitors: readonly SqlVisitor[];
  /** Changelog in the repository. */
  readonly file: string;
  /** Line at which the text begins. */
  readonly firstLine: number;
  readonly runtime: Runtime;
  readonly engine: Engine;
  readonly schema: string;
}

/** SQL of which each statement stands in the line of its change. */
export interface RenderedChanges {
  readonly text: string;
  /** False where the changes' own text can be sent as it stands. */
  readonly isChanged: boolean;
  /** Why only Liquibase can run them, as a clause. */
  readonly notRun?: string;
  readonly notes: readonly string[];
}

/** Writes what a target gets for some changes. @throws UserError migrations/changelog-unreadable. */
export function renderChanges(request: RenderRequest): RenderedChanges {
  const writer = new LineWriter(request.firstLine);
  const notes: string[] = [];
  const changes = request.changes.filter((change) => isForDbms(change, request.runtime.dbms));
  const visitors = request.visitors.filter((visitor) => applies(visitor, request.runtime));
  const dashesNeedBlank = engineFamilies[request.engine.name] === 'mysql';
  // Its own directives would be no comments there.
  let isChanged = dashesNeedBlank || changes.length !== request.changes.length || visitors.length > 0;
  for (const change of changes) {
    const written = writeChange(change, request);
    if (written.kind === 'not-run') return { text: writer.text, isChanged: true, notRun: written.reason, notes };
    const settings = { where: `${request.file}:${change.line}`, dashesNeedBlank };
    if (written.kind === 'text' && visitors.length === 0) {
      const laid = layOutSql({ text: written.text, ...placeOf(change) }, { ...written.settings, ...settings }, startAt(writer, change));
      isChanged ||= laid.isChanged;
      if (laid.cutsDollarQuote) notes.push(`${request.file}:${change.line}: Liquibase itself would cut a dollar-quoted text at a semicolon and fail; splitStatements:false keeps it whole there.`);
    } else {
      writeStatements(statementsOf(written, settings), { change, visitors, writer });
      isChanged = true;
    }
  }
  return { text: writer.text, isChanged, notes };
}

/** What one change becomes. */
export function writeChange(change: Change, { file, engine, schema }: Pick<RenderRequest, 'file' | 'engine' | 'schema'>): WrittenChange {
  const context: ChangeContext = { engine, family: engineFamilies[engine.name], schema, where: `${file}:${change.line}` };
  const type = Object.hasOwn(changeTypes, change.type) ? changeTypes[change.type] : undefined;
  if (type !== undefined) return type.write(change, context);
  const javaClass = change.fields['class'];
  const other = isKnownChange(change.type) ? 'is a change that is not written here' : 'is no change of Liquibase itself, but perhaps of an extension';
  const what = change.type === 'customChange' ? `runs the Java class ${javaClass ?? ''}` : other;
  return { kind: 'not-run', reason: `${change.type} in line ${change.line} ${what}` };
}

function statementsOf(written: WrittenChange, settings: Pick<SqlSettings, 'where' | 'dashesNeedBlank'>): readonly string[] {
  if (written.kind === 'statements') return written.statements;
  return written.kind === 'text' ? cutSql(written.text, { ...written.settings, ...settings }) : [];
}

interface Writing {
  readonly change: Change;
  readonly visitors: readonly SqlVisitor[];
  readonly writer: LineWriter;
}

/** All statements of a change stand in its line, as far as they have no line breaks of their own. */
function writeStatements(statements: readonly string[], { change, visitors, writer }: Writing): void {
  writer.moveTo(change.line);
  for (const statement of statements) {
    const visited = visitors.reduce((sql, visitor) => visit(visitor, sql), statement);
    writer.write(`${writer.isFresh ? '' : ' '}${visited};`);
  }
}

/** Where the lines of a change's own text stand; nothing for a text from another file. */
function placeOf({ bodyLine, bodyLines }: Change): { readonly lineOf?: (line: number) => number } {
  if (bodyLines !== undefined) return { lineOf: (line) => bodyLines[Math.min(line, bodyLines.length - 1)] ?? 1 };
  return bodyLine === undefined ? {} : { lineOf: (line) => bodyLine + line };
}

function startAt(writer: LineWriter, change: Change): LineWriter {
  writer.moveTo(change.line);
  if (!writer.isFresh) writer.write(' ');
  return writer;
}

function applies({ dbms, context, labels }: SqlVisitor, runtime: Runtime): boolean {
  const labelsFit = labels === undefined || labelsMatch(labels, runtime.labels);
  return dbmsMatches(dbms, runtime.dbms) && (context === undefined || contextMatches(context, runtime.contexts)) && labelsFit;
}

/** What a `modifySql` child makes of a statement. */
function visit({ type, fields }: SqlVisitor, sql: string): string {
  const { value = '', replace = '', with: by = '' } = fields;
  switch (type) {
    case 'append':
      return `${sql}${value}`;
    case 'prepend':
      return `${value}${sql}`;
    case 'appendSqlIfNotPresent':
      return sql.endsWith(value) ? sql : `${sql} ${value}`;
    case 'replace':
      return sql.replaceAll(replace, () => by);
    case 'regExpReplace':
      return sql.replaceAll(regExpOf(replace), by);
    default:
      return sql;
  }
}

/** Java's regular expressions are nearly JavaScript's. @throws UserError migrations/changelog-unreadable for one that is none here. */
function regExpOf(text: string): RegExp {
  try {
    return new RegExp(text, 'g');
  } catch {
    throw new UserError('migrations/changelog-unreadable', { where: 'modifySql regExpReplace', detail: 'its replace is no regular expression that can be read here', actual: text });
  }
}
