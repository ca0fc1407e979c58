import { createHash } from 'node:crypto';

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

/** A pull request that was merged. */
export interface FakePull {
  readonly number: number;
  readonly merge_commit_sha: string;
  readonly merged_at: string | null;
}

export interface FakeIssue {
  readonly number: number;
  readonly user: Pick<FakeUser, 'login' | 'type'>;
  readonly html_url: string;
  labels: readonly string[];
  title: string;
  body: string;
  state: string;
  state_reason: string | null;
}

/** A pull request that is or was open. */
export interface FakeProposal {
  readonly number: number;
  readonly user: Pick<FakeUser, 'login' | 'type'>;
  readonly html_url: string;
  readonly head: { readonly ref: string };
  readonly base: { readonly ref: string };
  title: string;
  body: string;
  state: string;
}

/** A file of a pull request, with its difference as GitHub gives it. */
export interface FakePullFile {
  /** Number of its pull request; absent: of every one. */
  readonly pull?: number;
  readonly filename: string;
  readonly patch?: string;
  readonly status?: string;
  readonly sha?: string;
}

/** A comment of a review on lines of the difference. */
export interface FakeReviewComment {
  readonly user: Pick<FakeUser, 'login' | 'type'>;
  readonly path: string;
  readonly body: string;
  readonly line: number;
  readonly start_line?: number;
}

/** What the fake GitHub holds. */
export class FakeState {
  readonly comments: FakeComment[] = [];
  readonly checkRuns: FakeCheckRun[] = [];
  readonly pulls: FakePull[] = [];
  readonly issues: FakeIssue[] = [];
  readonly proposals: FakeProposal[] = [];
  /** Files of every pull request. */
  readonly pullFiles: FakePullFile[] = [];
  readonly reviewComments: FakeReviewComment[] = [];
  reviews = 0;
  /** Commit by branch. */
  readonly branches = new Map<string, string>();
  /** What was posted to trees and commits, by the hash that it got. */
  readonly gitObjects = new Map<string, unknown>();
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

  /** Numbers of issues and pull requests are one row. */
  nextNumber(): number {
    return this.issues.length + this.proposals.length + 1;
  }

  /** Keeps a tree or commit; answers its hash. */
  addGitObject(body: unknown): string {
    const hash = createHash('sha1').update(JSON.stringify(body)).digest('hex');
    this.gitObjects.set(hash, body);
    return hash;
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }
}
