import type { Section } from './fit-sections.ts';

/** Head and tail of a section that is closed until a reader opens it. `title` holds no outside text. */
export function folded(title: string, head = ''): Pick<Section, 'head' | 'tail'> {
  return { head: `<details><summary>${title}</summary>\n\n${head}`, tail: '</details>' };
}
