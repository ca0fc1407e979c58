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

type Rewrite = (args: readonly string[]) => string;

/** Calls that servers print as operators, and operators that they print as calls. */
const rewrites: Readonly<Record<string, Rewrite>> = {
  date_add: (args) => `(+ ${args.join(' ')})`,
  date_sub: (args) => `(- ${args.join(' ')})`,
  mod: (args) => `(% ${args.join(' ')})`,
  isnull: (args) => `(is ${args.join(' ')} null)`,
  // MySQL 8 prints REGEXP as a call of the function behind it; a third argument has no operator.
  regexp_like: (args) => (args.length === 2 ? `(regexp ${args.join(' ')})` : `(call ${['regexp_like', ...args].join(' ')})`),
  now: (args) => (args[0] === '0' ? '(call now)' : `(call ${['now', ...args].join(' ')})`),
};

/** The canonical form of a call, under the one name of the function. */
export function callForm(name: string, args: readonly string[]): string {
  const known = synonyms[name] ?? name;
  const rewrite = rewrites[known];
  return rewrite === undefined ? `(call ${[known, ...args].join(' ')})` : rewrite(args);
}
