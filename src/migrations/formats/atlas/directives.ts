/** What the leading comments of a file tell Atlas. */
export interface AtlasDirectives {
  /** `-- atlas:txmode none`: each statement for itself. */
  readonly forbidsTransaction: boolean;
  /** Text that ends a statement instead of a semicolon. */
  readonly delimiter?: string;
  /** True where the file stands for everything before it on an empty database. */
  readonly isCheckpoint: boolean;
  /** True where the file takes no part in the sums. */
  readonly isIgnored: boolean;
}

const directive = /^(?:--|#)\s*atlas:(\w+)(?:[ \t]+(.*?))?[ \t]*$/;
const escapes: Readonly<Record<string, string>> = { '\\n': '\n', '\\r': '\r', '\\t': '\t' };

/**
 * Reads the directives of a file: comment lines at its start that an empty line ends, and the delimiter, which counts in the
 * first line alone (Atlas, sql/migrate/dir.go and lex.go).
 */
export function readDirectives(text: string): AtlasDirectives {
  const found = new Map(headLines(text).flatMap((line) => {
    const match = directive.exec(line);
    return match === null ? [] : [[match[1] ?? '', match[2] ?? ''] as const];
  }));
  const delimiter = /^--\s*atlas:delimiter[ \t]+(\S.*?)\s*$/.exec(firstLine(text))?.[1];
  return {
    forbidsTransaction: found.get('txmode') === 'none',
    ...(delimiter === undefined ? {} : { delimiter: delimiter.replace(/\\[nrt]/g, (escape) => escapes[escape] ?? escape) }),
    isCheckpoint: found.has('checkpoint'),
    isIgnored: /^(?:--|#)\s*atlas:sum[ \t]+ignore\b/.test(firstLine(text)),
  };
}

/** Comment lines at the start. Those that touch a statement speak of that statement, not of the file. */
function headLines(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line) => !/^\s*(?:--|#)/.test(line));
  const isFollowedByBlank = end !== -1 && lines[end]?.trim() === '';
  return end === -1 || isFollowedByBlank ? lines.slice(0, end === -1 ? lines.length : end) : [];
}

function firstLine(text: string): string {
  return /^[^\r\n]*/.exec(text)?.[0] ?? '';
}

/**
 * The text with semicolons in the place of another delimiter, which the server does not know. A delimiter of line breaks
 * alone keeps them, so that lines stay those of the file.
 */
export function withSemicolons(text: string, delimiter: string): string {
  return text.split(delimiter).join(`;${delimiter.replace(/[^\r\n]/g, ' ').slice(/^[\r\n]/.test(delimiter) ? 0 : 1)}`);
}
