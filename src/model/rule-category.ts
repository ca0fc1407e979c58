/** The categories of rules; the folder of a rule's file is named after its category. */
export const ruleCategories = [
  'destructive', 'blocking-lock', 'table-rewrite', 'constraint', 'index', 'data', 'compatibility',
  'transaction', 'naming', 'types', 'security', 'hygiene',
] as const;

/** One of them. */
export type RuleCategory = (typeof ruleCategories)[number];
