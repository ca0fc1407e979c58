import type { DdlStatement } from '../model/ddl.ts';
import type { ObjectKey, SchemaObject } from '../model/schema-object.ts';
import type { Sentence } from './draft.ts';
import type { DraftedWork } from './draft-works.ts';
import type { EngineWriter, WritingContext } from './object-writer.ts';
import { isCreated, isDropped, type Work } from './work.ts';

/** Statements that stand together, and what must come before them. */
export interface Task {
  /** The objects that it is about. */
  readonly keys: readonly ObjectKey[];
  readonly kind: DdlStatement['kind'];
  readonly sentences: readonly Sentence[];
  /** Place among tasks that do not depend on each other: drops first, then what creates and alters, in the order of kinds. */
  readonly rank: number;
  readonly after: Set<Task>;
}

/** The tasks of works with what each must wait for. */
export function tasksOf(drafted: ReadonlyMap<ObjectKey, DraftedWork>, writer: EngineWriter, context: WritingContext): readonly Task[] {
  const builder = new TaskBuilder(drafted, writer, context);
  builder.build();
  return builder.tasks;
}

class TaskBuilder {
  readonly tasks: Task[] = [];
  readonly #drafted: ReadonlyMap<ObjectKey, DraftedWork>;
  readonly #writer: EngineWriter;
  readonly #context: WritingContext;
  readonly #drops = new Map<ObjectKey, Task>();
  /** What creates or alters. */
  readonly #makes = new Map<ObjectKey, Task>();
  /** Drops by the name that they set free. */
  readonly #freed = new Map<string, Task[]>();

  constructor(drafted: ReadonlyMap<ObjectKey, DraftedWork>, writer: EngineWriter, context: WritingContext) {
    this.#drafted = drafted;
    this.#writer = writer;
    this.#context = context;
  }

  build(): void {
    for (const each of this.#drafted.values()) this.#addTasks(each);
    for (const { work } of this.#drafted.values()) this.#connect(work);
    for (const each of this.#drafted.values()) this.#addFinish(each);
    for (const { work, make } of this.#drafted.values()) {
      for (const key of make.after ?? []) waitUnlessAwaited(this.#makeOf(work.key), this.#makeOf(key));
    }
  }

  #addTasks({ work, drop, make }: DraftedWork): void {
    if (isDropped(work) && work.from !== undefined && !this.#goesWithParent(work.from)) {
      const task = this.#add(work.key, 'drop', { sentences: drop.sentences, rank: -1 - this.#place(work.from) });
      this.#drops.set(work.key, task);
      const freed = this.#freed.get(nameOf(work.from));
      if (freed === undefined) this.#freed.set(nameOf(work.from), [task]);
      else freed.push(task);
    }
    if (work.to === undefined || this.#comesWithParent(work.to)) return;
    const kind = isCreated(work) ? 'create' : 'alter';
    this.#makes.set(work.key, this.#add(work.key, kind, { sentences: make.sentences, rank: this.#place(work.to) + (kind === 'create' ? 0 : 0.5) }));
  }

  #addFinish({ work, make }: DraftedWork): void {
    if (make.finish === undefined || make.finish.length === 0 || work.to === undefined) return;
    const task = this.#add(work.key, 'alter', { sentences: make.finish, rank: this.#writer.order.length + this.#place(work.to) });
    const { key, parent = key, uses } = work.to;
    for (const needed of [key, parent, ...uses]) wait(task, this.#makeOf(needed));
  }

  #add(key: ObjectKey, kind: Task['kind'], { sentences, rank }: Pick<Task, 'sentences' | 'rank'>): Task {
    const task: Task = { keys: [key], kind, sentences, rank, after: new Set() };
    this.tasks.push(task);
    return task;
  }

  #connect(work: Work): void {
    const make = this.#makeOf(work.key);
    const drop = this.#dropOf(work.key);
    if (make !== undefined) this.#waitForNeeded(work, make);
    wait(make, drop);
    for (const used of work.from === undefined ? [] : neededBy(work.from)) {
      // What used an object lets go of it before it is dropped, and is dropped before it is altered.
      wait(this.#dropOf(used), drop ?? make);
      if (!isCreated(this.#drafted.get(used)?.work)) wait(this.#makeOf(used), drop);
    }
  }

  #waitForNeeded(work: Work, make: Task): void {
    if (work.to === undefined) return;
    for (const needed of neededBy(work.to)) wait(make, this.#makeOf(needed));
    if (!isCreated(work)) return;
    for (const other of this.#freed.get(nameOf(work.to)) ?? []) wait(make, other);
  }

  /** The task that drops an object, itself or by dropping what it stands in. */
  #dropOf(key: ObjectKey): Task | undefined {
    const from = this.#drafted.get(key)?.work.from;
    const own = this.#drops.get(key);
    if (own !== undefined || from?.parent === undefined || !this.#goesWithParent(from)) return own;
    return this.#dropOf(from.parent);
  }

  #makeOf(key: ObjectKey): Task | undefined {
    const to = this.#drafted.get(key)?.work.to;
    const own = this.#makes.get(key);
    if (own !== undefined || to?.parent === undefined || !this.#comesWithParent(to)) return own;
    return this.#makeOf(to.parent);
  }

  /** Only what is an object of its own outlives its parent: a table must be dropped before its schema. */
  #goesWithParent(part: SchemaObject): boolean {
    const { key, parent, marks } = part;
    if (parent === undefined || !isDropped(this.#drafted.get(parent)?.work) || this.#tiesTables(part)) return false;
    return marks.includes('owned') || marks.includes('implicit') || this.#context.present.group(key).length === 0;
  }

  /** A foreign key between two tables that are both dropped goes before, since the tables may hold each other. */
  #tiesTables({ kind, parent, uses }: SchemaObject): boolean {
    return kind === 'constraint' && uses.some((key) => key !== parent && key.startsWith('table:') && isDropped(this.#drafted.get(key)?.work));
  }

  #comesWithParent(part: SchemaObject): boolean {
    const owner = part.parent === undefined ? undefined : this.#drafted.get(part.parent)?.work;
    return isCreated(owner) && owner?.to !== undefined && this.#writer.comesWith(part, owner.to);
  }

  #place({ kind }: SchemaObject): number {
    return this.#writer.order.indexOf(kind);
  }
}

/** A sequence that belongs to a column is there before it, for the column's default. */
function neededBy({ marks, parent, uses }: SchemaObject): readonly ObjectKey[] {
  return parent === undefined || marks.includes('owned') ? uses : [parent, ...uses];
}

function nameOf({ place }: SchemaObject): string {
  return `${place.schema ?? ''}.${place.name}`;
}

/** Of what only seems to be needed: it gives way to what is known. */
function waitUnlessAwaited(task: Task | undefined, before: Task | undefined): void {
  if (task === undefined || before === undefined || isAwaited(task, before, new Set())) return;
  wait(task, before);
}

/** Whether a task must come before the other, in however many steps. */
function isAwaited(task: Task, by: Task, seen: Set<Task>): boolean {
  if (by === task) return true;
  if (seen.has(by)) return false;
  seen.add(by);
  return [...by.after].some((before) => isAwaited(task, before, seen));
}

function wait(task: Task | undefined, before: Task | undefined): void {
  if (task !== undefined && before !== undefined && before !== task) task.after.add(before);
}
