const collator = new Intl.Collator('en', { usage: 'sort', numeric: true, sensitivity: 'variant', ignorePunctuation: true });

/** Compares two names, without their endings, as node-pg-migrate does: by their numbers, then as texts; punctuation comes last. */
export function compareNames(a: string, b: string): number {
  return timeOf(a) - timeOf(b) || collator.compare(a, b) || Number(a > b) - Number(a < b);
}

/** 17 digits are a time in UTC, which counts as its milliseconds; other numbers are what they are. */
function timeOf(name: string): number {
  const digits = /^\d+/.exec(name)?.[0] ?? '0';
  if (digits.length !== 17) return Number(digits);
  const [, date = '', ...parts] = /^(\d{8})(\d\d)(\d\d)(\d\d)(\d{3})$/.exec(digits) ?? [];
  const [hours, minutes, seconds, milliseconds] = parts;
  return Date.parse(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T${hours}:${minutes}:${seconds}.${milliseconds}Z`);
}
