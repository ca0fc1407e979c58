import { UserError } from '../../errors/user-error.ts';

/** One line that says something. */
export interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly indent: number;
  /** Without its indent. */
  readonly text: string;
}

/** Goes through the lines of a schema file; empty ones and comments are passed over where no long text is read. */
export class LineReader {
  readonly #lines: readonly string[];
  readonly #path: string;
  #next = 0;

  constructor(text: string, path: string) {
    this.#lines = text.split('\n');
    this.#path = path;
  }

  /** The line that is next, or undefined at the end; it stays next. */
  peek(): Line | undefined {
    for (; this.#next < this.#lines.length; this.#next += 1) {
      const whole = this.#lines[this.#next] ?? '';
      const line = whole.endsWith('\r') ? whole.slice(0, -1) : whole;
      const indent = line.length - line.trimStart().length;
      if (line.length > indent && line[indent] !== '#') return { number: this.#next + 1, indent, text: line.slice(indent) };
    }
    return undefined;
  }

  /** Goes behind the line that is next. */
  skip(): void {
    this.#next += 1;
  }

  /** Takes the lines that stand this deep and begin with one of these. */
  takeAll(indent: number, begins: (text: string) => boolean): readonly Line[] {
    const taken: Line[] = [];
    for (let line = this.peek(); line?.indent === indent && begins(line.text); line = this.peek()) {
      taken.push(line);
      this.skip();
    }
    return taken;
  }

  /** @returns the error of a line that is not what it should be. */
  invalid(line: Line | undefined, expected: string): UserError {
    const shown = (line?.text ?? 'the end of the file').slice(0, 120);
    return new UserError('drift/schema-file-invalid', { where: `${this.#path}:${line?.number ?? this.#lines.length}`, actual: shown, expected });
  }
}
