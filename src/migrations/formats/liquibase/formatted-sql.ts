import { UserError } from '../../../errors/user-error.ts';
import type { ChangelogNode } from './changelog-node.ts';
import type { Fields } from './change-set.ts';
import { formattedChangeSet, type Draft, type FormattedHost } from './formatted-change-set.ts';
import { attributeOf, readAnyLine, readChangeSetContent, unquoted, type FormattedLine } from './formatted-sql-lines.ts';
import { present } from './present.ts';

/**
 * Reads a formatted SQL changelog.
 * @throws UserError migrations/changelog-unreadable for whatever Liquibase refuses.
 */
export function readFormattedSql(text: string, host: FormattedHost): void {
  new FormattedReader(text, host).read();
}

class FormattedReader {
  readonly #lines: readonly string[];
  readonly #host: FormattedHost;
  #next = 0;
  #draft: Draft | undefined;
  #logicalFilePath: string | undefined;
  #hasHeader = false;

  constructor(text: string, host: FormattedHost) {
    this.#lines = text.split(/\r\n|\r|\n/);
    this.#host = host;
  }

  read(): void {
    while (this.#next < this.#lines.length) {
      const text = this.#lines[this.#next] ?? '';
      this.#next += 1;
      const found = readAnyLine(text);
      if (found === undefined) this.#readContent(text);
      else this.#readAny(found);
    }
    this.#finish(true);
  }

  #readAny(found: FormattedLine): void {
    switch (found.kind) {
      case 'property':
        this.#define(found.text);
        break;
      case 'header':
        if (this.#hasHeader) throw this.#refused('it says twice that it is formatted SQL');
        this.#hasHeader = true;
        this.#logicalFilePath = attributeOf(found.text, 'logicalFilePath', String.raw`\S*`);
        break;
      case 'ignore':
        this.#skip(found.count);
        break;
      case 'change-set':
        this.#finish(false);
        this.#draft = { head: { ...found, line: this.#next }, sql: [], rollback: [], validCheckSums: [], conditions: [], ignoresLines: false };
        break;
      default:
        throw this.#malformed(found);
    }
  }

  #readContent(text: string): void {
    const found = readChangeSetContent(text);
    if (this.#draft !== undefined) this.#addContent(this.#draft, found, text);
    else if (found.kind === 'comment') throw this.#refused('a --comment stands before the first change set');
  }

  #addContent(draft: Draft, found: FormattedLine, text: string): void {
    switch (found.kind) {
      case 'sql':
        draft.sql.push({ text, line: this.#next });
        break;
      case 'comment':
        draft.comment = found.text;
        break;
      case 'valid-checksum':
        draft.validCheckSums.push(found.text.trim());
        break;
      case 'rollback':
        draft.rollback.push({ text: found.text, line: this.#next });
        break;
      case 'rollback-block':
        this.#readRollbackBlock(draft);
        break;
      case 'preconditions':
        draft.guarding = found.text;
        break;
      case 'precondition':
        draft.conditions.push(this.#condition(found.name, found.text.trim()));
        break;
      default:
        throw this.#malformed(found);
    }
  }

  #malformed(found: FormattedLine): UserError {
    return this.#refused(found.kind === 'malformed' ? `Liquibase wants it written ${found.expected}` : 'the line is not understood');
  }

  #refused(detail: string): UserError {
    return new UserError('migrations/changelog-unreadable', { where: `${this.#host.file}:${this.#next}`, detail });
  }

  #define(line: string): void {
    const value = (name: string, pattern = String.raw`\S+`): string | undefined => {
      const found = attributeOf(line, name, pattern);
      return found === undefined ? undefined : this.#host.expand(unquoted(found));
    };
    const list = String.raw`".*?"|\S*`;
    const name = value('name', String.raw`\s*\S+`)?.trim();
    if (name === undefined) return;
    const context = value('contextFilter', list) ?? value('context', list);
    const [labels, dbms] = [value('labels', list), value('dbms', String.raw`[^,][\w!,]+`)];
    const parameter = { name, value: value('value', String.raw`\s*\S+`)?.trim() ?? '', ...present({ context, labels, dbms }) };
    this.#host.define(parameter, attributeOf(line, 'global', String.raw`\S+`)?.toLowerCase() !== 'false');
  }

  #skip(count: string): void {
    if (this.#draft !== undefined) this.#draft.ignoresLines = true;
    if (/^\d+$/.test(count)) {
      this.#next = Math.min(this.#lines.length, this.#next + Number(count));
      return;
    }
    if (count !== 'start') throw this.#refused(`--ignoreLines takes a number or start, not ${count}`);
    while (this.#next < this.#lines.length) {
      const line = this.#lines[this.#next] ?? '';
      this.#next += 1;
      const found = readAnyLine(line);
      if (found?.kind === 'ignore' && found.count === 'end') return;
    }
  }

  #readRollbackBlock(draft: Draft): void {
    for (; this.#next < this.#lines.length; ) {
      const text = this.#lines[this.#next] ?? '';
      this.#next += 1;
      const end = /^(.*)\*\/\s*$/.exec(text);
      if ((end?.[1] ?? text).trim() !== '') draft.rollback.push({ text: end?.[1] ?? text, line: this.#next });
      if (end !== null) return;
    }
    throw this.#refused('the comment with the rollback is not closed');
  }

  #condition(name: string, text: string): ChangelogNode {
    const body = this.#host.expand(text);
    if (name === 'sql-check') return this.#sqlCheck(body);
    const [kind, attribute] = name === 'table-exists' ? ['tableExists', 'tableName'] as const : ['viewExists', 'viewName'] as const;
    if (name !== 'table-exists' && name !== 'view-exists') throw this.#refused(`there is no precondition ${name} in formatted SQL`);
    const object = attributeOf(body, name === 'table-exists' ? 'table' : 'view');
    if (object === undefined) throw this.#refused(`precondition-${name} names nothing`);
    return this.#conditionNode(kind, { [attribute]: object, ...present({ schemaName: attributeOf(body, 'schema') }) });
  }

  #sqlCheck(body: string): ChangelogNode {
    const [, expected, sql] = sqlCheckForms.map((form) => form.exec(body)).find((found) => found !== null) ?? [];
    if (expected === undefined || sql === undefined) throw this.#refused('a precondition-sql-check is written expectedResult:<value> <SQL>');
    return { ...this.#conditionNode('sqlCheck', { expectedResult: expected }), value: sql };
  }

  /** A precondition as XML would have it. */
  #conditionNode(name: string, attributes: Fields): ChangelogNode {
    const line = this.#next;
    return { name, line, lastLine: line, children: Object.entries(attributes).map(([attribute, value]) => ({ name: attribute, line, lastLine: line, children: [], value })) };
  }

  #finish(isLast: boolean): void {
    const draft = this.#draft;
    if (draft === undefined) return;
    const body = draft.sql.map(({ text }) => text).join('\n');
    if (body.trim() === '') throw new UserError('migrations/changelog-unreadable', { where: `${this.#host.file}:${draft.head.line}`, detail: `change set ${draft.head.id} has no SQL` });
    this.#host.add(formattedChangeSet(draft, { host: this.#host, isLast, logicalFilePath: this.#logicalFilePath, lastLine: this.#lastLineOf(isLast), lines: this.#lines }));
  }

  /** The line before the next change set. */
  #lastLineOf(isLast: boolean): number {
    return isLast ? this.#lines.length : this.#next - 1;
  }
}

const sqlCheckForms = [/^(?:expectedResult:)?(\w+) (.*)$/is, /^(?:expectedResult:)?'([^']+)' (.*)$/is, /^(?:expectedResult:)?"([^"]+)" (.*)$/is];
