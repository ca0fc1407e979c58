import type { TypeName } from '../../../model/column-definition.ts';
import { unescapeText } from '../unescape-text.ts';

const integers = new Set(['tinyint', 'smallint', 'mediumint', 'int', 'bigint']);

/**
 * Reads COLUMN_TYPE: `int(10) unsigned`, `enum('a','b''c')`, `varchar(20)`.
 * The display width of an integer is left out, as MySQL does from 8.0.19 on and MariaDB does not, except where it shows:
 * with ZEROFILL, and in tinyint(1), which is how BOOLEAN is kept. The same goes for year(4).
 */
export function readColumnType(printed: string): TypeName {
  const { name, list, attributes } = splitType(printed.replace(/\/\*[^]*?\*\//g, '').trim());
  const isZerofill = attributes.includes('zerofill');
  const isBoolean = name === 'tinyint' && list === '1';
  const hasIdleWidth = name === 'year' || (integers.has(name) && !isZerofill && !isBoolean);
  return {
    name,
    arguments: hasIdleWidth ? [] : readArguments(list),
    dimensions: 0,
    ...(attributes.includes('unsigned') ? { unsigned: true } : {}),
    ...(isZerofill ? { zerofill: true } : {}),
  };
}

interface TypeParts {
  readonly name: string;
  /** What stands between the brackets; a label may hold brackets, too. */
  readonly list: string;
  readonly attributes: string;
}

function splitType(printed: string): TypeParts {
  const open = printed.indexOf('(');
  const end = printed.lastIndexOf(')');
  if (open < 0) {
    const [name = '', ...attributes] = printed.toLowerCase().split(' ');
    return { name, list: '', attributes: attributes.join(' ') };
  }
  return { name: printed.slice(0, open).toLowerCase(), list: printed.slice(open + 1, end), attributes: printed.slice(end + 1).toLowerCase() };
}

function readArguments(list: string): readonly string[] {
  if (!list.startsWith("'")) return list === '' ? [] : list.split(',').map((argument) => argument.trim());
  return [...list.matchAll(/'((?:[^'\\]|''|\\[^])*)'/g)].map((label) => unescapeText(label[1] ?? ''));
}
