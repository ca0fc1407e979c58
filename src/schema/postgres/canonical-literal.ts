import type { TypeName } from '../../model/column-definition.ts';
import { dateForm, numberForm, quote, timestampForm } from '../literal-forms.ts';
import type { NodeOf } from '../../sql/postgres/syntax-tree.ts';

/** Internal and printed names of types whose literals have several spellings. */
const families: Readonly<Record<string, keyof typeof forms>> = {
  int2: 'number', int4: 'number', int8: 'number', numeric: 'number', float4: 'number', float8: 'number',
  smallint: 'number', integer: 'number', bigint: 'number', real: 'number', 'double precision': 'number', oid: 'number',
  bool: 'boolean', boolean: 'boolean',
  jsonb: 'json',
  interval: 'interval',
  date: 'date',
  timestamp: 'timestamp', timestamptz: 'timestamp',
  'timestamp without time zone': 'timestamp', 'timestamp with time zone': 'timestamp',
  time: 'time', timetz: 'time', 'time without time zone': 'time', 'time with time zone': 'time',
  uuid: 'uuid',
  bytea: 'bytes',
  text: 'text', varchar: 'text', 'character varying': 'text', bpchar: 'text', character: 'text',
};

/** The form of a constant; with the type to which it is cast, of what the server makes of it. */
export function constantForm(value: NodeOf<'A_Const'>, type?: string): string {
  const { isnull, boolval, ival, fval } = value;
  if (isnull === true) return 'null';
  if (boolval !== undefined) return String(boolval.boolval ?? false);
  if (ival !== undefined) return String(ival.ival ?? 0);
  return fval === undefined ? stringForm(value, type) : numberForm(fval.fval ?? '0');
}

/** A string, or the digits of a bit string. */
function stringForm({ sval, bsval }: NodeOf<'A_Const'>, type: string | undefined): string {
  const text = sval?.sval ?? bsval?.bsval?.replace(/^b/, '') ?? '';
  return type === undefined ? quote(text) : textForm(text, type);
}

/** A canonical form that is a lone literal, read as the type of its column. */
export function canonicalLiteral(form: string, type: TypeName): string {
  if (type.dimensions > 0) return form;
  const text = /^'((?:[^']|'')*)'$/.exec(form)?.[1]?.replaceAll("''", "'");
  if (text !== undefined) return textForm(text, type.name);
  // A number or truth value for a column of text is stored as text.
  return families[type.name] === 'text' && /^-?[\d.]+$/.test(form) ? quote(form) : form;
}

function textForm(text: string, type: string): string {
  const form = forms[families[type] ?? 'text'];
  return form(text);
}

/** What the server makes of a string in a column of each family of types. */
const forms = {
  number: (text) => (/^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(text) ? numberForm(text.trim()) : quote(text)),
  boolean: (text) => booleanForm(text) ?? quote(text),
  json: (text) => quote(jsonForm(text)),
  interval: (text) => quote(intervalForm(text)),
  date: (text) => quote(dateForm(text)),
  timestamp: (text) => quote(timestampForm(text)),
  time: (text) => quote(/^\s*\d{1,2}:\d{2}\s*$/.test(text) ? `${text.trim().padStart(5, '0')}:00` : text),
  uuid: (text) => quote(text.toLowerCase().replace(/[{}]/g, '')),
  bytes: (text) => quote(bytesForm(text)),
  text: quote,
} as const satisfies Record<string, (text: string) => string>;

/** Words for truth values; their beginnings count as well, where they are not shared (boolin in bool.c). */
const truths: readonly (readonly [string, readonly string[]])[] = [
  ['true', ['t', 'tr', 'tru', 'true', 'y', 'ye', 'yes', 'on', '1']],
  ['false', ['f', 'fa', 'fal', 'fals', 'false', 'n', 'no', 'of', 'off', '0']],
];

function booleanForm(text: string): string | undefined {
  const word = text.trim().toLowerCase();
  return truths.find(([, words]) => words.includes(word))?.[0];
}

/** The older form of bytea has characters and octal escapes (manual 8.4.2); the server prints hexadecimal digits. */
function bytesForm(text: string): string {
  if (text.startsWith('\\x')) return text.toLowerCase();
  const bytes = text.replace(/\\(?:([0-7]{3})|\\)/g, (_, octal?: string) => (octal === undefined ? '\\' : String.fromCharCode(Number.parseInt(octal, 8))));
  return `\\x${Buffer.from(bytes, 'latin1').toString('hex')}`;
}

/** jsonb keeps neither blanks nor the order of keys. */
function jsonForm(text: string): string {
  try {
    return JSON.stringify(sorted(JSON.parse(text)));
  } catch {
    return text;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([key, item]) => [key, sorted(item)]));
}

const months: Readonly<Record<string, number>> = { year: 12, yr: 12, y: 12, month: 1, mon: 1, decade: 120, century: 1200, millennium: 12_000 };
const days: Readonly<Record<string, number>> = { day: 1, d: 1, week: 7, w: 7 };
const seconds: Readonly<Record<string, number>> = { hour: 3600, hr: 3600, h: 3600, minute: 60, min: 60, m: 60, second: 1, sec: 1, s: 1 };

/** An interval as months, days and seconds, which the server keeps apart. */
function intervalForm(text: string): string {
  const total = { months: 0, days: 0, seconds: 0 };
  const written = text.trim().toLowerCase().replace(/^@ */, '');
  for (const { groups = {} } of written.matchAll(intervalParts)) {
    if (groups['other'] !== undefined) return text;
    const sign = groups['sign'] === '-' ? -1 : 1;
    if (groups['hour'] !== undefined) {
      total.seconds += sign * (Number(groups['hour']) * 3600 + Number(groups['minute']) * 60 + Number(groups['second'] ?? 0));
      continue;
    }
    const unit = unitOf(groups['unit'] ?? '');
    if (unit === undefined) return text;
    total[unit.field] += Number(groups['amount']) * unit.size;
  }
  return `${String(total.months)} ${String(total.days)} ${String(total.seconds)}`;
}

const intervalParts = /\s*(?:(?<sign>[-+]?)(?<hour>\d+):(?<minute>\d+)(?::(?<second>\d+(?:\.\d+)?))?|(?<amount>[-+]?\d+(?:\.\d+)?)\s*(?<unit>[a-z]+)|(?<other>\S))/g;

function unitOf(word: string): { readonly field: 'months' | 'days' | 'seconds'; readonly size: number } | undefined {
  const name = word.length > 1 ? word.replace(/s$/, '') : word;
  if (months[name] !== undefined) return { field: 'months', size: months[name] };
  if (days[name] !== undefined) return { field: 'days', size: days[name] };
  return seconds[name] === undefined ? undefined : { field: 'seconds', size: seconds[name] };
}
