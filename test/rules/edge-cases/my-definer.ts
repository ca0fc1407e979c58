import type { EdgeCases } from './edge-cases.ts';

const orders = 'CREATE TABLE orders (id bigint PRIMARY KEY) ENGINE=InnoDB;';
const view = 'CREATE VIEW v AS SELECT id FROM orders;';

export const myDefiner: EdgeCases = {
  bad: [
    { title: 'a view that is altered', engine: 'mysql', base: [orders, view], files: ['ALTER ALGORITHM=MERGE DEFINER=`root`@`localhost` SQL SECURITY INVOKER VIEW v AS SELECT id FROM orders;'], expect: ['1:1'] },
    { title: 'an event, and a trigger', engine: 'mysql', base: [orders], files: ['CREATE DEFINER=root@localhost EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1;\nCREATE DEFINER=root@localhost TRIGGER t BEFORE INSERT ON orders FOR EACH ROW SET NEW.id = 1;'], expect: ['1:1', '1:2'] },
    { title: 'an event that is altered', engine: 'mariadb', base: ['CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1;'], files: ['ALTER DEFINER=root@localhost EVENT e DISABLE;'], expect: ['1:1'] },
    { title: 'a function', engine: 'mariadb', files: ["CREATE OR REPLACE DEFINER='root'@'localhost' FUNCTION f() RETURNS int DETERMINISTIC RETURN 1;"], expect: ['1:1'] },
  ],
  good: [
    { title: 'SQL SECURITY DEFINER without an account', engine: 'mysql', base: [orders], files: ['CREATE SQL SECURITY DEFINER VIEW v AS SELECT id FROM orders;\nCREATE DEFINER=CURRENT_USER() PROCEDURE p() SQL SECURITY INVOKER SELECT 1;'], expect: [] },
    { title: 'the word in a text', engine: 'mysql', base: [orders], files: ["CREATE VIEW v AS SELECT 'DEFINER=root@localhost' AS definer FROM orders;"], expect: [] },
    { title: 'nothing said', engine: 'mariadb', base: [orders, view], files: ['ALTER VIEW v AS SELECT id + 1 AS id FROM orders;\nALTER EVENT IF_NOT RENAME TO e;'], expect: [], impossible: 'there is no such event' },
  ],
};
