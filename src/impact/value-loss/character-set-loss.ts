/** Character sets that hold all of Unicode, and those that hold its first plane (MySQL manual, Unicode Support). */
const whole: ReadonlySet<string> = new Set(['utf8mb4', 'utf16', 'utf16le', 'utf32', 'gb18030']);
const firstPlane: ReadonlySet<string> = new Set(['utf8', 'utf8mb3', 'ucs2']);

/** Whether characters of one set may be missing from another. Sets that are not known are taken for the server's default. */
export function losesCharacters(from = 'utf8mb4', to = 'utf8mb4'): boolean {
  const old = from.toLowerCase();
  const next = to.toLowerCase();
  if (old === next || old === 'ascii' || next === 'binary' || whole.has(next)) return false;
  return firstPlane.has(next) ? whole.has(old) : true;
}
