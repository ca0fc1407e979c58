import type { ChangelogNode } from './changelog-node.ts';

/** A tree with the parameters in its texts replaced; the tree itself where there are none. */
export function expandNode(node: ChangelogNode, expand: (text: string) => string): ChangelogNode {
  const children = node.children.map((child) => expandNode(child, expand));
  const value = node.value === undefined ? undefined : expand(node.value);
  const more = node.moreValues?.map(expand);
  const isSame = value === node.value && children.every((child, index) => child === node.children[index]);
  if (isSame && more === undefined) return node;
  return { ...node, children, ...(value === undefined ? {} : { value }), ...(more === undefined ? {} : { moreValues: more }) };
}
