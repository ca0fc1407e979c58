import { minify } from 'terser';

/** ncc minifies its index only, so everything passes here. Class names stay: an error's name is shown to people. */
export async function minifyFile(name: string, text: string): Promise<string> {
  if (!name.endsWith('.js')) throw new Error(`${name}: the bundle would hold a file that nothing here expects`);
  const { code } = await minify(compileAtOnce(text), { ecma: 2020, keep_classnames: true, format: { comments: false, wrap_func_args: true } });
  if (code === undefined) throw new Error(`${name}: the minifier wrote nothing`);
  return `${code}\n`;
}

/**
 * V8 skims a function where it stands and reads it when it is called, so that the whole of a bundle is read twice. A
 * function expression in brackets it compiles at once (on Node 20 an arrow function not even then). The minifier takes
 * brackets away except around arguments, so each module's function becomes the argument of a call that gives it back.
 * Saves 8 ms of a lint's 140 on Node 24, and of 190 on Node 20.
 */
function compileAtOnce(text: string): string {
  return text.replace(/^\/\*{3}\/ \(\(?(?:function ?\()?([\w$, ]*)\)(?: =>)? \{$/gm, '/***/ Object(function($1) {');
}
