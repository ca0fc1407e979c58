import type { Maintain } from '../../../model/operation.ts';
import type { CatalogObject, SchemaState } from '../../../model/schema-state.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { textAt } from '../../as-written.ts';
import { defineRule, ofKind, type JudgedStatement, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { isOldObject } from '../../old-objects.ts';

const view = 'CREATE TABLE sales (id int, day date);\nCREATE MATERIALIZED VIEW totals AS SELECT day, count(*) AS n FROM sales GROUP BY day;';
const unique = 'CREATE UNIQUE INDEX totals_day ON totals (day);';

export const refreshMatviewNotConcurrent = defineRule({
  id: 'refresh-matview-not-concurrent',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Refresh materialized views concurrently',
  why: 'REFRESH MATERIALIZED VIEW runs the whole query under an ACCESS EXCLUSIVE lock on the view: nobody reads it until the query is done. CONCURRENTLY '
    + 'takes an EXCLUSIVE lock, which lets reads pass; it needs a unique index over plain columns without a condition.',
  fix: 'Give the view a unique index, and write REFRESH MATERIALIZED VIEW CONCURRENTLY.',
  sources: ['pgfence:refresh-matview-blocking'],
  options: {},
  messages: {
    blocks: {
      title: 'Refreshing {view} keeps readers waiting',
      why: 'The ACCESS EXCLUSIVE lock on {view} is held until its query is done, and in a transaction until that ends.',
      fix: 'Write REFRESH MATERIALIZED VIEW CONCURRENTLY {view}.',
    },
    keyless: {
      title: 'Refreshing {view} keeps readers waiting, and it has no unique index',
      why: 'The ACCESS EXCLUSIVE lock on {view} is held until its query is done. CONCURRENTLY needs a unique index over plain columns without a condition.',
      fix: 'Create a unique index on {view}, then write REFRESH MATERIALIZED VIEW CONCURRENTLY {view}.',
    },
  },
  examples: {
    bad: [
      { title: 'a view with a unique index', engine: 'postgresql', base: [view, unique], files: ['REFRESH MATERIALIZED VIEW totals;'], expect: ['1:1'] },
      { title: 'a view without one', engine: 'postgresql', base: [view], files: ['SELECT 1;\nREFRESH MATERIALIZED VIEW public.totals WITH DATA;'], expect: ['1:2'] },
    ],
    good: [
      { title: 'concurrently', engine: 'postgresql', base: [view, unique], files: ['REFRESH MATERIALIZED VIEW CONCURRENTLY totals;'], expect: [] },
      {
        title: 'a view that is filled for the first time', engine: 'postgresql',
        base: ['CREATE MATERIALIZED VIEW totals AS SELECT 1 AS n WITH NO DATA;'], files: ['REFRESH MATERIALIZED VIEW totals;'], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'maintain').flatMap((judged): readonly RuleResult[] => {
      const { operation: { objects: [name] }, before, in: at } = judged;
      if (name === undefined || !refreshesUnderLock(judged.operation)) return [];
      const known = resolveObject(before, ['materialized view'], name);
      if (known !== undefined && !mayBeRead(known, at, context)) return [];
      const isKeyless = lacksUniqueIndex(before, known);
      return [{
        at,
        message: isKeyless ? 'keyless' : 'blocks',
        values: { view: shown(name) },
        objects: [shown(known ?? name)],
        ...(isKeyless ? {} : { suggestion: `REFRESH MATERIALIZED VIEW CONCURRENTLY ${textAt(at.file, name.span)};` }),
      }];
    });
  },
});

function mayBeRead(view: CatalogObject, at: JudgedStatement, context: RuleContext): boolean {
  return view.populated !== false && isOldObject(context, view, at);
}

function lacksUniqueIndex(before: SchemaState, view: CatalogObject | undefined): boolean {
  return view !== undefined && !hasUniqueIndex(before, view);
}

function refreshesUnderLock({ command, concurrently, withNoData }: Maintain): boolean {
  return command === 'REFRESH MATERIALIZED VIEW' && !concurrently && withNoData !== true;
}

/** One that CONCURRENTLY accepts (manual, REFRESH MATERIALIZED VIEW). */
function hasUniqueIndex({ objects }: SchemaState, view: CatalogObject): boolean {
  return [...objects.values()].some(({ kind, table, index }) =>
    kind === 'index' && table?.schema === view.schema && table.name === view.name
    && index?.unique === true && index.predicate === undefined && index.keys.every(({ column }) => column !== undefined));
}
