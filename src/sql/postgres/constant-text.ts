import type { A_Const } from 'libpg-query';

/** A literal as text; undefined for NULL and bit strings. The parser leaves out what is 0, false or empty. */
export function constantText({ sval, fval, ival, boolval }: A_Const): string | undefined {
  if (sval !== undefined) return sval.sval ?? '';
  if (ival !== undefined) return String(ival.ival ?? 0);
  return boolval === undefined ? fval?.fval : String(boolval.boolval === true);
}
