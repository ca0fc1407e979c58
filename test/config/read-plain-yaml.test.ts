import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { readPlainYaml } from '../../src/config/read-plain-yaml.ts';
import { readYaml } from '../../src/config/read-yaml.ts';
import { Random } from '../support/statement-generator/random.ts';

const checkout = fileURLToPath(new URL('../../..', import.meta.url));

/** What the reader of all of YAML says; undefined where it refuses the text. */
function wholeYaml(text: string): unknown {
  try {
    return readYaml(text, 'f').value;
  } catch {
    return undefined;
  }
}

const scalars = [
  'postgresql', '16', '"16"', "'16'", '16.4', '10.10', '0', '007', '1e3', '0x1F', '0o7', '.5', '-1', '+1', '1_000', '8.0.36', '2s', '15m', 'true', 'True', 'false', 'off', 'yes',
  'null', 'Null', '~', '.nan', '.inf', 'db/migrations', './db', '../db', '*.sql', 'db/*.sql', '&a', '*a', '!x', '!!str 1', '|', '>', '- x', 'a: b', 'a:b', 'a b', 'a#b', 'a #b', '"a # b"', '"a\\nb"',
  "'it''s'", '"a', "'a", '""', "''", '{}', '[]', '{a: 1}', '{a: 1, b: [x, y]}', '{a}', '{a:1}', '{a: }', '{a: 1,}', '{a: 1, a: 2}', '[a, b]', '[a,b]', '[a, {b: c}]', '[a', '{a: 1', ']', '[a] b',
  '2024-01-01', '12:30', '0.0', '1.', '99999999999999999999', 'on', 'n', '@x', '%x', '`x`', '? x', '__proto__', 'constructor', '', ' ', '# c', '\t', 'a\t# c', '"a" # c', 'a: # c',
] as const;
const keys = ['engine', 'path', 'a-b', 'a_', 'true', 'null', 'on', '__proto__', 'constructor', '16', '"q"', 'a b', '-', 'é', 'a.b'] as const;

/** A file of nested blocks; most are right, and some have what a person gets wrong. */
function aFile(random: Random): string {
  const lines: string[] = [];
  const block = (indent: number, depth: number): void => {
    const isList = random.chance(0.2);
    for (let count = 1 + random.below(4); count > 0; count -= 1) {
      const pad = ' '.repeat(Math.max(0, indent + (random.chance(0.03) ? random.below(3) - 1 : 0)));
      if (random.chance(0.1)) lines.push(random.pick(['', '# comment', '   ', '  # deeper', '\t', '---', '...', '%YAML 1.2']));
      const value = random.chance(0.6) ? random.pick(scalars.slice(0, 7)) : random.pick(scalars);
      if (isList) lines.push(`${pad}- ${value}`);
      else if (depth < 3 && random.chance(0.3)) {
        lines.push(`${pad}${aKey(random)}:${random.chance(0.1) ? ' # below' : ''}`);
        block(indent + random.pick([2, 2, 2, 4, 1, 0]), depth + 1);
      } else lines.push(`${pad}${aKey(random)}:${random.chance(0.03) ? '' : ' '.repeat(1 + random.below(2))}${value}`);
    }
  };
  block(0, 0);
  return lines.join(random.pick(['\n', '\n', '\n', '\r\n', '\r'])) + random.pick(['', '\n']);
}

function aKey(random: Random): string {
  return random.chance(0.8) ? `key${String(random.below(30))}` : random.pick(keys);
}

describe('the plain reader of configuration files', () => {
  it('gives what the reader of all of YAML gives, or nothing, on generated files', () => {
    const random = new Random(7);
    const files = Array.from({ length: 20_000 }, () => aFile(random));
    const read = files.map((text) => ({ text, plain: readPlainYaml(text) })).filter(({ plain }) => plain !== undefined);
    const wrong = read.filter(({ text, plain }) => JSON.stringify(plain) !== JSON.stringify(wholeYaml(text)));
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(read.length).toBeGreaterThan(2000);
  });

  it.each(scalars.flatMap((value) => [`a: ${value}`, `a:\n  - ${value}`, `a: {b: ${value}}`, `a: [${value}, x]`, value]))('reads %j right, or leaves it', (text) => {
    const plain = readPlainYaml(text);
    expect([undefined, JSON.stringify(wholeYaml(text))]).toContain(plain === undefined ? undefined : JSON.stringify(plain));
  });

  it('reads the files of the documentation itself', () => {
    const example = readFileSync(path.join(checkout, 'examples/shop/schema-gitops.yml'), 'utf8');
    const readme = /```yaml\n(version: 1\n[\s\S]*?)```/.exec(readFileSync(path.join(checkout, 'README.md'), 'utf8'))?.[1] ?? '';
    for (const text of [example, readme]) {
      expect(readPlainYaml(text)).toBeDefined();
      expect(readPlainYaml(text)).toEqual(wholeYaml(text));
    }
  });

  it.each(['', '# nothing\n', 'a:\n', 'a: &x 1\nb: *x\n', 'a: 1\na: 2\n', 'a: |\n  text\n', 'a: one\n  two\n', '\ufeffa: 1\n', '- a\nb: c\n'])('leaves %j to the other reader', (text) => {
    expect(readPlainYaml(text)).toBeUndefined();
  });
});
