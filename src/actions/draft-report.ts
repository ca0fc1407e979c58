import type { Engine } from '../model/engine-name.ts';
import type { Finding } from '../model/finding.ts';
import type { Outcome } from '../model/outcome.ts';
import type { ActionName, Report } from '../model/report.ts';
import type { FailOn } from '../model/severity.ts';
import type { GatheredChange } from './gather-change-set.ts';
import type { Project } from './open-project.ts';
import type { KnownEngine } from './require-engine.ts';
import { toolVersion } from './tool-version.ts';

/** A report with nothing in it yet. */
export function draftReport(action: ActionName, end: { readonly outcome: Outcome; readonly summary: string }): Report {
  return { schema: 'schema-gitops/report/v1', action, tool: { version: toolVersion }, ...end, findings: [], suppressed: [], notEvaluated: [], notes: [] };
}

/** The parts that say what the run rests on. */
export function basisOf(project: Project, known: KnownEngine, version?: string): Pick<Report, 'engine' | 'settings'> {
  const text = version ?? known.engine.version?.text;
  return { engine: { name: known.engine.name, ...(text === undefined ? {} : { version: text }), source: known.source }, settings: project.settings.sources };
}

/** The parts about the change set and its files. */
export function changeParts(change: GatheredChange): Pick<Report, 'migrations' | 'changeSet'> {
  const states = new Map(change.files.map((file) => [file.path, file.change]));
  return {
    changeSet: { base: change.base, source: change.source, files: change.changed.length },
    migrations: {
      format: change.read.format,
      detected: change.read.detected,
      files: change.changed.map((migration) => ({
        path: migration.path,
        ...(migration.version === undefined ? {} : { version: migration.version }),
        kind: migration.kind,
        ...(migration.checksum === undefined ? {} : { checksum: migration.checksum }),
        state: states.get(migration.path) ?? 'added',
      })),
    },
  };
}

const weights = { error: 2, warning: 1, notice: 0 } as const;

/** `findings` where one is at or above `failOn`. */
export function verdictOf(findings: readonly Finding[], failOn: FailOn): 'success' | 'findings' {
  if (failOn === 'never') return 'success';
  return findings.some((finding) => weights[finding.severity] >= weights[failOn]) ? 'findings' : 'success';
}

/** `2 errors, 1 warning in 3 files`. */
export function countFindings(findings: readonly Finding[], files: number): string {
  const counts = (['error', 'warning', 'notice'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [amount(count, severity)];
  });
  return `${counts.length === 0 ? 'No findings' : counts.join(', ')} in ${amount(files, 'file')}`;
}

/** `1 file`, `2 files`. */
export function amount(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** An engine for people: `postgresql 16`. */
export function engineText(engine: Engine): string {
  return engine.version === undefined ? engine.name : `${engine.name} ${engine.version.text}`;
}
