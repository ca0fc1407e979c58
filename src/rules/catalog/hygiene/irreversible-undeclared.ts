import type { Span } from '../../../model/location.ts';
import { defineRule, type JudgedStatement, type RuleContext, type RuleGap, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { lostData, type LostData } from '../../lost-data.ts';
import { placeOf } from '../../naming-objects.ts';
import { isInDownBlock, isRollbackDeclared } from '../../rollbacks.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50), age int);';

export const irreversibleUndeclared = defineRule({
  id: 'irreversible-undeclared',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Say of every loss whether there is a way back',
  why: 'Who must return to the release before needs to know, in the middle of an incident, whether the rows that a migration took can be '
    + 'brought back and how. The author knows it; a file that is silent leaves it to a guess.',
  fix: 'Write the rollback in the form that your tool runs, or the comment `-- NOT REVERSIBLE` with where the rows can be had from.',
  sources: ['django-migration-linter:RUNSQL_REVERSIBLE'],
  options: {},
  messages: {
    lost: {
      title: '{deed}, and no way back is declared',
      why: 'Neither a rollback nor the words NOT REVERSIBLE stand with this migration: whoever must take it back has to guess.',
      fix: 'Write the rollback in the form that your tool runs, or the comment `-- NOT REVERSIBLE` with where the rows can be had from.',
    },
  },
  examples: {
    bad: [
      { title: 'a dropped table', engine: 'postgresql', base: [users], files: ['DROP TABLE users;'], expect: ['1:1'] },
      { title: 'a column among harmless statements', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD note text;\nALTER TABLE users DROP COLUMN age;'], expect: ['1:2'] },
      { title: 'deleted rows', engine: 'mariadb', base: [users], files: ['DELETE FROM users WHERE age < 0;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'the marker, with where the rows are', engine: 'postgresql', base: [users], files: ['-- NOT REVERSIBLE: the rows are in backup 2026-11\nDROP TABLE users;'], expect: [] },
      {
        title: 'a rollback in a file of its own', engine: 'mysql', format: 'golang-migrate', base: [users], paths: ['2_age.up.sql', '2_age.down.sql'],
        files: ['ALTER TABLE users DROP COLUMN age;', 'ALTER TABLE users ADD age int;'], expect: [],
      },
      { title: 'a change that loses nothing', engine: 'mariadb', base: [users], files: ['ALTER TABLE users MODIFY name varchar(80);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return context.statements.flatMap((at) => {
      const results = judge(at, context);
      return results.length === 0 || isExplained(at, context) ? [] : results;
    });
  },
});

function isExplained({ file, outer }: JudgedStatement, context: RuleContext): boolean {
  const { start } = outer.span;
  return isInDownBlock(file, start) || isRollbackDeclared(file, start, context);
}

/** What is lost at one place of a statement. */
interface Place {
  readonly span: Span;
  readonly lost: LostData[];
}

/** One finding for a place: an action of ALTER TABLE, or the statement with all that it names. */
function judge(at: JudgedStatement, context: RuleContext): readonly RuleResult[] {
  const places = new Map<number, Place>();
  const gaps: RuleGap[] = [];
  for (const judged of at.operations) {
    for (const result of lostData(judged, context)) {
      if ('missing' in result) gaps.push(result);
      else notePlace(places, placeOf(judged)).push(result);
    }
  }
  return [...gaps, ...[...places.values()].flatMap(({ span, lost }) => hitOf(at, span, lost))];
}

function notePlace(places: Map<number, Place>, span: Span): LostData[] {
  const { lost } = places.get(span.start) ?? { lost: [] };
  places.set(span.start, { span, lost });
  return lost;
}

function hitOf(at: JudgedStatement, span: Span, lost: readonly LostData[]): readonly RuleHit[] {
  const [first] = lost;
  if (first === undefined) return [];
  const deed = lost.length === 1 ? first.deed : `${first.deed} and ${String(lost.length - 1)} more`;
  return [{ at, span, message: 'lost', values: { deed }, objects: lost.map(({ object }) => object) }];
}
