import { engineFamilies, type Engine } from '../model/engine-name.ts';
import type { Report } from '../model/report.ts';
import type { JudgedFile, NamedAmiss } from '../rules/define-rule.ts';
import { reachOfRules } from '../rules/reach-of-rules.ts';
import { runRules, type RuleResults } from '../rules/run-rules.ts';
import { applyStatement, startMigration } from '../schema/apply-statement.ts';
import { createCatalog, type Catalog } from '../schema/catalog.ts';
import { relevantScripts, type ReadScript } from '../schema/relevance/relevant-scripts.ts';
import { asNewSchema, inDeclaredOrder, isOfChangeSet, ofChangeSet } from './declared/lint-declared.ts';
import { basisOf, changeParts, countFindings, draftReport, verdictOf } from './draft-report.ts';
import { findMentions } from './find-mentions.ts';
import { fromScratch } from '../migrations/from-scratch.ts';
import { proposedName } from '../migrations/proposed-name.ts';
import { hideWrittenSecrets } from './hide-written-secrets.ts';
import { gatherChange, type GatheredChange } from './gather-change-set.ts';
import { holdMemory } from './hold-memory.ts';
import { setKnownAside } from './known-findings.ts';
import type { Project } from './open-project.ts';
import { offerReplacements } from './offer-replacements.ts';
import { policyOfBase } from './policy-of-base.ts';
import { readEffects, readScripts, type ReadableMigration } from './read-scripts.ts';
import { loadReader } from '../sql/load-reader.ts';
import { requireEngine } from './require-engine.ts';
import type { ChangeRequest, RunContext } from './run-context.ts';
import type { KnownOfTarget, StatisticsChoice } from './statistics/known-of-target.ts';
import { unfollowedNotes } from './unfollowed-notes.ts';

/** What lint judges, and what it may ask about the target. */
export interface LintRequest extends ChangeRequest, StatisticsChoice {
  /** Whether findings get what could stand instead, judged anew; a pull request is then offered it. */
  readonly replacements: boolean;
  /** Description of the pull request; absent where the run is about none. */
  readonly description?: string;
  /** Whether the baseline file is written anew with the findings of this run. */
  readonly writeBaseline: boolean;
}

/** Judges the change set by the rules, against the schema that the base makes. Needs no server. */
export async function lint(run: RunContext, request: LintRequest): Promise<Report> {
  const { engine } = run.project.settings;
  if (engine !== undefined) preload(engine);
  const changeSet = await request.changeSet;
  const context = { ...run, project: await policyOfBase(run.project, changeSet, run) };
  const { project } = context;
  const change = await gatherChange(project, request);
  if (change === undefined) return { ...draftReport('lint', { outcome: 'skipped', summary: 'No migration changed' }), notes: project.notes, settings: project.settings.sources };
  hideWrittenSecrets(context, change.changed);
  holdMemory(change.changed.map(({ text }) => text));
  const known = requireEngine(project, context.env);
  const statistics = await statisticsOf(context, request, known.engine);
  const { unfollowed, ...results } = await judge(context, { engine: known.engine, change: asNewSchema(change), all: request.changeSet === undefined && change.read.rules.declares !== true, statistics, ...request });
  const { findings, notes } = await setKnownAside(project, { findings: ofChangeSet(results.findings, change), changeSet, write: request.writeBaseline });
  return {
    ...draftReport('lint', { outcome: verdictOf(findings, project.settings.failOn), summary: countFindings(findings, change.changed.length) }),
    ...basisOf(project, known),
    ...changeParts(change),
    findings,
    suppressed: ofChangeSet(results.suppressed, change),
    notEvaluated: results.notEvaluated.filter(({ file }) => file === undefined || isOfChangeSet(file, change)),
    notes: [...project.notes, ...change.read.notes, ...statistics.notes, ...notes, ...unfollowed],
  };
}

/** Loaded where somebody asks for it: most runs have no statistics. */
async function statisticsOf(context: RunContext, request: LintRequest, engine: Engine): Promise<KnownOfTarget> {
  const isAsked = context.project.settings.lint.statsFile !== undefined || request.target !== undefined || request['url-env'] !== undefined;
  if (!isAsked) return { notes: [] };
  const { knownOfTarget } = await import('./statistics/known-of-target.ts');
  return knownOfTarget(context, request, engine);
}

/** The grammar takes as long to load as git takes to answer, and can do so meanwhile; an error is met when it is used. */
function preload(engine: Engine): void {
  loadReader(engine).catch(() => undefined);
}

interface Judgement extends Pick<LintRequest, 'replacements' | 'description'> {
  readonly engine: Engine;
  readonly change: GatheredChange;
  readonly all: boolean;
  readonly statistics: KnownOfTarget;
}

/** What the rules say, and notes on what they rest on. */
interface Judged extends RuleResults {
  readonly unfollowed: readonly string[];
}

async function judge(context: RunContext, judgement: Judgement): Promise<Judged> {
  const { project, clock } = context;
  const { engine, change, all, statistics } = judgement;
  const { settings } = project;
  const scripted = inDeclaredOrder(await readScripts(project, change.read, { engine, migrations: change.changed }), change, engine);
  const base = await readEffects(project, change.read, { engine, migrations: fromScratch(change.read.rules, change.before) });
  const changed = scripted.flatMap(({ script }) => script.statements);
  const searching = findMentions(project, changed);
  const reach = reachOfRules({ engine, settings: settings.lint, changed });
  const relevant = [...relevantScripts({ family: engineFamilies[engine.name], changed, base, ...(reach === undefined ? {} : { reach }) })];
  const mentions = await searching;
  const before = foldBase(project, engine, relevant);
  const { notes: unfollowed, migrations } = unfollowedNotes(before.snapshot().unmodelled, { family: engineFamilies[engine.name], changed, base: relevant });
  hideWrittenSecrets(context, migrations);
  const run = (files: readonly JudgedFile[], catalog: Catalog): RuleResults => runRules({
    engine,
    catalog,
    files,
    settings: settings.lint,
    runner: {
      transaction: settings.migrate.transaction,
      ...(settings.migrate.lockTimeoutMs === undefined ? {} : { lockTimeoutMs: settings.migrate.lockTimeoutMs }),
      ...(settings.migrate.statementTimeoutMs === undefined ? {} : { statementTimeoutMs: settings.migrate.statementTimeoutMs }),
      format: change.read.format,
    },
    today: new Date(clock.now()).toISOString().slice(0, 10),
    newWithin: all ? 'file' : 'change-set',
    mentions,
    undos: change.read.migrations,
    misnamed: misnamedFiles(change),
    ...(judgement.description === undefined ? {} : { description: judgement.description }),
    ...(statistics.stats === undefined ? {} : { stats: statistics.stats }),
    ...(statistics.missing === undefined ? {} : { statsMissing: statistics.missing }),
  });
  const files = scripted.map(({ migration, text, script }) => ({ migration, text, ...script }));
  const results = { ...run(files, before), unfollowed };
  if (!judgement.replacements) return results;
  const reader = await loadReader(engine);
  const read = ({ migration }: JudgedFile, text: string): JudgedFile => ({ migration: { ...migration, text }, text, ...reader.read(text) });
  return { ...results, findings: offerReplacements(results.findings, { files, read, judge: (mended) => run(mended, foldBase(project, engine, relevant)).findings }) };
}

/** Those of the change set; with every file judged, all of them. */
function misnamedFiles({ read, files, base }: GatheredChange): readonly NamedAmiss[] {
  const changed = new Set(files.filter(({ change }) => change !== 'deleted').map(({ path }) => path));
  return (read.misnamed ?? [])
    .filter(({ path }) => base === '' || changed.has(path))
    .map((file) => ({ ...file, newName: proposedName(read.rules, read.migrations, file.path) }));
}

/** The schema before the change set, as far as the change set bears on it. */
function foldBase({ settings }: Project, engine: Engine, base: Iterable<ReadScript<ReadableMigration>>): Catalog {
  const { historySchema } = settings.migrations;
  const catalog = createCatalog(engine, historySchema === undefined || engine.name !== 'postgresql' ? {} : { schema: historySchema });
  for (const { script: { migration }, statements } of base) {
    startMigration(catalog);
    for (const statement of statements) applyStatement(catalog, statement, { file: migration.path, ordinal: statement.ordinal, origin: 'base' });
  }
  // What the last of them set was set in another session, whichever it is.
  startMigration(catalog);
  return catalog;
}
