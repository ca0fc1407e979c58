import { didYouMean } from '../errors/nearest-name.ts';
import { UserError } from '../errors/user-error.ts';
import { durationForm, parseDuration } from './parse-duration.ts';
import type { ConfigNode } from './config-node.ts';

/** A value as YAML gives it. */
export type ConfigValue = null | boolean | number | string | readonly ConfigValue[] | { readonly [key: string]: ConfigValue };

/** Tells where a key path stands in the file, as `file:line`. */
export type Locate = (path: readonly string[]) => string;

interface Check {
  readonly path: readonly string[];
  readonly locate: Locate;
}

/**
 * Holds a value against its node.
 * @throws UserError config/unknown-key, config/wrong-value; the first one in the file's order.
 */
export function checkConfig(value: ConfigValue, node: ConfigNode, check: Check): void {
  if (node.type === 'object') checkObject(value, node, check);
  else if (node.type === 'map') checkMap(value, node, check);
  else if (node.type === 'list') checkList(value, node, check);
  else if (node.type === 'one-of') checkOneOf(value, node.forms, check);
  else if (!isScalarOf(value, node)) throw wrongValue(value, node, check);
}

function checkObject(value: ConfigValue, node: ConfigNode & { type: 'object' }, check: Check): void {
  if (!isMapping(value)) throw wrongValue(value, node, check);
  for (const [key, entry] of Object.entries(value)) {
    const child = node.keys[key];
    if (child === undefined) throw unknownKey(key, Object.keys(node.keys), check);
    checkConfig(entry, child, { ...check, path: [...check.path, key] });
  }
  const missing = node.required?.find((key) => !(key in value));
  if (missing !== undefined) throw new UserError('config/missing-key', { ...factsOf(value, check), expected: missing });
}

function checkList(value: ConfigValue, node: ConfigNode & { type: 'list' }, check: Check): void {
  if (!isList(value)) throw wrongValue(value, node, check);
  value.forEach((entry, index) => {
    checkConfig(entry, node.items, { ...check, path: [...check.path, String(index)] });
  });
}

function checkMap(value: ConfigValue, node: ConfigNode & { type: 'map' }, check: Check): void {
  if (!isMapping(value)) throw wrongValue(value, node, check);
  for (const [key, entry] of Object.entries(value)) {
    if (node.keys !== undefined && !node.keys.includes(key)) throw unknownKey(key, node.keys, check);
    checkConfig(entry, node.values, { ...check, path: [...check.path, key] });
  }
}

/** The form whose outer shape fits judges the value, so that its own error is the one shown. */
function checkOneOf(value: ConfigValue, forms: readonly ConfigNode[], check: Check): void {
  const fitting = forms.filter((form) => fits(value, form));
  const [first] = fitting;
  if (first === undefined) throw new UserError('config/wrong-value', { ...factsOf(value, check), expected: forms.map(describe).join(', or ') });
  checkConfig(value, first, check);
}

function fits(value: ConfigValue, form: ConfigNode): boolean {
  if (form.type === 'object') return isMapping(value) && Object.keys(value).every((key) => key in form.keys);
  if (form.type === 'map') return isMapping(value);
  if (form.type === 'list') return isList(value);
  return isScalarOf(value, form);
}

function isScalarOf(value: ConfigValue, node: ConfigNode): boolean {
  switch (node.type) {
    case 'string':
      return ['string', 'number', 'boolean'].includes(typeof value);
    case 'enum':
      return node.values.includes(wordOf(value));
    case 'form':
      return typeof value === 'string' && new RegExp(node.pattern, 'u').test(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isSafeInteger(value) && Number(value) >= 0;
    case 'duration':
      return typeof value === 'string' && isDuration(value, node.allowNone);
    case 'string-list':
      return [value].flat().every((entry) => typeof entry === 'string' && node.values?.includes(entry) !== false);
    default:
      return node.type === 'any';
  }
}

/** An unquoted `off` is a text in YAML 1.2; people who know YAML 1.1 write `false` for it. */
function wordOf(value: ConfigValue): string {
  return value === false ? 'off' : String(typeof value === 'object' ? '' : value);
}

function isDuration(text: string, allowNone: boolean): boolean {
  return (allowNone && text === 'none') || parseDuration(text) !== undefined;
}

function unknownKey(key: string, allowed: readonly string[], check: Check): UserError {
  const path = [...check.path, key];
  const meant = didYouMean(key, allowed);
  const facts = { where: check.locate(path), actual: dotted(path), expected: `one of ${allowed.join(', ')}` };
  return new UserError('config/unknown-key', meant === undefined ? facts : { ...facts, detail: `${key}; ${meant}` });
}

function wrongValue(value: ConfigValue, node: ConfigNode, check: Check): UserError {
  return new UserError('config/wrong-value', { ...factsOf(value, check), expected: describe(node) });
}

function factsOf(value: ConfigValue, check: Check): { where: string; detail: string; actual: string } {
  return { where: check.locate(check.path), detail: dotted(check.path), actual: JSON.stringify(value) };
}

function describe(node: ConfigNode): string {
  switch (node.type) {
    case 'enum':
      return `one of ${node.values.join(', ')}`;
    case 'form':
      return node.expected;
    case 'boolean':
      return 'true or false';
    case 'integer':
      return 'a whole number, 0 or more';
    case 'duration':
      return `${durationForm}${node.allowNone ? ', or none' : ''}`;
    case 'string-list':
      return node.values === undefined ? 'a text or a list of texts' : `one or several of ${node.values.join(', ')}`;
    case 'object':
      return `keys ${Object.keys(node.keys).join(', ')}`;
    case 'list':
      return 'a list';
    case 'map':
      return 'a mapping';
    default:
      return 'a text';
  }
}

/** Whether a value is a mapping of keys. */
export function isMapping(value: ConfigValue | undefined): value is { readonly [key: string]: ConfigValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a list. */
export function isList(value: ConfigValue | undefined): value is readonly ConfigValue[] {
  return Array.isArray(value);
}

function dotted(path: readonly string[]): string {
  return path.length === 0 ? 'the file' : path.join('.');
}
