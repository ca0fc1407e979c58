import type { Node } from 'libpg-query';

/** A node of the parser's tree. */
export type SyntaxNode = Node;

/** Every kind of node that the parser can give. */
export type Tag = Node extends infer Member ? (Member extends object ? keyof Member : never) : never;

/** A node's content by its kind. */
export type NodeOf<K extends Tag> = Extract<Node, Record<K, unknown>> extends infer Member ? (K extends keyof Member ? Member[K] : never) : never;

/** A node as an object with one property, its kind. */
export type Tree = { readonly [K in Tag]?: NodeOf<K> };

/** The content of a node if it is of a kind. */
export function as<K extends Tag>(node: Node | undefined, tag: K): NodeOf<K> | undefined {
  const tree: Tree | undefined = node;
  return tree?.[tag];
}

/** The contents of those nodes of a list that are of a kind. */
export function allOf<K extends Tag>(nodes: readonly Node[] | undefined, tag: K): readonly NodeOf<K>[] {
  const found: NodeOf<K>[] = [];
  for (const node of nodes ?? []) {
    const content = as(node, tag);
    if (content !== undefined) found.push(content);
  }
  return found;
}

/** The strings of a list of String nodes, such as a qualified name. */
export function strings(nodes: readonly Node[] | undefined): readonly string[] {
  return allOf(nodes, 'String').map((value) => value.sval ?? '');
}

/** The kind of a node. */
export function tagOf(node: Node): string {
  return Object.keys(node)[0] ?? '';
}
