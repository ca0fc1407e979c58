/**
 * A path with another version in the innermost name that begins with the old one, behind letters at most; undefined where no
 * name does.
 */
export function renameVersion(path: string, version: string, next: string): string | undefined {
  const digits = version.split(/[._]/).map((part) => [...part].join('[-_.T ]?')).join('[._]');
  const pattern = /^[\d._]+$/.test(version) ? new RegExp(`^([A-Za-z]*)0*${digits}(?!\\d)`) : undefined;
  const segments = path.split('/');
  const at = pattern === undefined ? -1 : segments.findLastIndex((segment) => pattern.test(segment));
  if (pattern === undefined || at < 0) return undefined;
  return segments.map((segment, index) => (index === at ? segment.replace(pattern, (_, prefix: string) => `${prefix}${next}`) : segment)).join('/');
}
