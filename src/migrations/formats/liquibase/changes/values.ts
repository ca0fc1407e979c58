import type { ChangeColumn, Fields } from '../change-set.ts';
import type { ChangeContext } from './change-writer.ts';
import type { ColumnType } from './data-types.ts';
import { quoted } from './names.ts';

/** A text as a literal of the engine. MySQL reads backslashes as escapes (manual, 11.1.1). */
export function textLiteral({ family }: Pick<ChangeContext, 'family'>, text: string): string {
  const doubled = text.replaceAll("'", "''");
  return `'${family === 'mysql' ? doubled.replaceAll('\\', '\\\\') : doubled}'`;
}

/** The value that a column is given; undefined where it names none. `type` is known where the column is made. */
export function columnValue({ fields }: ChangeColumn, context: ChangeContext, type?: ColumnType): string | undefined {
  return write(
    {
      truth: fields['valueBoolean'], number: fields['valueNumeric'], moment: fields['valueDate'], computed: fields['valueComputed'],
      sequence: fields['valueSequenceNext'], current: fields['valueSequenceCurrent'], text: fields['value'],
    },
    context,
    type,
  );
}

/** The default that a column has; undefined where it names none. */
export function defaultValue(fields: Fields, context: ChangeContext, type?: ColumnType): string | undefined {
  const { defaultValueComputed: computed } = fields;
  const isOfMysql = context.family === 'mysql' && computed !== undefined && type === undefined;
  return write(
    {
      truth: fields['defaultValueBoolean'], number: fields['defaultValueNumeric'], moment: fields['defaultValueDate'],
      computed: isOfMysql ? inBrackets(computed) : computed, sequence: fields['defaultValueSequenceNext'], current: undefined, text: fields['defaultValue'],
    },
    context,
    type,
  );
}

/** ALTER … SET DEFAULT takes an expression in brackets there (MySQL 8.4 manual, 13.6). */
function inBrackets(expression: string): string {
  return expression.startsWith('(') ? expression : `(${expression})`;
}

interface Given {
  readonly truth: string | undefined;
  readonly number: string | undefined;
  readonly moment: string | undefined;
  readonly computed: string | undefined;
  readonly sequence: string | undefined;
  readonly current: string | undefined;
  readonly text: string | undefined;
}

/** The first that is there, in Liquibase's order (its ColumnConfig). */
function write(given: Given, context: ChangeContext, type: ColumnType | undefined): string | undefined {
  const { truth, number, moment, text } = given;
  if (truth !== undefined) return truthLiteral(truth, context, type);
  if (number !== undefined) return type?.kind === 'boolean' ? truthLiteral(number, context, type) : number;
  if (moment !== undefined) return `'${moment.replace('T', ' ')}'`;
  return functionCall(given, context) ?? (text === undefined ? undefined : textValue(text, context, type));
}

/** What the server computes. */
function functionCall({ computed, sequence, current }: Given, context: ChangeContext): string | undefined {
  if (computed !== undefined) return currentTime(computed, context);
  if (sequence !== undefined) return sequenceCall('nextval', sequence, context);
  return current === undefined ? undefined : sequenceCall('currval', current, context);
}

/** The time of day goes by many names; Liquibase has one for each engine. MySQL keeps the digits of a fraction. */
function currentTime(computed: string, { family }: ChangeContext): string {
  if (!/^current_(?:timestamp|datetime)/i.test(computed) || /on update/i.test(computed)) return computed;
  const digits = /\((\d+)\)/.exec(computed)?.[1];
  return `NOW(${family === 'mysql' && digits !== undefined && digits !== '0' ? digits : ''})`;
}

function textValue(text: string, context: ChangeContext, type: ColumnType | undefined): string {
  if (text.toLowerCase() === 'null') return 'NULL';
  return type === undefined || type.kind === 'other' ? textLiteral(context, text) : truthLiteral(text, context, type);
}

/** A word for a truth value, in the engine's words; what is none stays a text. */
function truthLiteral(word: string, context: ChangeContext, type: ColumnType | undefined): string {
  const plain = word.replaceAll("'", '').trim().toLowerCase();
  const isTrue = ['true', '1', 't', 'b1'].includes(plain);
  if (!isTrue && !['false', '0', 'f', 'b0'].includes(plain)) return textLiteral(context, word);
  if (type?.kind === 'bit') return isTrue ? "b'1'" : "b'0'";
  if (context.family === 'postgres') return isTrue ? 'TRUE' : 'FALSE';
  return isTrue ? '1' : '0';
}

function sequenceCall(call: 'nextval' | 'currval', name: string, context: ChangeContext): string {
  const parts = name.split('.').map((part) => quoted(context, part)).join('.');
  return `${call}(${context.family === 'postgres' ? textLiteral(context, parts) : parts})`;
}
