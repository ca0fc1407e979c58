import type { AttachPartition, PartitionBound } from '../../model/operation.ts';
import type { CatalogTable, SchemaState } from '../../model/schema-state.ts';
import { conjunctsOf, identifierOf } from '../../schema/expression-tokens.ts';
import { isProvenNotNull } from '../../schema/queries/proven-not-null.ts';
import { resolveTable } from '../../schema/queries/resolve-table.ts';
import { foldIdentifier } from '../../sql/postgres/identifiers.ts';

const operators = ['=', '<', '<=', '>', '>=', 'in'] as const;

type Operator = (typeof operators)[number];

/** What a CHECK says of one column: `d >= '2024-01-01'`, `k IN (1, 2)`. */
interface Claim {
  readonly column: string;
  readonly operator: Operator;
  readonly values: readonly string[];
}

/**
 * Whether validated CHECKs of the partition say that all of its rows lie within the bound, so that ATTACH PARTITION reads
 * none (measured on 10 to 18). Bounds over one column are understood; of others it is not claimed.
 */
export function isBoundProven({ table, partition, bound }: AttachPartition, state: SchemaState): boolean {
  const [parent, child] = [resolveTable(state, table), resolveTable(state, partition)];
  const [column, ...others] = parent?.partitionKeys ?? [];
  if (child === undefined || bound === undefined || column === undefined || others.length > 0) return false;
  const claims = claimsOf(child).filter((claim) => claim.column === column);
  return implies(claims, bound) && (allowsNull(bound) || isProvenNotNull(child, column));
}

function implies(claims: readonly Claim[], bound: PartitionBound): boolean {
  if (bound.kind === 'list') {
    return claims.some(({ operator, values }) => (operator === '=' || operator === 'in') && values.every((value) => bound.values.includes(value)));
  }
  if (bound.kind !== 'range') return false;
  const [[from = ''], [to = '']] = [bound.from, bound.to];
  const isAbove = from === 'MINVALUE' || claims.some((claim) => isAtLeast(claim, from));
  return isAbove && (to === 'MAXVALUE' || claims.some((claim) => isBelow(claim, to)));
}

function allowsNull(bound: PartitionBound): boolean {
  return bound.kind === 'list' && bound.values.includes('NULL');
}

function isAtLeast({ operator, values }: Claim, from: string): boolean {
  if (operator !== '>' && operator !== '>=' && operator !== '=' && operator !== 'in') return false;
  return values.every((value) => isOrdered(from, value));
}

function isBelow({ operator, values }: Claim, to: string): boolean {
  if (operator === '<') return values.every((value) => isOrdered(value, to));
  if (operator !== '<=' && operator !== '=' && operator !== 'in') return false;
  return values.every((value) => value !== to && isOrdered(value, to));
}

/** Numbers, and dates and times written alike, are compared; of other values only equality is known. */
function isOrdered(low: string, high: string): boolean {
  if (low === high) return true;
  if ([low, high].every((text) => /^-?\d+(?:\.\d+)?$/.test(text))) return Number(low) <= Number(high);
  const shape = (text: string): string => text.replace(/\d/g, '9');
  return /^\d{4}-\d\d-\d\d/.test(low) && shape(low) === shape(high) && low < high;
}

function claimsOf({ constraints }: CatalogTable): readonly Claim[] {
  return constraints.flatMap(({ definition, validated }) => {
    if (!validated || definition.kind !== 'check' || definition.notEnforced === true) return [];
    return conjunctsOf(definition.expression.text).flatMap(readClaim);
  });
}

/** Casts change nothing about the value that is compared, if the two sides are to be comparable at all. */
const cast = String.raw`(?: : : [\w ]+?(?: \( \d+ \))?)?`;
const word = String.raw`("(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*)${cast}`;
const value = String.raw`(?:(?:date|timestamp|timestamptz) )?('(?:[^']|'')*'|(?:- )?\d+(?:\.\d+)?)${cast}`;
const compared = new RegExp(`^${word} ([<>]=?|=) ${value}$`, 'iu');
const reversed = new RegExp(`^${value} ([<>]=?|=) ${word}$`, 'iu');
const listed = new RegExp(`^${word} in \\( (${value}(?: , ${value})*) \\)$`, 'iu');
const mirrored: Readonly<Record<string, Operator>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=' };

function readClaim(words: readonly string[]): readonly Claim[] {
  const text = wholeNumbers(words).join(' ').replace(/([<>]) =/g, '$1=');
  return readCompared(compared.exec(text)) ?? readReversed(reversed.exec(text)) ?? readListed(listed.exec(text)) ?? [];
}

/** Digits and points arrive one by one. */
function wholeNumbers(words: readonly string[]): readonly string[] {
  return words.reduce<readonly string[]>((joined, word) => {
    const last = joined.at(-1) ?? '';
    const continues = /^[\d.]$/.test(word) && /^\d[\d.]*$/.test(last);
    return continues ? [...joined.slice(0, -1), `${last}${word}`] : [...joined, word];
  }, []);
}

function readCompared(match: RegExpExecArray | null): readonly Claim[] | undefined {
  return match === null ? undefined : claim(match[1], operators.find((each) => each === match[2]), [match[3] ?? '']);
}

function readReversed(match: RegExpExecArray | null): readonly Claim[] | undefined {
  return match === null ? undefined : claim(match[3], mirrored[match[2] ?? ''], [match[1] ?? '']);
}

function readListed(match: RegExpExecArray | null): readonly Claim[] | undefined {
  return match === null ? undefined : claim(match[1], 'in', [...(match[2] ?? '').matchAll(new RegExp(value, 'giu'))].map(([, each = '']) => each));
}

function claim(written: string | undefined, operator: Operator | undefined, literals: readonly string[]): readonly Claim[] {
  const column = identifierOf(written ?? '', { quote: '"', fold: foldIdentifier });
  if (column === undefined || operator === undefined) return [];
  const plain = (literal: string): string => (literal.startsWith("'") ? literal.slice(1, -1).replaceAll("''", "'") : literal.replaceAll(' ', ''));
  return [{ column, operator, values: literals.map(plain) }];
}
