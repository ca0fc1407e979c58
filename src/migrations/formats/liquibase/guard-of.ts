import { engineFamilies } from '../../../model/engine-name.ts';
import type { Guard, GuardCondition, GuardOutcome } from '../../../model/guard.ts';
import { UserError } from '../../../errors/user-error.ts';
import { describeCondition } from '../../ask-guard.ts';
import type { PlaceholderContext } from '../../format.ts';
import { textOf, type ChangelogNode } from './changelog-node.ts';
import { identityOf, type ChangeSet } from './change-set.ts';
import { dbmsMatches } from './expressions.ts';
import { normalPath } from './paths.ts';
import { mysqlQueries } from './precondition-queries-mysql.ts';
import { postgresQueries } from './precondition-queries-postgres.ts';
import type { ObjectQueries } from './precondition-queries.ts';

/** What a guard is made of. */
export interface GuardRequest {
  readonly changeSet: Pick<ChangeSet, 'preconditions' | 'file'>;
  readonly context: PlaceholderContext;
}

/** A condition that only Liquibase can answer. */
export class UnknownCondition extends Error {}

const families: Readonly<Record<'postgres' | 'mysql', ObjectQueries>> = { postgres: postgresQueries, mysql: mysqlQueries };

/**
 * The preconditions of a change set as a guard.
 * @throws UnknownCondition, UserError migrations/changelog-unreadable.
 */
export function guardOf({ changeSet, context }: GuardRequest): Guard | undefined {
  const { preconditions, file } = changeSet;
  if (preconditions === undefined) return undefined;
  const where = `${file}:${preconditions.node.line}`;
  const reader = new ConditionReader(context, file);
  const condition: GuardCondition = { kind: 'all', of: reader.conditionsIn(preconditions.node) };
  return {
    condition,
    says: describeCondition(condition),
    onFail: outcomeOf(preconditions.onFail, where),
    onError: outcomeOf(preconditions.onError, where),
    ...(preconditions.onFailMessage === undefined ? {} : { message: preconditions.onFailMessage }),
  };
}

const outcomes: Readonly<Record<string, GuardOutcome>> = { HALT: 'halt', CONTINUE: 'skip', MARK_RAN: 'mark', WARN: 'warn' };

function outcomeOf(word: string, where: string): GuardOutcome {
  const outcome = outcomes[word.toUpperCase()];
  if (outcome === undefined) throw new UserError('migrations/changelog-unreadable', { where, detail: `${word} is no outcome of a precondition`, expected: Object.keys(outcomes).join(', ') });
  return outcome;
}

const attributes = new Set(['onfail', 'onerror', 'onsqloutput', 'onupdatesql', 'onfailmessage', 'onerrormessage']);

class ConditionReader {
  readonly #context: PlaceholderContext;
  readonly #file: string;
  readonly #queries: ObjectQueries;

  constructor(context: PlaceholderContext, file: string) {
    this.#context = context;
    this.#file = file;
    this.#queries = families[engineFamilies[context.engine.name]];
  }

  conditionsIn(node: ChangelogNode): readonly GuardCondition[] {
    return node.children.filter(({ name }) => !attributes.has(name.toLowerCase())).map((child) => this.#condition(child));
  }

  #condition(node: ChangelogNode): GuardCondition {
    const field = (name: string): string | undefined => textOf(node, name, this.#file);
    switch (node.name) {
      case 'and':
        return { kind: 'all', of: this.conditionsIn(node) };
      case 'or':
        return { kind: 'any', of: this.conditionsIn(node) };
      case 'not':
        // Nothing of what stands in it may hold.
        return { kind: 'not', of: { kind: 'any', of: this.conditionsIn(node) } };
      case 'dbms':
        return this.#isDatabase(field('type'));
      case 'runningAs':
        return this.#isUser(field('username'));
      case 'sqlCheck':
        return this.#sqlCheck(node, field);
      case 'changeSetExecuted':
        return this.#executed(field);
      default:
        return this.#object(node, field);
    }
  }

  #isDatabase(type: string | undefined): GuardCondition {
    return { kind: 'known', holds: dbmsMatches(type?.toLowerCase(), this.#context.engine.name), says: `the database is ${type ?? 'any'}` };
  }

  #isUser(name: string | undefined): GuardCondition {
    return { kind: 'known', holds: this.#context.user.replace(/@.*$/, '').toLowerCase() === name?.toLowerCase(), says: `the user is ${name ?? ''}` };
  }

  #sqlCheck(node: ChangelogNode, field: Field): GuardCondition {
    const text = (field('sql') ?? node.value ?? '').trim().replace(/;\s*$/, '');
    const expected = field('expectedResult') ?? '';
    if (text === '') throw this.#unreadable(node, 'a sqlCheck has no SQL');
    return { kind: 'equal', query: { text }, expected, says: `${text.replaceAll(/\s+/g, ' ').slice(0, 120)} gives ${expected}` };
  }

  #executed(field: Field): GuardCondition {
    const { schema, historyTable } = this.#context;
    const [id = '', author = '', file = ''] = [field('id'), field('author'), field('changeLogFile')];
    const version = identityOf({ path: normalPath(file), id, author });
    return { kind: 'applied', version, query: this.#queries.changeSet({ schema, table: historyTable }, { id, author, path: normalPath(file) }), says: `change set ${version} has run` };
  }

  #object(node: ChangelogNode, field: Field): GuardCondition {
    const ask = Object.hasOwn(this.#queries.objects, node.name) ? this.#queries.objects[node.name] : undefined;
    if (ask === undefined) throw new UnknownCondition(`its precondition ${node.name} is one that only Liquibase can answer`);
    const query = ask(field);
    const names = node.children.flatMap(({ value }) => value ?? []).join(' ');
    if (query === undefined) throw this.#unreadable(node, `the precondition ${node.name} does not name what it asks for`);
    if ('expected' in query) return { kind: 'equal', query: query.query, expected: query.expected, says: `${node.name} ${names}` };
    return { kind: 'found', query, says: `${node.name} ${names}` };
  }

  #unreadable({ line }: ChangelogNode, detail: string): UserError {
    return new UserError('migrations/changelog-unreadable', { where: `${this.#file}:${line}`, detail });
  }
}

type Field = (name: string) => string | undefined;
