import type { CatalogObject } from '../../../model/schema-state.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { defineRule, ofKind, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';

const email = 'CREATE DOMAIN email AS text;';
const person = 'CREATE TABLE person (id bigint PRIMARY KEY, mail email);';

export const domainConstraint = defineRule({
  id: 'domain-constraint',
  category: 'types',
  engines: ['postgresql'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Put constraints on tables, not on domains',
  why: 'A constraint of a domain is checked wherever the type occurs. To change it, every table with a column of that type is locked against writes and read whole, '
    + 'and a column of a constrained domain cannot be added without rewriting its table.',
  fix: 'Create the domain without constraints, and add a CHECK to the tables that need one.',
  sources: ['squawk:ban-create-domain-with-constraint', 'squawk:ban-alter-domain-with-add-constraint', 'pgfence:ban-create-domain-with-constraint', 'pgfence:ban-alter-domain-with-add-constraint'],
  options: {},
  messages: {
    created: {
      title: 'Domain {domain} has constraints',
      why: 'Tables that use it cannot be given other rules one by one, and adding a column of it rewrites the table.',
      fix: 'Put the constraint into a CHECK of the tables.',
    },
    added: {
      title: '{action} on domain {domain} reads every table that uses it',
      why: 'Each of these tables is locked against writes while its rows are checked.',
      fix: 'Write ADD CONSTRAINT … NOT VALID, and VALIDATE CONSTRAINT in a later transaction.',
    },
  },
  examples: {
    bad: [
      { title: 'a CHECK and NOT NULL', engine: 'postgresql', files: ["CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');\nCREATE DOMAIN word AS text NOT NULL;"], expect: ['1:1', '1:2'] },
      { title: 'a constraint for old tables', engine: 'postgresql', base: [email, person], files: ["ALTER DOMAIN email ADD CONSTRAINT at CHECK (VALUE LIKE '%@%');"], expect: ['1:1'] },
    ],
    good: [
      { title: 'no constraint', engine: 'postgresql', files: [email], expect: [] },
      { title: 'without a look at the rows', engine: 'postgresql', base: [email, person], files: ["ALTER DOMAIN email ADD CONSTRAINT at CHECK (VALUE LIKE '%@%') NOT VALID;", 'ALTER DOMAIN email VALIDATE CONSTRAINT at;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return [...created(context), ...altered(context)];
  },
});

function created({ operations }: RuleContext): readonly RuleResult[] {
  return ofKind(operations, 'create-object')
    .filter(({ operation }) => operation.objectKind === 'domain' && (operation.notNull === true || operation.checks !== undefined))
    .map(({ operation: { object }, in: at }) => ({ at, message: 'created', values: { domain: shown(object) }, objects: [shown(object)] }));
}

/** A domain of the change set has no old rows to be read; its constraint then counts as one it was made with. */
function altered({ operations }: RuleContext): readonly RuleResult[] {
  return ofKind(operations, 'alter-object').flatMap(({ operation, before, in: at }): readonly RuleResult[] => {
    const { objectKind, object, action, notValid } = operation;
    if (objectKind !== 'domain' || notValid === true || !(action === 'ADD CONSTRAINT' || action === 'SET NOT NULL')) return [];
    const domain = resolveObject(before, ['domain'], object);
    const place = { at, values: { domain: shown(object), action }, objects: [shown(object)] };
    return [isFresh(domain) ? { ...place, message: 'created' } : { ...place, message: 'added', severity: 'warning' }];
  });
}

function isFresh(domain: CatalogObject | undefined): boolean {
  return domain?.origin === 'change-set';
}
