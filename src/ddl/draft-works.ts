import type { NotWritten } from '../model/ddl.ts';
import type { ObjectKey, SchemaObject } from '../model/schema-object.ts';
import { draft, joinDrafts, type Draft, type Sentences } from './draft.ts';
import type { EngineWriter, WritingContext } from './object-writer.ts';
import { isCreated, isDropped, type Work } from './work.ts';

/** A work with its statements; what drops it and what creates it stand apart, since much may happen between them. */
export interface DraftedWork {
  readonly work: Work;
  readonly drop: Sentences;
  readonly make: Sentences;
}

/** Works with their statements, and those that have none. */
export interface DraftedWorks {
  readonly drafted: ReadonlyMap<ObjectKey, DraftedWork>;
  readonly notWritten: readonly NotWritten[];
}

/** Writes every work. Where an object must be made anew, so must all that hangs on it: those become works too. */
export function draftWorks(works: Map<ObjectKey, Work>, writer: EngineWriter, context: WritingContext): DraftedWorks {
  return new Drafting(works, writer, context).run();
}

class Drafting {
  readonly #works: Map<ObjectKey, Work>;
  readonly #writer: EngineWriter;
  readonly #context: WritingContext;
  readonly #refused = new Map<ObjectKey, string>();

  constructor(works: Map<ObjectKey, Work>, writer: EngineWriter, context: WritingContext) {
    this.#works = works;
    this.#writer = writer;
    this.#context = context;
  }

  run(): DraftedWorks {
    for (const work of [...this.#works.values()]) this.#spread(work);
    const drafted = new Map<ObjectKey, DraftedWork>();
    for (const work of this.#works.values()) this.#draft(work, drafted);
    this.#refuseDependents();
    for (const key of this.#refused.keys()) drafted.delete(key);
    return { drafted, notWritten: [...this.#refused].map(([key, reason]) => ({ key, reason })) };
  }

  /** Makes anew what can not be altered in place, with what hangs on it. */
  #spread(work: Work): void {
    if (work.from === undefined || work.to === undefined || work.anew) return;
    const altered = this.#writer.writers[work.to.kind].alter({ from: work.from, to: work.to, names: work.names }, this.#context);
    if ('recreate' in altered) this.#makeAnew(work.key);
    if (!('sentences' in altered) || altered.disturbs !== true) return;
    for (const user of this.#context.present.usersOf(work.key)) {
      if (this.#writer.isDisturbed(user)) this.#makeAnew(user.key);
    }
  }

  #makeAnew(key: ObjectKey): void {
    const known = this.#works.get(key);
    const from = known?.from ?? this.#context.present.get(key);
    if (from === undefined || isDropped(known)) return;
    this.#works.set(key, this.#anew(from, known));
    for (const child of this.#context.present.childrenOf(key)) this.#makeAnew(child.key);
    for (const child of this.#context.wanted.childrenOf(key)) this.#create(child);
    for (const user of this.#context.present.usersOf(key)) this.#makeUserAnew(user, from);
  }

  /** What is not wanted any more is only dropped. */
  #anew(from: SchemaObject, known: Work | undefined): Work {
    const { key } = from;
    const to = known?.to ?? this.#context.wanted.get(key);
    const work = { key: known?.key ?? key, from, names: known?.names ?? [] };
    return to === undefined ? { ...work, anew: false } : { ...work, to, anew: true };
  }

  #create(to: SchemaObject): void {
    if (!this.#works.has(to.key)) this.#works.set(to.key, { key: to.key, to, names: [], anew: false });
  }

  #makeUserAnew(user: SchemaObject, used: SchemaObject): void {
    if (this.#writer.rebuildable.has(user.kind)) this.#makeAnew(user.key);
    else if (!isDropped(this.#works.get(user.key))) this.#refused.set(used.key, `it would have to be made anew, and ${user.kind} ${user.name} needs it`);
  }

  #draft(work: Work, drafted: Map<ObjectKey, DraftedWork>): void {
    const dropping = isDropped(work) && work.from !== undefined ? this.#writer.writers[work.from.kind].drop(work.from, this.#context) : draft();
    const whole = joinDrafts([dropping, this.#making(work)]);
    if ('refused' in whole) this.#refused.set(work.key, this.#refused.get(work.key) ?? whole.refused);
    else if ('recreate' in whole) this.#refused.set(work.key, 'there is no statement that changes it in place');
    else drafted.set(work.key, { work, drop: sentencesOf(dropping), make: sentencesOf(this.#making(work)) });
  }

  #making(work: Work): Draft {
    const { from, to } = work;
    if (to === undefined) return draft();
    const writer = this.#writer.writers[to.kind];
    return from === undefined || work.anew ? writer.create(to, this.#context) : writer.alter({ from, to, names: work.names }, this.#context);
  }

  /** What is refused can not be needed, and what still needs something keeps that from being dropped. */
  #refuseDependents(): void {
    for (let before = -1; before < this.#refused.size;) {
      before = this.#refused.size;
      for (const work of this.#works.values()) {
        const reason = this.#refused.has(work.key) ? undefined : this.#blocked(work);
        if (reason !== undefined) this.#refused.set(work.key, reason);
      }
    }
  }

  #blocked({ key, to }: Work): string | undefined {
    const missing = to === undefined ? undefined : [...to.uses, ...(to.parent === undefined ? [] : [to.parent])].find((used) => this.#stays(used));
    if (missing !== undefined) return `it needs ${missing}, which is not written`;
    const keeper = isDropped(this.#works.get(key)) ? this.#keepers().get(key) : undefined;
    return keeper === undefined ? undefined : `${keeper} still needs it and is not written`;
  }

  /** Whether the object is not there and will not be. */
  #stays(key: ObjectKey): boolean {
    return this.#refused.has(key) && this.#works.get(key)?.from === undefined && isCreated(this.#works.get(key));
  }

  #keepers(): ReadonlyMap<ObjectKey, ObjectKey> {
    return new Map([...this.#refused.keys()].flatMap((key) => {
      const from = this.#works.get(key)?.from;
      return (from === undefined ? [] : [...from.uses]).map((used) => [used, key] as const);
    }));
  }
}

function sentencesOf(written: Draft): Sentences {
  return 'sentences' in written ? written : draft();
}
