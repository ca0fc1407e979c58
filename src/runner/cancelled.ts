/** Raised inside the runner when its signal was aborted before anything was in flight; never leaves it. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'Cancelled';
  }
}
