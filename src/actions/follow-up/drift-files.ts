import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../model/report.ts';
import { renderDrift } from '../../report/drift-document.ts';
import type { DocumentLinks } from '../../report/markdown-sections.ts';

/** Where the files go, and what removes secrets from them. */
export interface DriftFiles {
  /** Absolute; made where it is missing. */
  readonly folder: string;
  readonly redact: (text: string) => string;
  readonly links: DocumentLinks;
}

/** Files have no limit but the reader's patience. */
const limit = 5_000_000;

/**
 * Writes each target's drift as Markdown and SQL.
 * @returns the outputs that name the files; of several targets separated by commas.
 */
export function writeDriftFiles(report: Report, files: DriftFiles): Readonly<Record<string, string>> {
  const paths: Record<string, string[]> = {};
  for (const target of report.targets ?? [report]) {
    const { drift } = target;
    if (drift === undefined) continue;
    const texts: Readonly<Record<string, { readonly suffix: string; readonly text: string | undefined }>> = {
      'drift-file': { suffix: '.md', text: renderDrift(target, files.redact, { links: files.links, limit }) },
      'adopt-sql-file': { suffix: '.adopt.sql', text: drift.adopt?.text },
      'revert-sql-file': { suffix: '.revert.sql', text: drift.revert?.text },
    };
    mkdirSync(files.folder, { recursive: true });
    for (const [output, { suffix, text = '' }] of Object.entries(texts)) {
      if (text === '') continue;
      const path = join(files.folder, `drift-${fileWord(target.target)}${suffix}`);
      writeFileSync(path, files.redact(text));
      (paths[output] ??= []).push(path);
    }
  }
  return Object.fromEntries(Object.entries(paths).map(([output, list]) => [output, list.join(',')]));
}

/** Names of targets are the user's; a file name takes what every system takes. */
function fileWord(target = 'default'): string {
  return target.replaceAll(/[^\w.-]+/g, '_').replace(/^\.+/, '_');
}
