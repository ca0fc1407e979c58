import { InternalError } from '../../errors/internal-error.ts';
import type { Engine } from '../../model/engine-name.ts';
import { engineFamilies } from '../../model/engine-name.ts';
import type { InspectedSchema } from '../../model/schema-object.ts';
import type { DatabaseSession } from '../../ports/database-session.ts';
import type { DevDatabase } from '../../ports/dev-database.ts';
import type { EngineAdapter } from '../../ports/engine.ts';
import { openFreshDatabase, type FreshDatabase } from '../../replay/fresh-database.ts';
import { prerequisitesOf, Replay } from '../../replay/replay-migrations.ts';
import type { ReplayResult, ReplayStep } from '../../replay/replay-result.ts';
import { readAside } from '../read-aside.ts';
import type { RunContext } from '../run-context.ts';

/** What a stage is built on. */
export interface StageParts {
  readonly context: RunContext;
  readonly adapter: EngineAdapter;
  readonly engine: Engine;
  readonly dev: DevDatabase;
}

/** The database of a rehearsal: it remembers what was applied, so that it can be made anew where a trial has spoilt it. */
export class Stage {
  readonly parts: StageParts;
  readonly #roles = new Set<string>();
  readonly #applied: ReplayStep[] = [];
  #base: () => Promise<readonly ReplayStep[]> = () => Promise.resolve([]);
  #fresh: FreshDatabase | undefined;
  #replay: Replay | undefined;

  constructor(parts: StageParts) {
    this.parts = parts;
  }

  /** The session in which migrations run. */
  get session(): DatabaseSession {
    return this.#opened().session;
  }

  /** Opens the database, empty. @throws UserError dev-database/not-empty; DatabaseError. */
  async open(beside = false): Promise<void> {
    const { adapter, dev, context, engine } = this.parts;
    const prerequisites = prerequisitesOf[engineFamilies[engine.name]];
    this.#fresh = await openFreshDatabase(adapter, dev, { dropRole: (role) => prerequisites.dropRole(role), beside });
    this.#replay = new Replay(this.#fresh.session, context.project.settings);
  }

  /**
   * Brings the empty database into the state of the base.
   * @param again reads it once more where the database is made anew.
   */
  async applyBase(base: readonly ReplayStep[], again: () => Promise<readonly ReplayStep[]>): Promise<ReplayResult> {
    this.#base = again;
    const result = await this.#replaying().apply(base);
    for (const role of result.createdRoles) this.#roles.add(role);
    return result;
  }

  /** The server started from the state of the base; its roles go with it. */
  takeBase(base: () => Promise<readonly ReplayStep[]>): void {
    this.#base = base;
  }

  /** Keeps the state that the server is in for later runs. */
  async keep(name: string, note: string): Promise<void> {
    const { dev } = this.parts;
    if (dev.keep === undefined) return;
    await this.#opened().remove([]);
    await dev.keep(name, note);
    await this.open();
  }

  /** Applies migrations, in order, up to the first failure. */
  async apply(steps: readonly ReplayStep[], timed = false): Promise<ReplayResult> {
    const result = await this.#replaying().apply(steps, { timed });
    this.#applied.push(...steps.slice(0, result.applied));
    for (const role of result.createdRoles) this.#roles.add(role);
    return result;
  }

  /** Runs something on the way back, or once more: it is not among what is applied when the database is made anew. */
  async attempt(steps: readonly ReplayStep[]): Promise<ReplayResult> {
    const result = await this.#replaying().apply(steps);
    for (const role of result.createdRoles) this.#roles.add(role);
    return result;
  }

  /** Makes the database anew, in the state behind what is applied, or before the last of it. */
  async rebuild(without?: ReplayStep): Promise<void> {
    await this.startAnew([...(await this.#base()), ...this.#applied.filter((step) => step !== without)]);
  }

  /** Makes the database anew, and applies something else. */
  async startAnew(steps: readonly ReplayStep[]): Promise<ReplayResult> {
    await this.#opened().remove([]);
    await this.open(true);
    return this.#replaying().apply(steps);
  }

  /** Every object, as it stands now. */
  inspect(): Promise<InspectedSchema> {
    const { adapter, context } = this.parts;
    return this.aside((session) => adapter.inspectSchema(session, { clock: context.clock }));
  }

  /** Works on a session of its own. */
  aside<Result>(work: (session: DatabaseSession) => Promise<Result>): Promise<Result> {
    return readAside(this.parts.adapter, this.#opened().url, work);
  }

  /** Removes the database, and the roles that had to be created; never rejects. */
  async close(): Promise<void> {
    await this.#fresh?.remove([...this.#roles]);
  }

  #opened(): FreshDatabase {
    if (this.#fresh === undefined) throw new InternalError('the stage is not open');
    return this.#fresh;
  }

  #replaying(): Replay {
    if (this.#replay === undefined) throw new InternalError('the stage is not open');
    return this.#replay;
  }
}
