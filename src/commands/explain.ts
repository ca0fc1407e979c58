import { errorCatalog } from '../errors/catalog.ts';
import { explainErrorCode } from '../errors/explain-error-code.ts';
import { didYouMean } from '../errors/nearest-name.ts';
import { UserError } from '../errors/user-error.ts';
import { explainRule } from '../rules/explain-rule.ts';
import { rules } from '../rules/registry.ts';

/**
 * The page of a rule or of an error, from what the program itself knows: no network, no checkout.
 * @throws UserError input/missing-value, input/unknown-value.
 */
export function explainCode(args: readonly string[]): string {
  const [code] = args;
  if (code === undefined) throw new UserError('input/missing-value', { where: 'explain', expected: 'the id of a rule or the code of an error' });
  const page = explainRule(code) ?? explainErrorCode(code);
  if (page !== undefined) return page;
  const meant = didYouMean(code, [...rules.map(({ id }) => id), ...Object.keys(errorCatalog)]);
  throw new UserError('input/unknown-value', { where: 'explain', actual: code, expected: 'the id of a rule or the code of an error', ...(meant === undefined ? {} : { detail: meant }) });
}
