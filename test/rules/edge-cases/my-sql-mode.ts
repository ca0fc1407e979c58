import type { EdgeCases } from './edge-cases.ts';

const shared = 'the servers of the tests are shared';

export const mySqlMode: EdgeCases = {
  bad: [
    { title: 'what mysqldump writes', engine: 'mysql', files: ["/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;\n/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;"], expect: ['1:1'] },
    { title: 'dates that do not exist', engine: 'mariadb', files: ["SET @@session.sql_mode = 'STRICT_TRANS_TABLES,ALLOW_INVALID_DATES';"], expect: ['1:1'] },
    { title: 'a number', engine: 'mariadb', files: ['SET sql_mode = 0;'], expect: ['1:1'] },
    { title: 'kept over restarts', engine: 'mysql', files: ["SET PERSIST sql_mode = 'STRICT_ALL_TABLES', @@GLOBAL.max_connections = 5;"], expect: ['1:1', '1:1'], impossible: shared },
  ],
  good: [
    { title: 'other variables of the session', engine: 'mysql', files: ["SET SESSION lock_wait_timeout = 5, @sql_mode = '', time_zone = '+00:00';"], expect: [] },
    { title: 'dates are no longer allowed', engine: 'mysql', files: ["SET sql_mode = REPLACE(@@sql_mode, 'ALLOW_INVALID_DATES', '');"], expect: [] },
    { title: 'in a routine, which remembers the mode of its own', engine: 'mariadb', files: ["DELIMITER //\nCREATE PROCEDURE p()\nBEGIN\n  SET sql_mode = '';\nEND //\nDELIMITER ;"], expect: [] },
  ],
};
