import type { TypeName } from '../../model/column-definition.ts';
import { dateForm, numberForm, quote, timestampForm } from '../literal-forms.ts';
import type { ExpressionContext } from '../expression-normalizer.ts';
import { CanonicalExpression, NotAnExpression } from './canonical-expression.ts';
import { tokensOf } from './canonical-tokens.ts';

/** The normaliser of MySQL and MariaDB. */
export function normalizeMysqlExpression(text: string, context: ExpressionContext = {}): string {
  const form = canonicalForm(text);
  return context.type === undefined ? form : literalForm(form, context.type);
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

type LiteralForm = (plain: string, type: TypeName) => string;

const number: LiteralForm = (plain, type) => roundedForm(plain.trim(), type);
const moment: LiteralForm = (plain) => quote(plain === '0' ? '0000-00-00 00:00:00' : timestampForm(plain));

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
function literalForm(form: string, type: TypeName): string {
  const string = /^'((?:[^']|'')*)'$/.exec(form)?.[1]?.replaceAll("''", "'");
  const plain = string ?? (/^-?[\d.]+$/.test(form) ? form : undefined);
  const ofType = literalForms[type.name];
  return plain === undefined || ofType === undefined ? form : ofType(plain, type);
}

function roundedForm(written: string, type: TypeName): string {
  const scale = type.name === 'decimal' ? Number(type.arguments[1] ?? 0) : undefined;
  const number = numberForm(written);
  if (scale === undefined || !/^-?\d+\.\d+$/.test(number)) return number;
  return numberForm(Number(number).toFixed(scale));
}

function timeForm(text: string): string {
  const parts = /^(-?)(\d+):(\d{1,2})(?::(\d{1,2}(?:\.\d+)?))?$/.exec(text.trim());
  if (parts === null) return text;
  return `${parts[1] ?? ''}${(parts[2] ?? '').padStart(2, '0')}:${(parts[3] ?? '').padStart(2, '0')}:${(parts[4] ?? '0').padStart(2, '0')}`;
}
