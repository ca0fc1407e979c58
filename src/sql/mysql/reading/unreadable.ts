/**
 * Raised inside the reader where a text does not fit the grammar; it never leaves the reader, which turns it into
 * the statement's `problem`.
 */
export class Unreadable extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}
