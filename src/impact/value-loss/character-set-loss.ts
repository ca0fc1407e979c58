/** Character sets that hold all of Unicode, and those that hold its first plane (MySQL manual, Unicode Support). */
const whole: ReadonlySet<string> = new Set(['utf8mb4', 'utf16', 'utf16le', 'utf32', 'gb18030']);
const firstPlane: ReadonlySet<string> = new Set(['utf8', 'utf8mb3', 'ucs2']);

/** Whether characters of one set may be missing from another. Sets that are not known are taken for the server's default. */
export function losesCharacters(from: string | undefined, to: string | undefined): boolean {
  const [old, next] = [from ?? 'utf8mb4', to ?? 'utf8mb4'].map((name) => name.toLowerCase());
  if (old === next || old === undefined || next === undefined || old === 'ascii' || next === 'binary') return false;
  if (whole.has(next)) return false;
  if (firstPlane.has(next)) return whole.has(old);
  return true;
}
