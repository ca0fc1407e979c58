import { defineRule, ofKind, type RuleResult } from '../../define-rule.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';

const orders = 'CREATE TABLE orders (id bigint PRIMARY KEY) ENGINE=InnoDB;';

export const myDefiner = defineRule({
  id: 'my-definer',
  category: 'security',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['syntax'],
  supersedes: [],
  summary: 'Name no accounts as definers',
  why: 'A view or routine runs with the rights of its definer. A fixed account may have more rights than anybody meant to lend, and where it does not exist the object fails for everybody.',
  fix: 'Leave DEFINER out or write CURRENT_USER, and SQL SECURITY INVOKER where the caller’s rights suffice.',
  sources: ['skeema:definer'],
  options: {
    allow: { type: 'string-list', default: [], summary: 'Accounts that may be named, as user@host, beside CURRENT_USER' },
  },
  messages: {
    account: {
      title: 'The {kind} {object} runs as {definer}',
      why: 'Whoever may use it gets the rights of this account, and where the account does not exist it fails.',
      fix: 'Leave DEFINER out or write CURRENT_USER; use SQL SECURITY INVOKER where the caller’s rights suffice.',
    },
  },
  examples: {
    bad: [
      { title: 'a view', engine: 'mysql', base: [orders], files: ['CREATE DEFINER=`root`@`localhost` VIEW v AS SELECT id FROM orders;'], expect: ['1:1'] },
      { title: 'a procedure', engine: 'mariadb', files: ["SELECT 1;\nCREATE DEFINER = 'admin'@'%' PROCEDURE p() SELECT 1;"], expect: ['1:2'] },
    ],
    good: [
      { title: 'whoever creates it', engine: 'mysql', base: [orders], files: ['CREATE DEFINER=CURRENT_USER VIEW v AS SELECT id FROM orders;\nCREATE SQL SECURITY INVOKER VIEW w AS SELECT id FROM orders;'], expect: [] },
      { title: 'an account of the policy', engine: 'mariadb', base: [orders], files: ['CREATE DEFINER=root@localhost TRIGGER t BEFORE INSERT ON orders FOR EACH ROW SET NEW.id = 1;'], expect: [], options: { allow: ['root@localhost'] } },
    ],
  },
  check({ operations, options }): readonly RuleResult[] {
    const allowed = new Set(['current_user', ...options.list('allow')]);
    return ofKind(operations, 'create-object', 'alter-object').flatMap(({ operation, after, in: at }): readonly RuleResult[] => {
      const { definer, objectKind, object } = operation;
      if (definer === undefined || allowed.has(definer)) return [];
      return [{ at, message: 'account', values: { kind: objectKind, object: shown(object), definer }, objects: [tableIdentity(after, object)] }];
    });
  },
});
