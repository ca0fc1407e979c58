/** A number without idle sign, exponent and zeros: 1e3 is 1000, 1.50 is 1.5, -0 is 0. Anything else is left as it is. */
export function numberForm(written: string): string {
  const parts = /^([-+]?)(\d*)\.?(\d*)(?:e([-+]?\d+))?$/i.exec(written);
  if (parts === null || !/\d/.test(written)) return written;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const shift = Number(exponent);
  if (Math.abs(shift) > 1000) return written;
  const digits = `${'0'.repeat(Math.max(0, -shift))}${whole}${fraction}${'0'.repeat(Math.max(0, shift))}`;
  const point = whole.length + Math.max(0, -shift) + shift;
  const integer = digits.slice(0, point).replace(/^0+(?=\d)/, '') || '0';
  const rest = digits.slice(point).replace(/0+$/, '');
  const number = rest === '' ? integer : `${integer}.${rest}`;
  return sign === '-' && /[1-9]/.test(number) ? `-${number}` : number;
}

/** A date with two digits each: `2026-1-2` and `20260102` are `2026-01-02`. */
export function dateForm(text: string): string {
  const parts = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\b/.exec(text) ?? /^\s*(\d{4})(\d{2})(\d{2})\s*$/.exec(text);
  return parts === null ? text : `${parts[1] ?? ''}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`;
}

/** A date with a time to the second, without the zone: what is printed of it depends on the session's. */
export function timestampForm(text: string): string {
  const parts = /^\s*(\d{4}-\d{1,2}-\d{1,2}|\d{8})(?:[ T]+(\d{1,2}:\d{2})(?::(\d{2}(?:\.\d+)?))?)?/.exec(text);
  if (parts === null) return text.toLowerCase();
  const second = (parts[3] ?? '00').replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  return `${dateForm(parts[1] ?? '')} ${(parts[2] ?? '00:00').padStart(5, '0')}:${second}`;
}

/** A string in a canonical form. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
