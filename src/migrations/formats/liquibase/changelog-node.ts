import { UserError } from '../../../errors/user-error.ts';

/**
 * An element, attribute or key of a changelog, whatever it is written in: attributes and elements of XML, keys of YAML and JSON all
 * become children. A list's mappings are children too, its scalars values: the tree that Liquibase makes.
 */
export interface ChangelogNode {
  readonly name: string;
  /** Line of the file. */
  readonly line: number;
  /** Last line that belongs to it. */
  readonly lastLine: number;
  readonly children: readonly ChangelogNode[];
  /** Its text, as Java prints the value. */
  readonly value?: string;
  /** Line at which the text begins. */
  readonly valueLine?: number;
  /** Further values, where a list has several. */
  readonly moreValues?: readonly string[];
}

/** Children of a name; Liquibase looks names up without regard to case. */
export function childrenNamed(node: ChangelogNode, name: string): readonly ChangelogNode[] {
  const wanted = name.toLowerCase();
  return node.children.filter((child) => child.name.toLowerCase() === wanted);
}

/** The only child of a name. @throws UserError migrations/changelog-unreadable where there are several. */
export function childNamed(node: ChangelogNode, name: string, file: string): ChangelogNode | undefined {
  const [first, second] = childrenNamed(node, name);
  if (second === undefined) return first;
  throw new UserError('migrations/changelog-unreadable', { where: `${file}:${second.line}`, detail: `${node.name} has ${name} more than once` });
}

/** Text of the only child of a name. @throws UserError migrations/changelog-unreadable where there are several. */
export function valueOf(node: ChangelogNode, name: string, file: string): string | undefined {
  return childNamed(node, name, file)?.value;
}

/** The same, where nothing but blanks counts as nothing. */
export function textOf(node: ChangelogNode, name: string, file: string): string | undefined {
  const text = valueOf(node, name, file)?.trim();
  return text === '' ? undefined : text;
}

/** As Java reads a boolean: `true` in any case, and nothing else. */
export function isTrue(value: string | undefined): boolean {
  return value?.trim().toLowerCase() === 'true';
}

/** Whether an attribute is true where it stands, as one that is left out is. */
export function isTrueUnlessGiven(value: string | undefined): boolean {
  return value === undefined || isTrue(value);
}
