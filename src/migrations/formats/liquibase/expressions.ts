/**
 * Whether an expression of names (`a and !b`, `(a or b) and c`, `a, b`) holds for a set of names, as Liquibase decides about
 * contexts and labels. Without names everything holds, except what is required by an `@`.
 */
export function expressionHolds(expression: string, names: readonly string[]): boolean {
  let rest = expression.trim();
  for (let inner = /\(([^()]+)\)/.exec(rest); inner !== null; inner = /\(([^()]+)\)/.exec(rest)) {
    const value = expressionHolds(inner[1] ?? '', names) ? ':TRUE' : ':FALSE';
    rest = `${rest.slice(0, inner.index)} ${value} ${rest.slice(inner.index + inner[0].length)}`.trim();
  }
  const some = rest.split(/\s*,\s*|\s+or\s+/i);
  if (some.length > 1) return some.some((part) => expressionHolds(part, names));
  const every = rest.split(/\s+and\s+/i);
  if (every.length > 1) return every.every((part) => expressionHolds(part, names));
  return termHolds(rest, names);
}

function termHolds(term: string, names: readonly string[]): boolean {
  const { negated = '', required = '', name = '' } = /^(?<negated>!|not\s+|@\s*(?:!|not\s+))?\s*(?<required>@?)\s*(?<name>.*)$/is.exec(term)?.groups ?? {};
  const isNegated = negated !== '';
  if (name === ':TRUE') return !isNegated;
  if (name === ':FALSE') return isNegated;
  if (names.length === 0 && required === '') return true;
  const isNamed = names.some((each) => each.replace(/^@\s*/, '').toLowerCase() === name.toLowerCase());
  return isNamed !== isNegated;
}

/** Whether a change set's context lets it run in the contexts of a run. */
export function contextMatches(context: string | undefined, contexts: readonly string[]): boolean {
  const expressions = listOf(context);
  if (expressions.length === 0) return !contexts.some((name) => name.startsWith('@'));
  return expressions.some((expression) => expressionHolds(expression, contexts));
}

/** Whether a run's label expression takes a change set of these labels. */
export function labelsMatch(labels: string | undefined, wanted: string): boolean {
  const expressions = listOf(wanted);
  return expressions.length === 0 || expressions.some((expression) => expressionHolds(expression, listOf(labels)));
}

/**
 * Whether a `dbms` list (`postgresql, mysql`, `!oracle`, `all`, `none`) names a database.
 * @param dbms absent: no database is known, and everything is let through.
 */
export function dbmsMatches(list: string | undefined, dbms: string | undefined): boolean {
  const names = listOf(list).map((name) => name.toLowerCase());
  if (dbms === undefined || names.length === 0 || names.includes('all')) return true;
  if (names.includes('none') || names.includes(`!${dbms}`)) return false;
  return names.includes(dbms) || names.every((name) => name.startsWith('!'));
}

/** What stands between commas, trimmed. */
export function listOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');
}
