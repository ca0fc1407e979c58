import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import ts from 'typescript';

/** A number measured at a place, so that a limit that is broken can name the worst places. */
export interface Measure {
  readonly value: number;
  readonly place: string;
}

/** What the limits of ARCHITECTURE.md are about, measured with the compiler's own parser. */
export interface SourceMeasures {
  readonly fileLines: readonly Measure[];
  readonly functionLines: readonly Measure[];
  readonly complexities: readonly Measure[];
  /** The lists of text are places. */
  readonly anys: readonly string[];
  readonly assertionsOfNonNull: readonly string[];
  readonly casts: readonly string[];
  readonly directives: readonly string[];
  readonly todos: readonly string[];
  readonly undocumentedExports: readonly string[];
  readonly commentLines: number;
  readonly filledLines: number;
}

type Lists = { -readonly [Key in keyof SourceMeasures]: SourceMeasures[Key] extends readonly (infer Item)[] ? Item[] : number };

const branches: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.ConditionalExpression,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.WhileStatement,
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.CaseClause,
  ts.SyntaxKind.CatchClause,
]);
const shortCircuits: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** The files below a folder of the checkout that are code, with `/` in their paths. */
export function listSourceFiles(folder: string, ending: '.ts' | '.mjs' = '.ts'): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(ending)).map((name) => path.posix.join(folder, ...name.split(path.sep)));
}

/** Measures all files together. */
export function measureSource(files: readonly string[]): SourceMeasures {
  const measures = createMeasures();
  for (const file of files) measureFile(file, readFileSync(file, 'utf8'), measures);
  return measures;
}

/** Measures one text; the test of the measures hands in its own. */
export function measureText(text: string): SourceMeasures {
  const measures = createMeasures();
  measureFile('text.ts', text, measures);
  return measures;
}

function createMeasures(): Lists {
  return {
    fileLines: [],
    functionLines: [],
    complexities: [],
    anys: [],
    assertionsOfNonNull: [],
    casts: [],
    directives: [],
    todos: [],
    undocumentedExports: [],
    commentLines: 0,
    filledLines: 0,
  };
}

function measureFile(file: string, text: string, measures: Lists): void {
  const lines = text.split('\n');
  measures.fileLines.push({ value: lines.length - (text.endsWith('\n') ? 1 : 0), place: file });
  measureLines(file, lines, measures);
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  measureNode(source, measures);
  for (const statement of source.statements) {
    if (isExported(statement) && ts.getJSDocCommentsAndTags(statement).length === 0) {
      measures.undocumentedExports.push(placeOf(statement));
    }
  }
}

function measureLines(file: string, lines: readonly string[], measures: Lists): void {
  let inBlock = false;
  lines.forEach((raw, index) => {
    const line = raw.trim();
    if (line === '') return;
    measures.filledLines += 1;
    const opens = line.startsWith('/*');
    if (inBlock || opens || line.startsWith('//')) measures.commentLines += 1;
    if (inBlock || opens) inBlock = !line.includes('*/');
    const place = `${file}:${index + 1}`;
    if (/\b(?:TODO|FIXME|XXX|HACK)\b/.test(line) && !/https?:\/\/|#\d+/.test(line)) measures.todos.push(place);
    if (/(?:eslint|biome|oxlint)-(?:disable|ignore)|@ts-(?:ignore|expect-error|nocheck)|(?:c8|v8|istanbul) ignore/.test(line)) measures.directives.push(place);
  });
}

function measureNode(node: ts.Node, measures: Lists): void {
  if (isFunctionWithBody(node)) {
    const place = placeOf(node);
    measures.functionLines.push({ value: lineOf(node, node.end) - lineOf(node, node.getStart()) + 1, place });
    measures.complexities.push({ value: 1 + countBranches(node), place });
  }
  if (node.kind === ts.SyntaxKind.AnyKeyword) measures.anys.push(placeOf(node));
  if (ts.isNonNullExpression(node)) measures.assertionsOfNonNull.push(placeOf(node));
  if (ts.isAsExpression(node) && node.type.getText() !== 'const') measures.casts.push(placeOf(node));
  ts.forEachChild(node, (child) => measureNode(child, measures));
}

/** Branches of one function without those of the functions inside it, which are measured by themselves. */
function countBranches(node: ts.Node): number {
  let count = 0;
  ts.forEachChild(node, (child) => {
    if (branches.has(child.kind) || (ts.isBinaryExpression(child) && shortCircuits.has(child.operatorToken.kind))) count += 1;
    if (!isFunctionWithBody(child)) count += countBranches(child);
  });
  return count;
}

function isFunctionWithBody(node: ts.Node): boolean {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function lineOf(node: ts.Node, position: number): number {
  return node.getSourceFile().getLineAndCharacterOfPosition(position).line + 1;
}

function placeOf(node: ts.Node): string {
  return `${node.getSourceFile().fileName}:${lineOf(node, node.getStart())}`;
}
