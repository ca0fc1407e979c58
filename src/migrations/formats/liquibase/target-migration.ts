import type { Migration, UndoScript } from '../../../model/migration.ts';
import type { PlaceholderContext } from '../../format.ts';
import { isKnownChange } from './change-fields.ts';
import type { ChangeSet } from './change-set.ts';
import { automaticUndo } from './automatic-undo.ts';
import { changeSetChecksum, hasRawDates } from './checksum.ts';
import { guardOf, UnknownCondition } from './guard-of.ts';
import type { Runtime } from './parameters.ts';
import { renderChanges, type RenderedChanges } from './render-changes.ts';
import { sqlTokens } from './sql-tokens.ts';

/** A change set for a target. */
export interface TargetRequest {
  readonly changeSet: ChangeSet;
  readonly runtime: Runtime;
  readonly context: PlaceholderContext;
}

/** What a target gets beside what is in the changelog. */
export type TargetFacts = Pick<Migration, 'rendered' | 'notRun' | 'undo' | 'guard'>;

/**
 * What is sent to a target, asked of it, and taken back.
 * @throws UserError migrations/changelog-unreadable.
 */
export function targetFacts(request: TargetRequest): TargetFacts {
  const { changeSet } = request;
  const rendered = render(request, changeSet.changes, changeSet.line);
  const undo = undoOf(request);
  const { guard, notRun = rendered.notRun } = guarding(request);
  return {
    ...(changeSet.isPlainSql && !rendered.isChanged ? {} : { rendered: rendered.text }),
    ...(notRun === undefined ? {} : { notRun }),
    ...(undo === undefined ? {} : { undo }),
    ...(guard === undefined ? {} : { guard }),
  };
}

/** A condition that only Liquibase can answer leaves the change set to Liquibase. */
function guarding(request: TargetRequest): Pick<Migration, 'guard' | 'notRun'> {
  try {
    const guard = guardOf(request);
    return guard === undefined ? {} : { guard };
  } catch (error) {
    if (error instanceof UnknownCondition) return { notRun: error.message };
    throw error;
  }
}

function render({ changeSet, runtime, context }: TargetRequest, changes: ChangeSet['changes'], firstLine: number): RenderedChanges {
  const { file, visitors } = changeSet;
  const isUndo = changes !== changeSet.changes;
  const used = isUndo ? visitors.filter(({ appliesToRollback }) => appliesToRollback) : visitors;
  return renderChanges({ changes, visitors: used, file, firstLine, runtime, engine: context.engine, schema: context.schema });
}

const acceptsAny = /^(?:1:)?(?:any|all|\*)$/i;

/** Whether Java decides about the checksum. */
export function isOfJava({ changes }: Pick<ChangeSet, 'changes'>): boolean {
  return changes.some(({ type }) => type === 'customChange' || !isKnownChange(type));
}

/** Whether a change set says that any checksum is right, or its changes are of Java that decides about their checksum. */
export function takesAnyChecksum({ validCheckSums, changes }: ChangeSet): boolean {
  return validCheckSums.some((sum) => acceptsAny.test(sum)) || isOfJava({ changes });
}

type Checksums = Pick<Migration, 'checksum' | 'equivalentChecksums' | 'acceptsAnyChecksum'>;

/** Java decides about the checksum of a class and of an extension, so whatever the history has for them is taken. */
export function targetChecksums({ changeSet, runtime: { dbms } }: TargetRequest): Checksums {
  if (isOfJava(changeSet)) return { acceptsAnyChecksum: true };
  const checksum = changeSetChecksum(changeSet, { version: 9, dbms });
  const versions = [9, 8] as const;
  const quirky = hasRawDates(changeSet) ? versions.map((version) => changeSetChecksum(changeSet, { version, dbms, withRawDates: true })) : [];
  const others = [changeSetChecksum(changeSet, { version: 8, dbms }), ...quirky];
  // What decides whether a change set runs again is its own checksum alone.
  if (changeSet.runOnChange) return { checksum, equivalentChecksums: others };
  const valid = changeSet.validCheckSums;
  const isAny = valid.some((sum) => acceptsAny.test(sum) || sum === checksum || others.includes(sum));
  return { checksum, equivalentChecksums: [...others, ...valid], ...(isAny ? { acceptsAnyChecksum: true } : {}) };
}

/** A rollback that holds nothing but comments takes nothing back. */
function undoOf(request: TargetRequest): UndoScript | undefined {
  const { changeSet } = request;
  const forbidsTransaction = !changeSet.runInTransaction;
  if (changeSet.rollback === undefined) {
    const statements = automaticUndo(changeSet, request.context);
    return statements === undefined ? undefined : { path: changeSet.file, text: statements.map((statement) => `${statement};\n`).join(''), forbidsTransaction };
  }
  if (changeSet.rollback.kind !== 'changes') return undefined;
  const { text, notRun } = render(request, changeSet.rollback.changes, 1);
  if (notRun !== undefined || !hasStatement(text)) return undefined;
  return { path: changeSet.file, text, forbidsTransaction };
}

function hasStatement(text: string): boolean {
  for (const { kind, text: token } of sqlTokens(text)) {
    if (kind === 'word' || kind === 'quoted' || (kind === 'symbol' && token !== ';')) return true;
  }
  return false;
}
