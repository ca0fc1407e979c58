import type { Engine } from '../model/engine-name.ts';
import type { Finding, NotEvaluated, SuppressedFinding } from '../model/finding.ts';
import type { Migration } from '../model/migration.ts';
import type { SchemaState } from '../model/schema-state.ts';
import type { LintSettings } from '../model/settings.ts';
import type { TargetStatistics } from '../model/target-statistics.ts';
import type { WordSearch } from '../model/word-search.ts';
import type { Catalog } from '../schema/catalog.ts';
import { Positions } from '../sql/positions.ts';
import { applyAllSuppressions } from './suppressions/apply-all-suppressions.ts';
import { customRule } from './custom-rule.ts';
import type { JudgedFile, NamedAmiss, Rule, Runner } from './define-rule.ts';
import { findUnread } from './find-unread.ts';
import { enabledRules, judgeRules, withOverrides } from './judge-rules.ts';
import { makeFinding, type RawFinding } from './make-finding.ts';
import { compareGaps, inOrder, withoutSuperseded } from './order-findings.ts';
import { rules as allRules } from './registry.ts';
import { undoneBy } from './undone-versions.ts';
import { walkChangeSet } from './walk-change-set.ts';

/** A change set with what is needed to judge it. */
export interface RuleRun {
  readonly engine: Engine;
  /** The schema before the change set; the run folds the change set into it. */
  readonly catalog: Catalog;
  /** Files of the change set in the order of application. */
  readonly files: readonly JudgedFile[];
  readonly settings: LintSettings;
  readonly runner: Runner;
  /** ISO date, by which suppressions expire. */
  readonly today: string;
  /**
   * What counts as new: what the change set made (default), or what the same file made,
   * where a whole history is judged file by file.
   */
  readonly newWithin?: 'change-set' | 'file';
  /** What is known of the target that the change set will meet. */
  readonly stats?: TargetStatistics;
  /** Why there are no statistics, where they were asked for; a sentence. */
  readonly statsMissing?: string;
  /** Where names that the change set takes away stand in the repository (`takenNames`). */
  readonly mentions?: WordSearch;
  /** Migrations of the directory, of which only undo migrations matter; those among `files` are known without. */
  readonly undos?: readonly Migration[];
  /** Files of the change set that are no migrations for their names. */
  readonly misnamed?: readonly NamedAmiss[];
  /** Description of the pull request. */
  readonly description?: string;
  /** Default: every rule of the registry. */
  readonly rules?: readonly Rule[];
}

/** What the rules said. Lists are sorted by file, place and rule. */
export interface RuleResults {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly notEvaluated: readonly NotEvaluated[];
  /** The schema after the change set. */
  readonly after: SchemaState;
}

/**
 * Judges a change set by all rules that are on for the engine. Undo migrations are not judged.
 * @throws UserError config/unknown-key, config/wrong-value for options that a rule does not know.
 */
export function runRules(run: RuleRun): RuleResults {
  const rules = run.rules ?? [...allRules, ...(run.settings.customRules ?? []).map(customRule)];
  const files = run.files.filter((file) => file.migration.kind !== 'undo');
  const enabled = enabledRules(rules, run.engine, run.settings);
  const walked = walkChangeSet({ ...run, files });
  const undos = [...run.undos ?? [], ...run.files.map(({ migration }) => migration)].filter(({ kind }) => kind === 'undo');
  const judged = judgeRules({ ...run, files, enabled, walked, hasUndo: undoneBy(undos) });
  const unread = findUnread({ engine: run.engine, files, statements: walked.statements, enabled });
  const raw = inOrder(withoutSuperseded(withOverrides([...judged.findings, ...unread.findings], run.settings)), files);
  const suppression = applyAllSuppressions({ ...run, files, rules, enabled, findings: raw, settings: run.settings });
  const finish = finisher();
  return {
    findings: inOrder(withOverrides(suppression.findings, run.settings), files).map(finish),
    suppressed: suppression.answered.map(({ finding, suppression: { said } }) => ({
      ...finish(finding),
      ...(said.reason === undefined ? {} : { reason: said.reason }),
      ...(said.until === undefined ? {} : { until: said.until }),
    })),
    notEvaluated: [...judged.notEvaluated, ...unread.notEvaluated].sort(compareGaps(files)),
    after: walked.after,
  };
}

/** Words findings; the index of lines is built once for each file that has one. */
function finisher(): (raw: RawFinding) => Finding {
  const positions = new Map<JudgedFile, Positions>();
  return (raw) => {
    const ofFile = positions.get(raw.file) ?? new Positions(raw.file.text, raw.file.migration.firstLine);
    positions.set(raw.file, ofFile);
    return makeFinding(raw, ofFile);
  };
}
