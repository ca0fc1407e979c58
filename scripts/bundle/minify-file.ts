import { minify } from 'terser';

/** ncc minifies its index only, so everything passes here. Class names stay: an error's name is shown to people. */
export async function minifyFile(name: string, text: string): Promise<string> {
  if (!name.endsWith('.js')) throw new Error(`${name}: the bundle would hold a file that nothing here expects`);
  const { code } = await minify(text, { ecma: 2020, keep_classnames: true, format: { comments: false } });
  if (code === undefined) throw new Error(`${name}: the minifier wrote nothing`);
  return `${code}\n`;
}
