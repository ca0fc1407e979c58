import { UserError } from '../../../errors/user-error.ts';
import { childrenNamed, isTrue, isTrueUnlessGiven, textOf, valueOf, type ChangelogNode } from './changelog-node.ts';
import { isKnownChange } from './change-fields.ts';
import type { Change, ChangeSet, Preconditions, Rollback, SqlVisitor } from './change-set.ts';
import { present } from './present.ts';
import { readChange, type ChangeSource } from './read-change.ts';

/** What a `changeSet` of XML, YAML or JSON is read with. */
export interface ChangeSetSource extends ChangeSource {
  /** Lines of the changelog. */
  readonly lines: readonly string[];
  readonly storedPath: (logicalFilePath: string | undefined) => string;
  readonly changesOf: (identity: { readonly id: string; readonly author: string; readonly path: string | undefined }) => readonly Change[] | undefined;
}

/** Children of a change set that are no changes. */
const notChanges = new Set(['rollback', 'validchecksum', 'validchecksums', 'modifysql', 'preconditions', 'changes', 'comment']);

/**
 * Reads a change set; the parameters of the tree are replaced.
 * @throws UserError migrations/changelog-unreadable and what reading its changes throws.
 */
export function readChangeSetNode(node: ChangelogNode, source: ChangeSetSource): ChangeSet {
  const { file, lines } = source;
  const field = (name: string): string | undefined => textOf(node, name, file);
  const runOrder = field('runOrder');
  const comment = childrenNamed(node, 'comment').map(({ value }) => value ?? '').join('\n').trim();
  return {
    id: idOf(node, file),
    author: valueOf(node, 'author', file) ?? '',
    path: source.storedPath(field('logicalFilePath')),
    file,
    line: node.line,
    lastLine: node.lastLine,
    changes: changeNodes(node).map((change) => readChange(change, source)),
    visitors: modifiers(node).flatMap((modifier) => visitorsOf(modifier, file)),
    validCheckSums: [...childrenNamed(node, 'validCheckSum'), ...childrenNamed(node, 'validCheckSums')].flatMap((each) => checkSumsOf(each)),
    runAlways: isTrue(field('runAlways') ?? field('alwaysRun')),
    runOnChange: isTrue(field('runOnChange')),
    runInTransaction: isTrueUnlessGiven(field('runInTransaction')),
    failOnError: isTrueUnlessGiven(field('failOnError')),
    ignore: isTrue(field('ignore')),
    inheritedContexts: [],
    inheritedLabels: [],
    isPlainSql: false,
    source: lines.slice(node.line - 1, node.lastLine).join('\n'),
    ...(runOrder === 'first' || runOrder === 'last' ? { runOrder } : {}),
    ...present({ comment: comment === '' ? undefined : comment, dbms: field('dbms'), context: field('contextFilter') ?? field('context'), labels: field('labels'), runWith: field('runWith') }),
    ...rollbackOf(node, source),
    ...preconditionsOf(node, file),
  };
}

function idOf(node: ChangelogNode, file: string): string {
  const id = valueOf(node, 'id', file);
  if (id === undefined || id.trim() === '') throw new UserError('migrations/changelog-unreadable', { where: `${file}:${node.line}`, detail: 'a change set has no id' });
  return id;
}

/** YAML and JSON list the changes under `changes`; modifySql and others may stand among them. */
function members(node: ChangelogNode): readonly ChangelogNode[] {
  return [...node.children, ...childrenNamed(node, 'changes').flatMap(({ children }) => children)];
}

/** Attributes are children without children, and so is a change without fields. What has fields and is not Liquibase's own is an extension's. */
function changeNodes(node: ChangelogNode): readonly ChangelogNode[] {
  return members(node).filter(({ name, children }) => !notChanges.has(name.toLowerCase()) && (isKnownChange(name) || children.length > 0));
}

function modifiers(node: ChangelogNode): readonly ChangelogNode[] {
  return members(node).filter(({ name }) => name.toLowerCase() === 'modifysql');
}

const visitorTypes = new Set(['append', 'prepend', 'replace', 'regExpReplace', 'appendSqlIfNotPresent']);

function visitorsOf(modifier: ChangelogNode, file: string): readonly SqlVisitor[] {
  const field = (name: string): string | undefined => textOf(modifier, name, file);
  const filters = present({ dbms: field('dbms'), context: field('contextFilter') ?? field('context'), labels: field('labels') });
  return modifier.children.filter(({ name }) => visitorTypes.has(name)).map((visitor) => ({
    type: visitor.name,
    fields: Object.fromEntries(visitor.children.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]))),
    appliesToRollback: isTrue(field('applyToRollback')),
    ...filters,
  }));
}

function checkSumsOf({ value, moreValues, children }: ChangelogNode): readonly string[] {
  const own = [...(value === undefined ? [] : [value]), ...(moreValues ?? [])];
  return [...own, ...children.flatMap((child) => checkSumsOf(child))].map((sum) => sum.trim());
}

function rollbackOf(node: ChangelogNode, source: ChangeSetSource): { readonly rollback?: Rollback } {
  const blocks = members(node).filter(({ name }) => name === 'rollback');
  if (blocks.length === 0) return {};
  const changes = blocks.flatMap((block) => rollbackChanges(block, source));
  return { rollback: changes.length === 0 ? { kind: 'nothing' } : { kind: 'changes', changes } };
}

function rollbackChanges(block: ChangelogNode, source: ChangeSetSource): readonly Change[] {
  const { file } = source;
  const [id, author, path] = ['changeSetId', 'changeSetAuthor', 'changeSetPath'].map((name) => textOf(block, name, file));
  if (id !== undefined) {
    const changes = source.changesOf({ id, author: author ?? '', path });
    if (changes === undefined) throw new UserError('migrations/changelog-unreadable', { where: `${file}:${block.line}`, detail: `the rollback names a change set that is not there: ${id}` });
    return changes;
  }
  const nested = block.children.filter(({ name }) => isKnownChange(name)).map((child) => readChange(child, source));
  const text = block.value?.trim() ?? '';
  if (text === '') return nested;
  const fields = { splitStatements: 'true', stripComments: 'true', endDelimiter: ';' };
  const line = block.valueLine ?? block.line;
  return [...nested, { type: 'sql', line, fields, columns: [], whereParams: [], columnFiles: {}, body: text, bodyLine: line, node: block }];
}

function preconditionsOf(node: ChangelogNode, file: string): { readonly preconditions?: Preconditions } {
  const found = childrenNamed(node, 'preConditions').at(-1);
  return found === undefined ? {} : { preconditions: readPreconditions(found, file) };
}

/** What a `preConditions` element says, of a change set or of a changelog. */
export function readPreconditions(node: ChangelogNode, file: string): Preconditions {
  const field = (name: string): string | undefined => textOf(node, name, file);
  return { node, onFail: field('onFail') ?? 'HALT', onError: field('onError') ?? 'HALT', ...present({ onFailMessage: field('onFailMessage') }) };
}
