import type { Flavour } from '../dialect.ts';

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

const both = words(`
  BIT_AND BIT_OR BIT_XOR CAST COUNT CURDATE CURTIME DATE_ADD DATE_SUB EXTRACT GROUP_CONCAT JSON_ARRAYAGG JSON_OBJECTAGG
  MAX MID MIN NOW POSITION STD STDDEV STDDEV_POP STDDEV_SAMP SUBSTR SUBSTRING SUM TRIM VARIANCE VAR_POP VAR_SAMP
`);

/**
 * Functions whose names are keywords only with a parenthesis directly behind them, so that `count(a int)` names no table
 * although `count (a int)` does (MySQL 8.4 Reference Manual 11.2.5; MariaDB "IGNORE_SPACE").
 * Run on MySQL 9.7.4 and MariaDB 10.11.19 and 11.8.9.
 */
export const functionWords: Readonly<Record<Flavour, ReadonlySet<string>>> = {
  mysql: new Set([...both, 'SYSDATE', 'JSON_DUALITY_OBJECT']),
  mariadb: new Set([
    ...both,
    ...words('CUME_DIST DENSE_RANK FIRST_VALUE LAG LEAD MEDIAN NTH_VALUE NTILE PERCENTILE_CONT PERCENTILE_DISC PERCENT_RANK RANK'),
  ]),
};
