import type { HistoryCommand, HistoryLocation } from '../../format.ts';
import { deleteRow, insertMissingRow, insertRow, type InsertedValue } from '../../history-statements.ts';
import { quotedTable } from '../../quote-table.ts';
import { lookupChange } from './external-change.ts';
import type { PlanChange, PlanDependency, PlanTag } from './plan.ts';
import type { Planned } from './plan-lines.ts';

/** Who deploys, where somebody says so. */
export interface Committer {
  readonly name?: string;
  readonly email?: string;
}

/** What rows of a registry are made from. */
export interface RegistryProject {
  readonly project: string;
  readonly uri?: string;
  readonly committer: Committer;
}

/** Commands on the registry of one project, each what Sqitch itself writes. */
export class RegistryRows {
  readonly #of: RegistryProject;
  readonly #location: HistoryLocation;

  constructor(of: RegistryProject, location: HistoryLocation) {
    this.#of = of;
    this.#location = location;
  }

  /** The row of a new registry. */
  release(): HistoryCommand {
    return insertRow(this.#at('releases'), { version: { expression: '1.1' }, installed_at: this.#now(), ...this.#person('installer') });
  }

  /** The project, where it is new. */
  project(): HistoryCommand {
    const { project, uri } = this.#of;
    return insertMissingRow(this.#at('projects'), { project, ...(uri === undefined ? {} : { uri }), created_at: this.#now(), ...this.#person('creator') }, { project });
  }

  /** Tags that were set behind a change after it was deployed. */
  lateTags(change: PlanChange): readonly HistoryCommand[] {
    return change.tags.map((tag) => insertMissingRow(this.#at('tags'), this.#tag(change, tag), { tag_id: tag.id }));
  }

  /** A deployed change with what belongs to it. */
  deployed(change: PlanChange, scriptHash: string | undefined): readonly HistoryCommand[] {
    const { columns } = this.#location;
    const hash = columns === undefined || columns.includes('script_hash') ? { script_hash: scriptHash ?? null } : {};
    return [
      insertRow(this.#at('changes'), { change_id: change.id, ...hash, change: change.name, project: this.#of.project, ...this.#planned(change) }),
      ...change.dependencies.map((dependency) => this.#dependency(change, dependency)),
      ...change.tags.map((tag) => insertRow(this.#at('tags'), this.#tag(change, tag))),
    ];
  }

  /** What happened to a change. */
  event(event: 'deploy' | 'fail', change: PlanChange): HistoryCommand {
    const texts = (conflicts: boolean): readonly string[] => change.dependencies.filter((dependency) => dependency.conflicts === conflicts).map(({ text }) => text);
    return this.#event(event, change, {
      tags: this.#list(change.tags.map(({ name }) => name), ' '),
      requires: this.#list(texts(false), ','),
      conflicts: this.#list(texts(true), ','),
    });
  }

  /** Takes a change out; the event keeps what the registry had with it. */
  reverted(change: PlanChange): readonly HistoryCommand[] {
    // An id is hexadecimal.
    const key = `change_id = '${change.id}'`;
    const kept = (table: string, column: string, condition: string): InsertedValue => {
      const query = `FROM ${quotedTable(this.#at(table))} WHERE ${condition}`;
      return { expression: this.#isPostgres ? `ARRAY(SELECT ${column} ${query})` : `COALESCE((SELECT GROUP_CONCAT(${column} SEPARATOR ',') ${query}), '')` };
    };
    return [
      this.#event('revert', change, {
        tags: kept('tags', 'tag', key),
        requires: kept('dependencies', 'dependency', `${key} AND type = 'require'`),
        conflicts: kept('dependencies', 'dependency', `${key} AND type = 'conflict'`),
      }),
      ...['tags', 'dependencies', 'changes'].map((table) => deleteRow(this.#at(table), { change_id: change.id })),
    ];
  }

  get #isPostgres(): boolean {
    return this.#location.family === 'postgres';
  }

  #at(table: string): HistoryLocation {
    return { ...this.#location, table };
  }

  /** MySQL has no zone in its column: Sqitch keeps UTC there. */
  #now(): InsertedValue {
    return { expression: this.#isPostgres ? 'clock_timestamp()' : 'utc_timestamp(6)' };
  }

  #person(role: string): Readonly<Record<string, InsertedValue>> {
    const { name, email } = this.#of.committer;
    const host = "session_user || '@' || coalesce(host(inet_client_addr()), 'localhost')";
    return {
      [`${role}_name`]: name ?? { expression: this.#isPostgres ? 'session_user' : "SUBSTRING_INDEX(SESSION_USER(), '@', 1)" },
      [`${role}_email`]: email ?? { expression: this.#isPostgres ? host : 'SESSION_USER()' },
    };
  }

  #planned({ time, plannerName, plannerEmail, note }: Planned): Readonly<Record<string, InsertedValue>> {
    // The time was read digit by digit, so that it can stand in the text, where an INSERT from a SELECT knows its type.
    const at = this.#isPostgres ? `TIMESTAMPTZ '${time}'` : `'${time.replace('Z', '')}'`;
    return { note, committed_at: this.#now(), ...this.#person('committer'), planned_at: { expression: at }, planner_name: plannerName, planner_email: plannerEmail };
  }

  #tag(change: PlanChange, tag: PlanTag): Readonly<Record<string, InsertedValue>> {
    return { tag_id: tag.id, tag: tag.name, project: this.#of.project, change_id: change.id, ...this.#planned(tag) };
  }

  #dependency(change: PlanChange, dependency: PlanDependency): HistoryCommand {
    const { conflicts, meant, text } = dependency;
    const row = { change_id: change.id, type: conflicts ? 'conflict' : 'require', dependency: text };
    if (conflicts || meant !== undefined) return insertRow(this.#at('dependencies'), { ...row, dependency_id: conflicts ? null : (meant ?? null) });
    const known = Object.keys(row).length;
    const lookup = lookupChange(this.#location, dependency, known + 1);
    const { text: statement, values = [] } = insertRow(this.#at('dependencies'), { ...row, dependency_id: { expression: `(${lookup.text})` } });
    return { text: statement, values: [...values, ...lookup.values] };
  }

  #event(event: string, change: PlanChange, lists: Readonly<Record<'tags' | 'requires' | 'conflicts', InsertedValue>>): HistoryCommand {
    return insertRow(this.#at('events'), { event, change_id: change.id, change: change.name, project: this.#of.project, ...lists, ...this.#planned(change) });
  }

  /** A list of names: an array, or a text where the engine has none. */
  #list(names: readonly string[], separator: string): string {
    if (!this.#isPostgres) return names.join(separator);
    return `{${names.map((name) => `"${name.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(',')}}`;
  }
}
