import type { Sentence, TableClause } from './draft.ts';
import type { Task } from './tasks.ts';

/**
 * Puts what one ALTER TABLE can say into one: the server then copies the table once, sees an AUTO_INCREMENT column together
 * with its key, and an index that is dropped and added again never lets go of its foreign key (MySQL 8.4 manual, 15.1.9).
 */
export function mergeClauses(tasks: readonly Task[]): readonly Task[] {
  const tables = new Map<string, Task[]>();
  for (const task of tasks.filter(isClauses)) tables.set(tableOf(task), [...tables.get(tableOf(task)) ?? [], task]);
  const mergedBy = new Map<Task, Task>();
  for (const [table, members] of tables) {
    if (members.length < 2 && (members[0]?.sentences.length ?? 0) < 2) continue;
    const task = merged(table, members);
    for (const member of members) mergedBy.set(member, task);
  }
  const result = [...new Set(tasks.map((task) => mergedBy.get(task) ?? task))];
  for (const task of result) redirect(task, mergedBy);
  return result;
}

function isClauses({ sentences }: Task): boolean {
  return sentences.length > 0 && sentences.every(({ clause }) => clause !== undefined);
}

function tableOf({ sentences }: Task): string {
  return sentences[0]?.clause?.table ?? '';
}

function merged(table: string, members: readonly Task[]): Task {
  const sentences = members.flatMap((member) => member.sentences);
  const clauses = sentences.flatMap(({ clause }) => clause ?? []).toSorted(byRank);
  const sentence: Sentence = {
    text: `ALTER TABLE ${table}\n  ${[...new Set(clauses.map(({ text }) => text))].join(',\n  ')}`,
    hazards: sentences.flatMap(({ hazards }) => hazards),
    transactional: sentences.every(({ transactional }) => transactional),
    repeatable: sentences.every(({ repeatable }) => repeatable),
  };
  return {
    keys: [...new Set(members.flatMap(({ keys }) => keys))].toSorted(),
    kind: 'alter',
    sentences: [sentence],
    rank: Math.max(...members.map(({ rank }) => rank)),
    after: new Set(members.flatMap(({ after }) => [...after])),
  };
}

function byRank(left: TableClause, right: TableClause): number {
  return left.rank - right.rank;
}

function redirect(task: Task, mergedBy: ReadonlyMap<Task, Task>): void {
  const waits = [...task.after].map((before) => mergedBy.get(before) ?? before);
  task.after.clear();
  for (const before of waits) if (before !== task) task.after.add(before);
}
