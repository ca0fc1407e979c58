/** A constant whose value is not computed: a date literal, a bit string. */
export const opaque: unique symbol = Symbol('opaque');
/** Anything that depends on rows, variables or functions. */
export const varying: unique symbol = Symbol('varying');

/** What an expression comes to when it is read: its value where that is plain to see. */
export type Folded = number | string | null | typeof opaque | typeof varying;

/** A value as MySQL judges it in a condition; undefined where that is not known. */
export function truth(value: Folded): boolean | null | undefined {
  if (value === null) return null;
  if (typeof value === 'number') return value !== 0;
  // A string counts by the number it begins with (MySQL 8.4 Reference Manual 14.3).
  return typeof value === 'string' ? Number.parseFloat(value) !== 0 && !Number.isNaN(Number.parseFloat(value)) : undefined;
}

function fromTruth(value: boolean | null): Folded {
  return value === null ? null : Number(value);
}

export function foldOr(left: Folded, right: Folded): Folded {
  const one = truth(left);
  const two = truth(right);
  if (one === true || two === true) return 1;
  return one === undefined || two === undefined ? varying : fromTruth(one === null || two === null ? null : false);
}

export function foldAnd(left: Folded, right: Folded): Folded {
  const one = truth(left);
  const two = truth(right);
  if (one === false || two === false) return 0;
  return one === undefined || two === undefined ? varying : fromTruth(one === null || two === null ? null : true);
}

export function foldXor(left: Folded, right: Folded): Folded {
  const one = truth(left);
  const two = truth(right);
  if (one === undefined || two === undefined) return varying;
  return fromTruth(one === null || two === null ? null : one !== two);
}

export function foldNot(value: Folded): Folded {
  const known = truth(value);
  return known === undefined ? varying : fromTruth(known === null ? null : !known);
}

/** Compares two constants; strings and numbers mixed, or strings that a collation might equate, stay unknown. */
export function foldComparison(operator: string, left: Folded, right: Folded): Folded {
  if (!isPlain(left) || !isPlain(right)) return varying;
  if (left === null || right === null) return operator === '<=>' ? Number(left === right) : null;
  if (typeof left === 'number' && typeof right === 'number') return compareNumbers(operator, left, right);
  const same = typeof left === 'string' && left === right;
  return same ? compareNumbers(operator, 0, 0) : varying;
}

function isPlain(value: Folded): boolean {
  return value === null || typeof value === 'number' || typeof value === 'string';
}

const comparisons: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '=': (left, right) => left === right,
  '<=>': (left, right) => left === right,
  '<>': (left, right) => left !== right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

function compareNumbers(operator: string, left: number, right: number): Folded {
  const compare = comparisons[operator];
  return compare === undefined ? varying : Number(compare(left, right));
}

/** Plain sums of numbers; everything else that is constant stays a constant of unknown value. */
export function foldArithmetic(operator: string, left: Folded, right: Folded): Folded {
  if (left === varying || right === varying) return varying;
  if (typeof left === 'number' && typeof right === 'number') {
    switch (operator) {
      case '+': {
        return left + right;
      }
      case '-': {
        return left - right;
      }
      case '*': {
        return left * right;
      }
      default: {
        return opaque;
      }
    }
  }
  return left === null || right === null ? null : opaque;
}

export function foldIsNull(value: Folded, negated: boolean): Folded {
  if (value === varying) return varying;
  return Number((value === null) !== negated);
}

/** `IS [NOT] TRUE`, `IS [NOT] FALSE`, `IS [NOT] UNKNOWN`. */
export function foldIsTruth(value: Folded, wanted: boolean | null, negated: boolean): Folded {
  const known = truth(value);
  return known === undefined ? varying : Number((known === wanted) !== negated);
}
