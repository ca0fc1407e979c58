import type { JudgedOperation } from './define-rule.ts';
import { targetOf } from './suppression-targets.ts';

/**
 * Whether the file declares the operation as the closing half of an expand and contract pair:
 * `-- schema-gitops:contract <what it closes>` before the statement or the action.
 */
export function isContractStep({ operation, in: { file } }: JudgedOperation): boolean {
  return file.comments.some((comment) => {
    if (!/^\s*schema-gitops:contract\b/.test(comment.text)) return false;
    const target = targetOf(comment, file);
    return target !== undefined && target.span.start <= operation.span.start && operation.span.end <= target.span.end;
  });
}
