import type { Span } from '../../model/location.ts';
import type { JudgedFile } from '../define-rule.ts';
import type { RuleAliases } from '../rule-aliases.ts';
import { readSuppression, type SuppressionComment } from './suppression-comments.ts';
import { isHeader, linesOf, SuppressionTargets } from './suppression-targets.ts';

/** What is wrong with a suppression, as a message of the rule that reports it, with the values of its texts. */
export interface SuppressionFault {
  readonly rule: 'unused-suppression' | 'suppression-expired';
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
  readonly isNotice?: boolean;
}

/** A suppression with its rules and its reach; one without a span reaches nothing. */
export interface Suppression {
  readonly said: SuppressionComment;
  readonly rules: ReadonlySet<string> | 'all';
  readonly span?: Span;
  readonly faults: readonly SuppressionFault[];
}

/** What resolving needs to know beside the file. */
export interface SuppressionScope {
  readonly aliases: RuleAliases;
  /** The nearest rule to a misspelt one. */
  nearestRule(name: string): string | undefined;
  /** ISO date. */
  readonly today: string;
}

/** Reads the suppressions of a file, in the order of its text. Those of parts that are not judged are left out. */
export function resolveSuppressions(file: JudgedFile, scope: SuppressionScope): readonly Suppression[] {
  const targets = new SuppressionTargets(file);
  const open: SuppressionComment[] = [];
  const found = file.comments.flatMap((comment): readonly Suppression[] => {
    const said = readSuppression(comment);
    if (said === undefined) return [];
    if (said.reach === 'end') return closeBlocks(said, open.splice(0), scope);
    if (said.reach !== 'start') return resolveOne(said, { file, targets, scope });
    open.push(said);
    return [];
  });
  const unclosed = open.map((said) => {
    const span = { start: said.comment.span.start, end: file.text.length };
    return resolved({ said, span, scope, fault: { rule: 'unused-suppression', message: 'unclosed', values: {} } });
  });
  return [...found, ...unclosed];
}

function closeBlocks(end: SuppressionComment, open: readonly SuppressionComment[], scope: SuppressionScope): readonly Suppression[] {
  if (open.length === 0) {
    return [{ said: end, rules: new Set(), faults: [{ rule: 'unused-suppression', message: 'unopened', values: {} }] }];
  }
  return open.map((said) => {
    const span = { start: said.comment.span.start, end: end.comment.span.end };
    return resolved({ said, span, scope });
  });
}

interface FileScope {
  readonly file: JudgedFile;
  readonly targets: SuppressionTargets;
  readonly scope: SuppressionScope;
}

function resolveOne(said: SuppressionComment, { file, targets, scope }: FileScope): readonly Suppression[] {
  const whole = { start: 0, end: file.text.length };
  if (said.reach === 'file') return [resolved({ said, span: whole, scope })];
  if (said.reach === 'header' && isHeader(said.comment, file)) return [resolved({ said, span: whole, scope })];
  const target = targets.of(said.comment);
  if (target?.down === true) return [];
  if (said.reach === 'line') return [resolved({ said, span: linesOf(said.comment, file.text), scope })];
  return [resolved({ said, scope, ...(target === undefined ? {} : { span: target.span }) })];
}

interface ResolveRequest {
  readonly said: SuppressionComment;
  readonly span?: Span;
  readonly scope: SuppressionScope;
  readonly fault?: SuppressionFault;
}

function resolved({ said, span, scope, fault }: ResolveRequest): Suppression {
  const expiry = expiryFault(said, scope.today);
  const names = said.names.map((name) => ({ name, ids: scope.aliases.ruleIds(said.syntax, name) }));
  const unknown = names.filter(({ ids }) => ids.length === 0).map(({ name }) => unknownFault(said, name, scope));
  return {
    said,
    // Other tools mean all of their rules where they name none.
    rules: names.length === 0 && said.syntax !== 'schema-gitops' ? 'all' : new Set(names.flatMap(({ ids }) => ids)),
    ...(expiry !== undefined || span === undefined ? {} : { span }),
    faults: [fault, expiry, ...unknown, bareFault(said)].filter((each) => each !== undefined),
  };
}

/** Our form suppresses nothing without a rule; nor does squawk's for a line, which is taken for all rules here. */
function bareFault({ names, syntax, reach }: SuppressionComment): SuppressionFault | undefined {
  if (names.length > 0 || (syntax !== 'schema-gitops' && reach !== 'line')) return undefined;
  return { rule: 'unused-suppression', message: syntax === 'squawk' ? 'bare-squawk' : 'bare', values: {} };
}

function unknownFault(said: SuppressionComment, name: string, scope: SuppressionScope): SuppressionFault {
  if (said.syntax !== 'schema-gitops') {
    return { rule: 'unused-suppression', message: 'unmapped', values: { name, tool: said.syntax }, isNotice: true };
  }
  const nearest = scope.nearestRule(name);
  return nearest === undefined
    ? { rule: 'unused-suppression', message: 'unknown', values: { name } }
    : { rule: 'unused-suppression', message: 'misspelt', values: { name, nearest } };
}

/** A suppression holds on its last day. A date that is none would never expire: it counts as expired. */
function expiryFault({ until }: SuppressionComment, today: string): SuppressionFault | undefined {
  if (until === undefined) return undefined;
  if (!isDate(until)) return { rule: 'suppression-expired', message: 'no-date', values: { until } };
  return until < today ? { rule: 'suppression-expired', message: 'expired', values: { until } } : undefined;
}

function isDate(text: string): boolean {
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
