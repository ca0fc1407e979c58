import type { Row } from '../../../ports/database-session.ts';
import { integer, text } from '../../catalog-values.ts';
import type { Reference } from './server-names.ts';

/** What objects need by the server's record; most need nothing that is told here, so that asking has to be cheap. */
export class NeededNumbers {
  readonly #byNumber = new Map<number, Row[]>();

  constructor(dependencies: readonly Row[]) {
    for (const row of dependencies) {
      const number = integer(row, 'number');
      const known = this.#byNumber.get(number);
      if (known === undefined) this.#byNumber.set(number, [row]);
      else known.push(row);
    }
  }

  /** A list of catalogue, number and part, as JSON; undefined where it needs nothing. */
  of({ catalog, number, part = 0 }: Reference): string | undefined {
    const row = this.#byNumber.get(number)?.find((one) => text(one, 'catalog') === catalog && integer(one, 'part') === part);
    return row === undefined ? undefined : text(row, 'needed');
  }
}
