import type { TypeName } from '../../../model/column-definition.ts';

const integers = new Set(['tinyint', 'smallint', 'mediumint', 'int', 'bigint']);

/**
 * Reads COLUMN_TYPE: `int(10) unsigned`, `enum('a','b''c')`, `varchar(20)`.
 * The display width of an integer is left out, as MySQL does from 8.0.19 on and MariaDB does not, except where it shows:
 * with ZEROFILL, and in tinyint(1), which is how BOOLEAN is kept. The same goes for year(4).
 */
export function readColumnType(printed: string): TypeName {
  const plain = printed.replace(/\/\*[^]*?\*\//g, '').trim();
  const name = /^[^\s(]+/.exec(plain)?.[0].toLowerCase() ?? plain;
  const end = plain.lastIndexOf(')');
  const list = end < 0 ? '' : plain.slice(name.length + 1, end);
  const attributes = (end < 0 ? plain.slice(name.length) : plain.slice(end + 1)).toLowerCase();
  const isZerofill = attributes.includes('zerofill');
  const hasIdleWidth = name === 'year' || (integers.has(name) && !isZerofill && !(name === 'tinyint' && list === '1'));
  return {
    name,
    arguments: hasIdleWidth ? [] : readArguments(list),
    dimensions: 0,
    ...(attributes.includes('unsigned') ? { unsigned: true } : {}),
    ...(isZerofill ? { zerofill: true } : {}),
  };
}

function readArguments(list: string): readonly string[] {
  if (!list.startsWith("'")) return list === '' ? [] : list.split(',').map((argument) => argument.trim());
  return [...list.matchAll(/'((?:[^'\\]|''|\\[^])*)'/g)].map((label) => unescape(label[1] ?? ''));
}

const escapes: Readonly<Record<string, string>> = { '0': '\0', n: '\n', r: '\r', t: '\t', b: '\b', Z: '\x1a' };

/** Labels of ENUM and SET are printed as SQL strings (append_unescaped in sql/unireg.cc and sql_show.cc). */
function unescape(text: string): string {
  return text.replace(/''|\\([^])/g, (_, escaped: string | undefined) => (escaped === undefined ? "'" : (escapes[escaped] ?? escaped)));
}
