import { isKnownChange } from './change-fields.ts';
import type { Change, ChangeSet } from './change-set.ts';

/** The text of the column DESCRIPTION: each change with the names in it. */
export function describeChangeSet({ changes }: ChangeSet): string {
  if (changes.length === 0) return 'empty';
  const text = changes.map(describeChange).join('; ');
  return text.length > 255 ? `${text.slice(0, 252)}...` : text;
}

function describeChange({ type, fields }: Change): string {
  const names = Object.entries(fields).filter(([name]) => isName(name)).map(([name, value]) => `${name}=${value}`);
  return names.length === 0 || !isKnownChange(type) ? type : `${type} ${names.sort(byUnit).join(', ')}`;
}

function isName(field: string): boolean {
  const name = field.toLowerCase();
  return name === 'path' || (name.endsWith('name') && !name.includes('schema') && !name.includes('catalog'));
}

function byUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The contexts of a change set and of the includes around it, as the column CONTEXTS has them. */
export function fullContext({ inheritedContexts, context }: ChangeSet): string | undefined {
  const parts = [...inheritedContexts, ...(context === undefined ? [] : [context])];
  const text = parts.map((part) => (/[, ]/.test(part) ? `(${part})` : part)).join(' AND ');
  return text === '' ? undefined : text;
}

/** The same for labels. */
export function fullLabels({ inheritedLabels, labels }: ChangeSet): string | undefined {
  const each = [...inheritedLabels, labels ?? ''].flatMap((list) => list.split(',')).map((label) => label.trim().toLowerCase());
  const text = each.filter((label) => label !== '').join(',');
  return text === '' ? undefined : text;
}
