import type { ValueSpace } from './value-space.ts';

/** What a conversion may cost: a clause for the finding, nothing, or that it is not known. */
export type ConversionLoss = { readonly loss: string } | 'none' | 'unknown';

type Space<Kind extends ValueSpace['kind']> = Extract<ValueSpace, { kind: Kind }>;

const tooLong: ConversionLoss = { loss: 'longer values do not fit' };
const fractions: ConversionLoss = { loss: 'fractions are rounded away' };
const tooLarge: ConversionLoss = { loss: 'values outside the new range do not fit' };
const imprecise: ConversionLoss = { loss: 'large values lose their last digits' };
const notOne: ConversionLoss = { loss: 'values that are not one fail' };

type Spaces = { readonly [Kind in ValueSpace['kind']]: Space<Kind> };

/** What becomes of the values of one kind of type; text on either side is dealt with before. */
type Converter<Kind extends ValueSpace['kind']> = (from: Spaces[Kind], to: ValueSpace) => ConversionLoss;

const converters: { readonly [Kind in ValueSpace['kind']]: Converter<Kind> } = {
  'integer': fromInteger,
  'decimal': fromDecimal,
  'float': fromFloat,
  'moment': fromMoment,
  'labels': (from, to) => (to.kind === 'labels' ? betweenLabels(from, to) : 'unknown'),
  'boolean': (_, to) => (to.kind === 'boolean' || to.kind === 'integer' ? 'none' : 'unknown'),
  'binary': (from, to) => (to.kind === 'binary' ? within(from.length, to.length) : 'unknown'),
  'bits': (from, to) => (to.kind === 'bits' ? within(from.length, to.length) : 'unknown'),
  'year': (_, to) => (to.kind === 'year' || to.kind === 'integer' ? 'none' : 'unknown'),
  'named': betweenNamed,
  'text': (_, to) => outOfText(to),
};

/** What is lost, or fails, when values of one type become values of another. */
export function conversionLoss(from: ValueSpace, to: ValueSpace): ConversionLoss {
  return to.kind === 'text' ? intoText(from, to) : convert(from, to);
}

function convert<Kind extends ValueSpace['kind']>(from: Spaces[Kind] & { readonly kind: Kind }, to: ValueSpace): ConversionLoss {
  const converter: (typeof converters)[Kind] = converters[from.kind];
  return converter(from, to);
}

function within(length: number, limit: number): ConversionLoss {
  return limit >= length ? 'none' : tooLong;
}

function noneIf(fits: boolean, otherwise: ConversionLoss): ConversionLoss {
  return fits ? 'none' : otherwise;
}

function fromInteger(from: Space<'integer'>, to: ValueSpace): ConversionLoss {
  switch (to.kind) {
    case 'integer': return noneIf(to.least <= from.least && to.most >= from.most, tooLarge);
    case 'decimal': return noneIf(to.whole >= digits(from), tooLarge);
    case 'float': return noneIf(widest(from) < 2n ** BigInt(to.bits), imprecise);
    case 'boolean': return { loss: 'every number but 0 becomes true' };
    case 'year':
    case 'labels': return notOne;
    default: return 'unknown';
  }
}

function fromDecimal(from: Space<'decimal'>, to: ValueSpace): ConversionLoss {
  switch (to.kind) {
    case 'decimal': return to.scale < from.scale ? fractions : noneIf(to.whole >= from.whole, tooLarge);
    case 'integer': return from.scale > 0 ? fractions : noneIf(from.whole < digits(to), tooLarge);
    case 'float': return noneIf(from.whole + from.scale <= decimalDigits(to), imprecise);
    default: return 'unknown';
  }
}

/** A double keeps 15 decimal digits, a single 6. */
function decimalDigits({ bits }: Space<'float'>): number {
  return bits > 24 ? 15 : 6;
}

function fromFloat(from: Space<'float'>, to: ValueSpace): ConversionLoss {
  if (to.kind === 'float') return to.bits >= from.bits ? 'none' : imprecise;
  if (to.kind === 'integer') return fractions;
  if (to.kind === 'decimal') return to.whole === Infinity ? 'none' : fractions;
  return 'unknown';
}

function fromMoment(from: Space<'moment'>, to: ValueSpace): ConversionLoss {
  if (to.kind === 'year') return { loss: 'all but the year is lost' };
  if (to.kind !== 'moment') return 'unknown';
  const lost = lostPart(from, to);
  if (lost !== undefined) return { loss: lost };
  return !from.date && to.date ? 'unknown' : 'none';
}

function lostPart(from: Space<'moment'>, to: Space<'moment'>): string | undefined {
  const parts: readonly (readonly [boolean, string])[] = [
    [from.time && !to.time, 'the time of day is lost'],
    [from.date && !to.date, 'the date is lost'],
    [from.zone && !to.zone, 'the time zone is lost'],
    [!from.isEpoch && to.isEpoch, 'moments before 1970 or after 2038 do not fit'],
    [to.time && to.fraction < from.fraction, 'fractions of a second are rounded away'],
  ];
  return parts.find(([isLost]) => isLost)?.[1];
}

function betweenLabels(from: Space<'labels'>, to: Space<'labels'>): ConversionLoss {
  const missing = from.labels.filter((label) => !to.labels.includes(label));
  return missing.length === 0 ? 'none' : { loss: `rows with ${missing.map((label) => `'${label}'`).join(', ')} do not fit` };
}

/** Types that read each other's values, beside equal ones. */
const interchangeable: ReadonlySet<string> = new Set(['json()>jsonb()', 'jsonb()>json()', 'cidr()>inet()']);

function betweenNamed(from: Space<'named'>, to: ValueSpace): ConversionLoss {
  if (to.kind !== 'named') return 'unknown';
  if (from.name === to.name || interchangeable.has(`${from.name}>${to.name}`)) return 'none';
  return from.name === 'inet()' && to.name === 'cidr()' ? notOne : 'unknown';
}

function outOfText(to: ValueSpace): ConversionLoss {
  if (to.kind === 'binary') return to.length === Infinity ? 'none' : tooLong;
  return notOne;
}

/** Most characters that a value of a kind is written with; undefined where that is not known. */
const writtenLengths: { readonly [Kind in ValueSpace['kind']]?: (from: Spaces[Kind]) => number | undefined } = {
  'integer': (from) => digits(from) + (from.least < 0n ? 1 : 0),
  // Sign and point.
  'decimal': ({ whole, scale }) => whole + scale + 2,
  'float': () => 24,
  'boolean': () => 5,
  'moment': writtenMoment,
  'year': () => 4,
  'labels': ({ labels }) => Math.max(0, ...labels.map((label) => label.length)),
  'bits': ({ length }) => length,
  'named': ({ name }) => (name === 'uuid()' ? 36 : undefined),
};

function intoText(from: ValueSpace, to: Space<'text'>): ConversionLoss {
  if (from.kind === 'text') return betweenTexts(from, to);
  if (from.kind === 'binary') return { loss: 'bytes that are no text fail' };
  const length = writtenLength(from);
  if (length === undefined) return to.length === Infinity ? 'none' : 'unknown';
  return within(length, to.length);
}

function writtenLength<Kind extends ValueSpace['kind']>(from: Spaces[Kind] & { readonly kind: Kind }): number | undefined {
  const measure: (typeof writtenLengths)[Kind] = writtenLengths[from.kind];
  return measure?.(from);
}

/** Most bytes of a character in utf8mb4, the widest character set that is common. */
const widestCharacter = 4;

function betweenTexts(from: Space<'text'>, to: Space<'text'>): ConversionLoss {
  const needed = !from.inBytes && to.inBytes ? from.length * widestCharacter : from.length;
  return within(needed, to.length);
}

/** `4713-01-01 BC`, `23:59:59.999999+15:59`, and both together. */
function writtenMoment({ date, time, zone, fraction }: Space<'moment'>): number {
  const clock = 8 + (fraction > 0 ? fraction + 1 : 0) + (zone ? 6 : 0);
  return (date ? 10 : 0) + (time ? clock : 0) + (date && time ? 1 : 0);
}

function widest({ least, most }: Space<'integer'>): bigint {
  return -least > most ? -least : most;
}

function digits(space: Space<'integer'>): number {
  return widest(space).toString().length;
}
