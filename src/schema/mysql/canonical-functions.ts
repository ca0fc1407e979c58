/** Other names of functions, with the one that counts (MySQL 8.4 manual 14.1, MariaDB "Built-in Functions"). */
const synonyms: Readonly<Record<string, string>> = {
  current_timestamp: 'now', localtime: 'now', localtimestamp: 'now', current_date: 'curdate', current_time: 'curtime',
  lcase: 'lower', ucase: 'upper', substring: 'substr', mid: 'substr', character_length: 'char_length', octet_length: 'length',
  ceiling: 'ceil', power: 'pow', adddate: 'date_add', subdate: 'date_sub', dayofmonth: 'day', sha1: 'sha', json_value: 'json_value',
  std: 'stddev', schema: 'database', session_user: 'user', system_user: 'user', char: 'char',
};

/** Functions that may be written without parentheses. */
export const withoutParentheses: ReadonlySet<string> = new Set([
  'current_timestamp', 'localtime', 'localtimestamp', 'current_date', 'current_time', 'current_user', 'utc_date', 'utc_time', 'utc_timestamp',
]);

/** The canonical form of a call: the one name of the function, and forms that servers print as operators. */
export function callForm(name: string, args: readonly string[]): string {
  const known = synonyms[name] ?? name;
  const list = args.length > 0 && known === 'now' && args[0] === '0' ? [] : args;
  if (known === 'date_add') return `(+ ${list.join(' ')})`;
  if (known === 'date_sub') return `(- ${list.join(' ')})`;
  if (known === 'mod') return `(% ${list.join(' ')})`;
  // MySQL 8 prints REGEXP as a call of the function behind it.
  if (known === 'regexp_like' && list.length === 2) return `(regexp ${list.join(' ')})`;
  if (known === 'isnull') return `(is ${list.join(' ')} null)`;
  return `(call ${[known, ...list].join(' ')})`;
}
