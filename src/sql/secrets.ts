import type { Span } from '../model/location.ts';
import type { Script, Statement } from '../model/statement.ts';

/** A credential that stands in a script. */
export interface FoundSecret {
  readonly span: Span;
  /** What must not be shown, without its quotes. */
  readonly value: string;
  /** `hash`: what a server stores of a password; `url`: inside a connection string; `key`: of a service or a private key. */
  readonly kind: 'password' | 'hash' | 'url' | 'key';
}

/** Statements in which a text behind PASSWORD or IDENTIFIED BY is a credential. */
const accountCommand = /^(?:(?:CREATE|ALTER) (?:OR REPLACE )?(?:ROLE|USER|GROUP|SERVER|SUBSCRIPTION|FOREIGN)|GRANT|SET PASSWORD|CHANGE|START)\b/;

/** The clause, and a text in quotes: doubled quotes and backslashes stand for what follows them. */
const clause = /\b(?:PASSWORD|(?:MASTER|SOURCE)_PASSWORD|IDENTIFIED\s+BY(?:\s+PASSWORD)?|IDENTIFIED\s+(?:WITH|VIA)\s+[\w'"`]+\s+(?:BY|AS|USING)(?:\s+PASSWORD\s*\()?)(?:\s+FOR\s+[^=]{1,200})?\s*[=(]*\s*(?:PASSWORD\s*\(\s*)?[EeUu&]{0,2}(?:'((?:[^'\\]|''|\\[^])*)'|"((?:[^"\\]|""|\\[^])*)")/gi;

/** What stands for a password that somebody else puts in. */
const placeholder = /^(?:|[$#]?\{.*\}|\{\{.*\}\}|\$\(.*\)|<.*>|%\w+%|%[sv]|:\w+|@\w+@?|\$\w+|\*+|x{3,}|\?)$/i;

/** What servers store: MD5 and SCRAM of PostgreSQL, the double SHA-1 and caching_sha2 of MySQL, bcrypt. */
const hash = /^(?:md5[0-9a-f]{32}|SCRAM-SHA-256\$\d+:.+|\*[0-9a-f]{40}|\$A\$005\$[^]+|\$2[aby]\$\d\d\$.+)$/i;

/** Forms that are a secret wherever they stand. The first group, where there is one, is the secret. */
const anywhere: readonly { readonly kind: FoundSecret['kind']; readonly pattern: RegExp }[] = [
  { kind: 'url', pattern: /(?<=[a-z]):\/\/[^\s/:@'"<>]*:([^\s@/'"<>]+)@/gi },
  { kind: 'url', pattern: /'(?:[^'\n]* )?(?:host|hostaddr|user|dbname|port)=[^'\n]*/gi },
  { kind: 'key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  { kind: 'key', pattern: /\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_\w{30,}|\bglpat-[\w-]{20,}|\bnpm_[A-Za-z0-9]{36}\b/g },
  { kind: 'key', pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{16,}|\b[rs]k_live_[A-Za-z0-9]{16,}|\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{32,}/g },
  { kind: 'key', pattern: /\bAIza[\w-]{35}\b|\bAccountKey=[A-Za-z0-9+/=]{40,}/g },
  { kind: 'key', pattern: /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^-]{0,8000}/g },
];

const connectionPassword = /\bpassword=([^\s'"]+)/i;

/** Finds the credentials of a script, in the order of the text. Placeholders are none. */
export function findSecrets(text: string, { statements }: Pick<Script, 'statements'>): readonly FoundSecret[] {
  const found = [...statements.flatMap(inStatement), ...anywhere.flatMap((form) => inText(text, form))];
  return found.toSorted((a, b) => a.span.start - b.span.start);
}

/**
 * What must not be shown of a text that holds credentials, whatever its statements are: each as it is and in its quotes,
 * since a short one can be hidden in its quotes only. Rather too many than one too few.
 */
export function secretTexts(text: string): readonly string[] {
  if (!mayHoldSecrets.test(text)) return [];
  const quoted = [...text.matchAll(clause)].flatMap(([, single, double]) => {
    const value = single ?? double ?? '';
    return placeholder.test(value) ? [] : [value, single === undefined ? `"${value}"` : `'${value}'`];
  });
  return [...quoted, ...anywhere.flatMap((form) => inText(text, form)).map(({ value }) => value)];
}

const mayHoldSecrets = /password|identified|:\/\/|PRIVATE KEY|AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|npm_|xox|k_live_|sk-|AIza|AccountKey/i;

function inStatement(statement: Statement): readonly FoundSecret[] {
  const inner = statement.body?.statements.flatMap(inStatement) ?? [];
  if (!accountCommand.test(statement.command)) return inner;
  const own = [...statement.text.matchAll(clause)].flatMap(([, single, double]): readonly FoundSecret[] => {
    const value = single ?? double ?? '';
    if (placeholder.test(value)) return [];
    return [{ span: statement.span, value, kind: hash.test(value) ? 'hash' : 'password' }];
  });
  return [...own, ...inner];
}

function inText(text: string, { kind, pattern }: (typeof anywhere)[number]): readonly FoundSecret[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: whole, 1: group, index }): readonly FoundSecret[] => {
    const value = whole.startsWith("'") ? connectionPassword.exec(whole)?.[1] : group ?? whole;
    if (value === undefined || placeholder.test(value)) return [];
    return [{ span: { start: index, end: index + whole.length }, value, kind }];
  });
}
