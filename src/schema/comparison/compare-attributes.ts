import type { AttributeChange } from '../../model/drift.ts';
import type { AttributeValue, ObjectKind, SchemaObject } from '../../model/schema-object.ts';
import type { ComparisonRules } from './comparison-rules.ts';

/** Differences by attribute, in the order of names. */
export type AttributeChanges = Readonly<Record<string, AttributeChange>>;

/** Attributes that hold names of tables. */
const naming = new Set(['definition', 'references', 'table', 'tables']);

/** Every attribute on which two objects disagree. */
export function compareAttributes(expected: SchemaObject, actual: SchemaObject, rules: ComparisonRules): AttributeChanges {
  const names = [...new Set([...Object.keys(expected.attributes), ...Object.keys(actual.attributes)])].toSorted();
  const changes = names.flatMap((name): readonly [string, AttributeChange][] => {
    const [left, right] = [expected.attributes[name], actual.attributes[name]];
    if (isEqual(left, right)) return [];
    const change = { ...(left === undefined ? {} : { expected: left }), ...(right === undefined ? {} : { actual: right }) };
    return isFolded(actual.kind, name, { change, rules }) ? [] : [[name, change]];
  });
  return withoutImplied(Object.fromEntries(changes));
}

/** Whether two values are the same; lists item by item. */
export function isEqual(left: AttributeValue | undefined, right: AttributeValue | undefined): boolean {
  if (typeof left !== 'object' || typeof right !== 'object') return left === right;
  return left.length === right.length && left.every((item, index) => item === right[index]);
}

/** A list as it stands; of other values an empty one. */
export function listOf(value: AttributeValue | undefined): readonly string[] {
  return typeof value === 'object' ? value : [];
}

interface Difference {
  readonly change: AttributeChange;
  readonly rules: ComparisonRules;
}

function isFolded(kind: ObjectKind, name: string, { change, rules }: Difference): boolean {
  if (rules.mixedCase && naming.has(name) && isEqual(smallLetters(change.expected), smallLetters(change.actual))) return true;
  return rules.portable && (isWordedByVersion(kind, name, change) || isDefaultOfVersion(kind, name, change));
}

function smallLetters(value: AttributeValue | undefined): AttributeValue | undefined {
  if (typeof value === 'string') return value.toLowerCase();
  return typeof value === 'object' ? value.map((item) => item.toLowerCase()) : value;
}

/**
 * What differs between major versions although nobody changed it: PostgreSQL 16 and later leave out qualifiers in views
 * of one relation, and parsed bodies are printed in the same way; ENFORCED is of 18; statistics targets were -1 before 17;
 * locales of collations moved from column to column in 15 and 17.
 */
function isWordedByVersion(kind: ObjectKind, name: string, { expected, actual }: AttributeChange): boolean {
  const isOneSided = expected === undefined || actual === undefined;
  switch (name) {
    case 'definition':
      return !isOneSided && ['view', 'materialized_view', 'rule'].includes(kind);
    case 'body':
      return isParsedBody(expected) && isParsedBody(actual);
    case 'version':
      return kind === 'extension';
    case 'enforced':
    case 'locale':
    case 'not_null_name':
      return isOneSided;
    case 'statistics':
      return [expected, actual].every((value) => value === undefined || value === -1);
    default:
      return false;
  }
}

/** What servers of two versions make of the same statement. */
function isDefaultOfVersion(kind: ObjectKind, name: string, { expected, actual }: AttributeChange): boolean {
  if (name === 'collation') return isDefaultCollation(expected) && isDefaultCollation(actual) && charsetOf(expected) === charsetOf(actual);
  // MariaDB 11.8 forgets of a column that its default was dropped, which 10.6 does not.
  return name === 'options' && kind === 'column' && withoutMark(expected) === withoutMark(actual);
}

/** What CHARACTER SET alone stands for: uca1400 since MariaDB 11.5, 0900 since MySQL 8.0, general before. */
function isDefaultCollation(value: AttributeValue | undefined): value is string {
  return typeof value === 'string' && /^(?:utf8|utf8mb3|utf8mb4|ucs2|utf16|utf32)_(?:general_ci|uca1400_ai_ci|0900_ai_ci)$/.test(value);
}

function charsetOf(collation: string): string {
  return collation.slice(0, collation.indexOf('_'));
}

/** An SQL-standard body, which the server prints from its parse tree. */
function isParsedBody(value: AttributeValue | undefined): boolean {
  return typeof value === 'string' && /^\s*(?:BEGIN ATOMIC|RETURN)\b/.test(value);
}

/** Attributes that are other ones said again, where those changed. */
const implications: readonly (readonly [cause: string, implied: string, holds: (change: AttributeChange) => boolean])[] = [
  // A collation belongs to one character set, so that it cannot but differ.
  ['charset', 'collation', () => true],
  // Only a partition has a bound.
  ['partition', 'partition_bound', ({ expected, actual }) => expected === undefined || actual === undefined],
  // A column of MySQL without any default is not one with DEFAULT NULL, which its options say.
  ['default', 'options', ({ expected, actual }) => withoutMark(expected) === withoutMark(actual)],
];

function withoutImplied(changes: AttributeChanges): AttributeChanges {
  const implied = implications.filter(([cause, name, holds]) => {
    const change = changes[name];
    return cause in changes && change !== undefined && holds(change);
  });
  return implied.length === 0 ? changes : Object.fromEntries(Object.entries(changes).filter(([name]) => !implied.some(([, one]) => one === name)));
}

function withoutMark(options: AttributeValue | undefined): string {
  return listOf(options).filter((option) => option !== 'no default').join('\n');
}
