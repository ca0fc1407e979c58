import { versionNumber } from '../../../impact/impact-context.ts';
import type { Engine } from '../../../model/engine-name.ts';
import { columnHit, writtenColumns } from '../../defined-columns.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';

export const year2038 = defineRule({
  id: 'year-2038',
  category: 'types',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: ['syntax', 'engine-version'],
  supersedes: [],
  summary: 'Keep dates that lie far ahead out of TIMESTAMP',
  why: 'TIMESTAMP counts seconds in 32 bits and ends on 19 January 2038. Ends of contracts, certificates and validity reach that day long before today does.',
  fix: 'Use DATETIME, and write UTC into it.',
  sources: ['skeema:has-time'],
  options: {
    names: {
      type: 'pattern-list', default: ['expir', 'valid_(?:until|to|thru)', '(?:^|_)ends?(?:_|$)', '(?:^|_)until(?:_|$)'],
      summary: 'Names of columns that hold dates far ahead',
    },
  },
  messages: {
    ends: {
      title: 'Column {column} of {table} ends in 2038',
      why: 'Its name speaks of a date that may lie far ahead, and TIMESTAMP has none after 19 January 2038.',
      fix: 'Use DATETIME for it.',
    },
  },
  examples: {
    bad: [
      { title: 'an end', engine: 'mysql', files: ['CREATE TABLE t (\n  id bigint PRIMARY KEY,\n  valid_until timestamp NULL\n);'], expect: ['1:3'] },
      { title: 'a new column', engine: 'mariadb', base: ['CREATE TABLE t (id bigint PRIMARY KEY);'], files: ['ALTER TABLE t ADD COLUMN expires_at timestamp NULL;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'another type, and a date that is past', engine: 'mysql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, expires_at datetime NULL, created_at timestamp NULL, sender timestamp NULL);'], expect: [] },
      { title: 'a longer TIMESTAMP', engine: 'mariadb', version: '11.8', files: ['CREATE TABLE t (id bigint PRIMARY KEY, expires_at timestamp NULL);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    if (lastsLonger(context.engine)) return [];
    return writtenColumns(context).flatMap((column) => {
      const { type, name, old } = column;
      const isFar = type.name === 'timestamp' && old?.type.name !== 'timestamp' && context.options.matches('names', name.toLowerCase());
      return isFar ? [{ ...columnHit(column), message: 'ends' }] : [];
    });
  },
});

/** MariaDB 11.5 takes TIMESTAMP to the year 2106 on 64-bit systems (release notes, MDEV-32188). */
function lastsLonger(engine: Engine): boolean {
  return engine.name === 'mariadb' && versionNumber(engine) >= 110500;
}
