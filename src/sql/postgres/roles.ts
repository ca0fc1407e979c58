import type { Node, RoleSpec } from 'libpg-query';
import { allOf } from './syntax-tree.ts';

/** A role as written: its name, or the keyword that stands for one in lower case; `public` for PUBLIC. */
export function roleName({ roletype, rolename }: RoleSpec): string {
  return rolename ?? (roletype ?? '').replace('ROLESPEC_', '').toLowerCase();
}

/** The roles of a list. */
export function roleNames(nodes: readonly Node[] | undefined): readonly string[] {
  return allOf(nodes, 'RoleSpec').map(roleName);
}
