import type { Task } from './tasks.ts';

/**
 * Tasks in an order in which none comes before what it waits for, otherwise by rank and key, so that equal input gives equal
 * text. Where tasks wait for each other in a circle, the one met first goes first.
 */
export function orderTasks(tasks: readonly Task[]): readonly Task[] {
  const ordered: Task[] = [];
  const met = new Set<Task>();
  const stack: { readonly task: Task; readonly waits: Task[] }[] = [];
  // By hand rather than by recursion: chains of views on views are as long as their authors wish.
  for (const start of tasks.toSorted(byRank)) {
    enter(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.waits.pop();
      if (next !== undefined) enter(next);
      else {
        ordered.push(top.task);
        stack.pop();
      }
    }
  }
  return ordered;

  function enter(task: Task): void {
    if (met.has(task)) return;
    met.add(task);
    stack.push({ task, waits: [...task.after].toSorted((left, right) => byRank(right, left)) });
  }
}

function byRank(left: Task, right: Task): number {
  const [first = '', second = ''] = [left.keys[0], right.keys[0]];
  return left.rank - right.rank || Number(first > second) - Number(first < second);
}
