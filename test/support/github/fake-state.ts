/** Who a token is, and what it may write. */
export interface FakeUser {
  readonly login: string;
  readonly type: 'Bot' | 'User';
  /** Permissions with write access, such as `pull-requests`. */
  readonly mayWrite: readonly string[];
}

export interface FakeComment {
  readonly id: number;
  readonly issue: number;
  readonly user: Pick<FakeUser, 'login' | 'type'>;
  body: string;
}

export interface FakeCheckRun {
  readonly id: number;
  /** What it was created with. */
  readonly body: unknown;
  /** Annotations of all batches. */
  readonly annotations: unknown[];
}

export interface FakePull {
  readonly number: number;
  readonly merge_commit_sha: string;
  readonly merged_at: string | null;
}

/** What the fake GitHub holds. */
export class FakeState {
  readonly comments: FakeComment[] = [];
  readonly checkRuns: FakeCheckRun[] = [];
  readonly pulls: FakePull[] = [];
  #lastId = 1000;

  addComment(issue: number, user: Pick<FakeUser, 'login' | 'type'>, body: string): FakeComment {
    const comment = { id: this.#nextId(), issue, user: { login: user.login, type: user.type }, body };
    this.comments.push(comment);
    return comment;
  }

  removeComment(id: number): boolean {
    const index = this.comments.findIndex((comment) => comment.id === id);
    if (index >= 0) this.comments.splice(index, 1);
    return index >= 0;
  }

  addCheckRun(body: unknown, annotations: readonly unknown[]): number {
    const run = { id: this.#nextId(), body, annotations: [...annotations] };
    this.checkRuns.push(run);
    return run.id;
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }
}
