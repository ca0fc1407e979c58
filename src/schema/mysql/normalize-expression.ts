import type { TypeName } from '../../model/column-definition.ts';
import { dateForm, numberForm, quote, timestampForm } from '../literal-forms.ts';
import type { Engine } from '../../model/engine-name.ts';
import type { NormalizeExpression } from '../expression-normalizer.ts';
import { CanonicalExpression, NotAnExpression } from './canonical-expression.ts';
import { tokensOf } from './canonical-tokens.ts';

/** The normaliser of MySQL or MariaDB. */
export function mysqlNormalizer(engine: Engine): NormalizeExpression {
  const fraction = engine.name === 'mariadb' ? truncated : rounded;
  return (text, context = {}) => {
    const form = canonicalForm(text);
    return context.type === undefined ? form : literalForm(form, { type: context.type, fraction });
  };
}

/** What is not understood is compared by its tokens. */
function canonicalForm(text: string): string {
  const tokens = tokensOf(text);
  try {
    return new CanonicalExpression(tokens).whole();
  } catch (error) {
    if (error instanceof NotAnExpression) return tokens.map((token) => token.text.toLowerCase()).join(' ');
    throw error;
  }
}

/** The column of a literal, and how its server cuts fractions of a second. */
interface LiteralContext {
  readonly type: TypeName;
  readonly fraction: (seconds: string, digits: number) => string;
}

type LiteralForm = (plain: string, context: LiteralContext) => string;

const number: LiteralForm = (plain, { type }) => roundedForm(plain.trim(), type);
const moment: LiteralForm = (plain, context) => quote(plain === '0' ? '0000-00-00 00:00:00' : withFraction(timestampForm(plain), context));

/** What a literal becomes in a column of a type; in the types that are not named it stays what it is. */
const literalForms: Readonly<Record<string, LiteralForm>> = {
  tinyint: number, smallint: number, mediumint: number, int: number, bigint: number, decimal: number, float: number, double: number, year: number,
  bit: (plain) => (/^\d+$/.test(plain) ? `b${BigInt(plain).toString(2)}` : quote(plain)),
  date: (plain) => quote(dateForm(plain)),
  datetime: moment, timestamp: moment,
  time: (plain) => quote(timeForm(plain)),
  char: quote, varchar: quote, tinytext: quote, text: quote, mediumtext: quote, longtext: quote, enum: quote, set: quote,
};

/** A lone literal as the server stores it in a column of the type. */
function literalForm(form: string, context: LiteralContext): string {
  const string = /^'((?:[^']|'')*)'$/.exec(form)?.[1]?.replaceAll("''", "'");
  const plain = string ?? (/^-?[\d.]+$/.test(form) ? form : undefined);
  const ofType = literalForms[context.type.name];
  return plain === undefined || ofType === undefined ? form : ofType(plain, context);
}

function roundedForm(written: string, type: TypeName): string {
  const scale = type.name === 'decimal' ? Number(type.arguments[1] ?? 0) : undefined;
  const number = numberForm(written);
  if (scale === undefined || !/^-?\d+\.\d+$/.test(number)) return number;
  return numberForm(Number(number).toFixed(scale));
}

/** Fractions of a second beyond the type's precision are rounded by MySQL (8.4 manual 13.2.6) and cut off by MariaDB. */
function withFraction(moment: string, { type, fraction }: LiteralContext): string {
  return moment.replace(/\d\d\.\d+$/, (seconds) => {
    const [whole = '', digits = ''] = fraction(seconds, Number(type.arguments[0] ?? 0)).split('.');
    const kept = digits.replace(/0+$/, '');
    return `${whole.padStart(2, '0')}${kept === '' ? '' : `.${kept}`}`;
  });
}

function rounded(seconds: string, digits: number): string {
  return Number(seconds).toFixed(digits);
}

function truncated(seconds: string, digits: number): string {
  return digits === 0 ? seconds.slice(0, 2) : seconds.slice(0, 3 + digits);
}

function timeForm(text: string): string {
  const parts = /^(-?)(\d+):(\d{1,2})(?::(\d{1,2}(?:\.\d+)?))?$/.exec(text.trim());
  if (parts === null) return text;
  return `${parts[1] ?? ''}${(parts[2] ?? '').padStart(2, '0')}:${(parts[3] ?? '').padStart(2, '0')}:${(parts[4] ?? '0').padStart(2, '0')}`;
}
