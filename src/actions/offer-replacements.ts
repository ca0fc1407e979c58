import type { Finding } from '../model/finding.ts';
import type { JudgedFile } from '../rules/define-rule.ts';
import { mendFile } from '../rules/replacement.ts';

/** Each costs another judgement of the change set. */
const mostReplacements = 20;

/** What the findings are of, and how a change set is judged anew. */
export interface ReplacementRequest {
  readonly files: readonly JudgedFile[];
  /** Reads a text as the file's own. */
  readonly read: (file: JudgedFile, text: string) => JudgedFile;
  readonly judge: (files: readonly JudgedFile[]) => readonly Finding[];
}

/**
 * Findings with what could stand instead of their lines, where that is clean: the file with the suggestion in it is read and
 * judged, the finding must be gone, and nothing of weight may have come.
 */
export function offerReplacements(findings: readonly Finding[], request: ReplacementRequest): readonly Finding[] {
  const known = new Set(findings.map(({ fingerprint }) => fingerprint));
  let left = mostReplacements;
  return findings.map((finding) => {
    const file = left === 0 ? undefined : request.files.find(({ migration }) => migration.path === finding.location.file);
    const mended = file === undefined ? undefined : mendFile(file, finding);
    if (file === undefined || mended === undefined) return finding;
    left -= 1;
    const after = request.judge(request.files.map((each) => (each === file ? request.read(file, mended.text) : each)));
    const isGone = !after.some(({ fingerprint }) => fingerprint === finding.fingerprint);
    const brought = after.filter(({ fingerprint, severity }) => severity !== 'notice' && !known.has(fingerprint));
    return isGone && brought.length === 0 ? { ...finding, replacement: mended.replacement } : finding;
  });
}
