import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';

import ts from 'typescript';

import type { Rule } from '../../src/rules/define-rule.ts';
import { rules } from '../../src/rules/registry.ts';

/**
 * Takes the examples out of the rules in a folder of compiled sources. They are two thirds of a rule's text, which every
 * lint would read at its start; only `explain` shows them, and gets them apart: compressed, a seventh of their size.
 */
export function takeOutExamples(sources: string): void {
  const catalog = path.join(sources, 'rules/catalog');
  for (const name of readdirSync(catalog, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(catalog, name);
    if (name.endsWith('.js')) writeFileSync(file, withoutExamples(readFileSync(file, 'utf8')));
  }
  const examples = Object.fromEntries(rules.map((rule: Rule) => [rule.id, rule.examples]));
  writeFileSync(path.join(sources, 'rules/explain-rule.js'), `import { rules } from './registry.js';
import { rulePage } from './rule-page.js';
import { brotliDecompressSync } from 'node:zlib';
const examples = JSON.parse(brotliDecompressSync(Buffer.from('${brotliCompressSync(JSON.stringify(examples)).toString('base64')}', 'base64')).toString());
export function explainRule(id) {
  const rule = rules.find((each) => each.id === id);
  return rule === undefined ? undefined : rulePage({ ...rule, examples: examples[id] });
}
`);
}

/** A rule's module with `examples: { bad: [], good: [] }`. What is then used by nothing the minifier drops. */
export function withoutExamples(text: string): string {
  const source = ts.createSourceFile('rule.js', text, ts.ScriptTarget.ES2022, true);
  const spans: (readonly [start: number, end: number])[] = [];
  const visit = (node: ts.Node): void => {
    if (isExamples(node)) spans.push([node.initializer.getStart(source), node.initializer.end]);
    else ts.forEachChild(node, visit);
  };
  visit(source);
  return spans.reduceRight((rest, [start, end]) => `${rest.slice(0, start)}{ bad: [], good: [] }${rest.slice(end)}`, text);
}

/** The property of a rule, and no other that has its name. */
function isExamples(node: ts.Node): node is ts.PropertyAssignment {
  if (!ts.isPropertyAssignment(node) || !ts.isIdentifier(node.name) || node.name.text !== 'examples') return false;
  const call = node.parent.parent;
  return ts.isCallExpression(call) && ts.isIdentifier(call.expression) && call.expression.text === 'defineRule';
}
