import { describe, expect, it } from '@jest/globals';
import { readHcl, type HclBody } from '../../../src/config/hcl/read-hcl.ts';
import { hostileTexts } from '../../support/hostile-texts.ts';

/** A body as plain data. */
function plain({ attributes, blocks, unread }: HclBody): unknown {
  return {
    ...Object.fromEntries(attributes),
    ...(blocks.length === 0 ? {} : { blocks: blocks.map(({ kind, labels, body }) => [kind, ...labels, plain(body)]) }),
    ...(unread.length === 0 ? {} : { unread }),
  };
}

function read(text: string): unknown {
  return plain(readHcl(text));
}

describe('the reader of HCL', () => {
  it('reads constants, lists and single words', () => {
    expect(read('a = "x\\n\\"y\\""\nb = -1.5e2\nc = true\nd = [\n  1, # one\n  "two",\n]\ne = ERROR\nf = []\n')).toEqual({ a: 'x\n"y"', b: -150, c: true, d: [1, 'two'], e: 'ERROR', f: [] });
  });

  it('reads blocks with labels, in one another and on one line', () => {
    expect(read('env "prod" {\n  lint {\n    destructive { error = true }\n    naming {}\n  }\n}')).toEqual({
      blocks: [['env', 'prod', { blocks: [['lint', { blocks: [['destructive', { error: true }], ['naming', {}]] }]] }]],
    });
  });

  it('passes comments of every form, and a byte order mark', () => {
    expect(read('\uFEFF# one\n// two\n/* three\n a = 1 */ b = 2 # c = 3\r\nd = "# no comment"\r\n')).toEqual({ b: 2, d: '# no comment' });
  });

  it.each([
    ['a variable', 'a = var.x\nb = 1', 1],
    ['a function', 'a = getenv("X")\nb = 1', 1],
    ['a template', 'a = "x${var.y["z}"]}"\nb = 1', 1],
    ['a heredoc, whatever stands in it', 'a = <<-EOF\n  } "\n  EOF\nb = 1', 1],
    ['an object over lines', 'a = {\n  c = 2\n}\nb = 1', 1],
    ['a condition', 'a = x ? 1 : 2\nb = 1', 1],
    ['a string without an end', 'a = "x\nb = 1', 1],
    ['a brace too many', '}\nb = 1', 1],
    ['what is no word', '@\nb = 1', 1],
  ])('goes on behind %s, and lists its line', (_, text, line) => {
    expect(read(text)).toEqual({ b: 1, unread: [line] });
  });

  it('lists the line in the block where it stands, and one that ends without its brace', () => {
    expect(read('x {\n  a = f(\n    1\n  )\n  b = 1\n}\ny {\n  c = 2\n')).toEqual({ blocks: [['x', { b: 1, unread: [2] }], ['y', { c: 2, unread: [8] }]] });
  });

  it('keeps ${ that is written with two dollars', () => {
    expect(read('a = "$${x}"')).toEqual({ a: '$${x}' });
  });

  it('comes to an end with whatever it gets', () => {
    const deep = ['a {'.repeat(5000), `a = ${'['.repeat(5000)}`, '/*'.repeat(50_000), '"${'.repeat(50_000), 'a = <<X\n'.repeat(20_000), `a = "${'\\'.repeat(9999)}`];
    for (const text of [...Object.values(hostileTexts), ...deep]) expect(() => readHcl(text)).not.toThrow();
  });
});
