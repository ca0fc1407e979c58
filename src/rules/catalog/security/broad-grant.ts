import type { GrantOrRevoke } from '../../../model/operation.ts';
import { defineRule, isKind, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { listInWords } from '../../wording.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY);';
const roles = 'roles outlive the database of a test';

export const broadGrant = defineRule({
  id: 'broad-grant',
  category: 'security',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Grant no more than a role needs',
  why: 'What is granted to PUBLIC is granted to every account of today and of later. GRANT OPTION lets rights spread unseen, and ALL ON *.*, SUPERUSER or BYPASSRLS '
    + 'leave nothing that is still protected.',
  fix: 'Grant single privileges on single objects to a role that needs them.',
  sources: [],
  options: {},
  messages: {
    public: {
      title: 'Grants {privileges} on {object} to PUBLIC',
      why: 'Every account that exists or will exist gets it.',
      fix: 'Grant it to the roles that need it.',
    },
    everywhere: {
      title: 'Grants {privileges} on *.* to {grantee}',
      why: 'That reaches every database of the server, its accounts and its settings.',
      fix: 'Grant single privileges on the databases that the account needs.',
    },
    option: {
      title: 'Grants {privileges} on {object} to {grantee} WITH GRANT OPTION',
      why: 'The grantee may pass it on to anybody, and no migration will show it.',
      fix: 'Remove WITH GRANT OPTION.',
    },
    power: {
      title: 'Makes {grantee} {power}',
      why: 'Permissions and row security do not hold for such a role.',
      fix: 'Grant the privileges that the role needs instead.',
    },
  },
  examples: {
    bad: [
      { title: 'everybody', engine: 'postgresql', base: [t], files: ['SELECT 1;\nGRANT SELECT ON t TO PUBLIC;'], expect: ['1:2'] },
      { title: 'a role above all checks', engine: 'postgresql', files: ['CREATE ROLE app SUPERUSER;\nALTER ROLE app BYPASSRLS;'], expect: ['1:1', '1:2'], impossible: roles },
      { title: 'the whole server', engine: 'mysql', files: ["GRANT ALL PRIVILEGES ON *.* TO 'app'@'%';"], expect: ['1:1'], impossible: 'accounts outlive the database of a test' },
      { title: 'rights that spread', engine: 'mariadb', files: ['GRANT SELECT ON shop.* TO app WITH GRANT OPTION;'], expect: ['1:1'], impossible: 'accounts outlive the database of a test' },
    ],
    good: [
      { title: 'a role and its privilege', engine: 'postgresql', base: [t], files: ['GRANT SELECT, INSERT ON t TO CURRENT_USER;\nGRANT USAGE ON SCHEMA public TO CURRENT_USER;'], expect: [] },
      { title: 'rights that are taken back', engine: 'postgresql', base: [t], files: ['REVOKE ALL ON t FROM PUBLIC;\nREVOKE GRANT OPTION FOR SELECT ON t FROM CURRENT_USER;'], expect: [] },
      { title: 'a database and its account', engine: 'mysql', files: ['GRANT SELECT ON shop.* TO app;'], expect: [], impossible: 'there is no such account' },
      { title: 'a right on the server that is not all of them', engine: 'mariadb', files: ['GRANT PROCESS ON *.* TO app;'], expect: [], impossible: 'there is no such account' },
    ],
  },
  check(context): readonly RuleResult[] {
    return context.operations.flatMap((judged) => {
      if (isKind(judged, 'grant', 'revoke')) return grantHit(judged, context);
      return powerHit(judged);
    });
  },
});

function grantHit({ operation, in: at }: JudgedOperation<GrantOrRevoke>, { engine }: RuleContext): readonly RuleHit[] {
  const { kind, privileges, objects, grantees } = operation;
  const message = kind === 'grant' ? verdict(operation, engine.name === 'mysql') : undefined;
  if (message === undefined) return [];
  const names = objects.map(shown);
  const object = operation.everywhere === true ? '*.*' : listInWords(names);
  const values = { privileges: privileges.join(', '), object: object === '' ? 'new objects' : object, grantee: listInWords(grantees) };
  return [{ at, message, values, objects: names }];
}

/** MySQL knows no PUBLIC: there it is an account of that name. */
function verdict({ privileges, grantees, everywhere, grantOption }: GrantOrRevoke, isMysql: boolean): string | undefined {
  const isSuper = privileges.includes('ALL') || privileges.includes('SUPER');
  if (everywhere === true && isSuper) return 'everywhere';
  if (!isMysql && grantees.includes('public')) return 'public';
  return grantOption === true || privileges.includes('GRANT OPTION') ? 'option' : undefined;
}

function powerHit(judged: JudgedOperation): readonly RuleHit[] {
  if (!isKind(judged, 'create-object', 'alter-object') || judged.operation.objectKind !== 'role') return [];
  const { object, powers = [] } = judged.operation;
  if (powers.length === 0) return [];
  const values = { grantee: object.name, power: powers.map((power) => power.toUpperCase()).join(' and ') };
  return [{ at: judged.in, message: 'power', values, objects: [object.name] }];
}
