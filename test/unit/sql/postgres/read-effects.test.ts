import { beforeAll, describe, expect, it } from '@jest/globals';

import { rules } from '../../../../src/rules/registry.ts';
import type { Rule } from '../../../../src/rules/define-rule.ts';
import { loadReader } from '../../../../src/sql/load-reader.ts';
import type { ScriptReader } from '../../../../src/sql/script-reader.ts';
import { readReplays, readShop } from '../../../support/replay-files.ts';
import { mutate } from '../../../support/statement-generator/mutate.ts';
import { plpgsqlGrammar } from '../../../support/statement-generator/plpgsql-grammar.ts';
import { postgresGrammar } from '../../../support/statement-generator/postgres-grammar.ts';
import { Random } from '../../../support/statement-generator/random.ts';
import { renderPlain, renderWild } from '../../../support/statement-generator/render.ts';

let reader: ScriptReader;
beforeAll(async () => {
  reader = await loadReader({ name: 'postgresql' });
});

/** What reading statement by statement says, without what an effect leaves out. */
function effectsOfScript(text: string): string {
  return JSON.stringify(reader.read(text).statements.map(({ ordinal, section, operations, problem, body }) => ({ ordinal, section, operations, problem, body })));
}

function effects(text: string): string {
  return JSON.stringify(reader.readEffects(text).map(({ ordinal, section, operations, problem, body }) => ({ ordinal, section, operations, problem, body })));
}

/** Scripts of the directories, the demo and the rules' examples. */
function writtenScripts(): readonly string[] {
  const directories = [...readReplays('postgres'), readShop('postgresql')].flatMap(({ files }) => files.map(({ text }) => text));
  const examples = rules.flatMap((rule: Rule) => [...rule.examples.bad, ...rule.examples.good]).filter(({ engine }) => engine === 'postgresql');
  return [...directories, ...examples.flatMap(({ base = [], files }) => [...base, ...files])];
}

/** A script of a few statements with anything between them; now and then one is damaged, or holds code. */
function generatedScript(random: Random): string {
  const statements = Array.from({ length: 1 + random.below(5) }, () => {
    const words = random.chance(0.15) ? plpgsqlGrammar.generate(random, 'statement') : postgresGrammar.generate(random, 'statement');
    const damaged = random.chance(0.05) ? mutate(random, words) : words;
    return random.chance(0.5) ? renderPlain(damaged) : renderWild(random, damaged);
  });
  const ends = [';', ';', ' ;\n', ';\r\n', '; -- é ; end\n', ';/* 😀 ; */', '\n;\n;\n', ' /* before */ ;'] as const;
  const first = random.pick(['', '', '\ufeff', '\n\n', '-- head: ü\n', '/* a; b */ ']);
  return first + statements.map((text) => text + random.pick(ends)).join('') + random.pick(['', '\n', '-- no end', 'select 1']);
}

describe('the effects of a script', () => {
  it('are those of its statements read one by one, in every script of the tests', () => {
    const scripts = writtenScripts();
    expect(scripts.length).toBeGreaterThan(200);
    for (const text of scripts) expect(effects(text)).toBe(effectsOfScript(text));
  });

  it('are those of its statements read one by one, in generated scripts', () => {
    const random = new Random(41);
    for (let round = 0; round < 3000; round += 1) {
      const text = generatedScript(random);
      expect({ text, effects: effects(text) }).toEqual({ text, effects: effectsOfScript(text) });
    }
  });

  it.each([
    ['rows after COPY, whatever they look like', "COPY t FROM STDIN;\n1\tcreate table a (b int);\n\\.\nCREATE TABLE c (d int);"],
    ['rows after COPY that end in a string', "COPY t FROM STDIN;\nINSERT INTO x VALUES ('\n\\.\n');"],
    ['a client command', 'CREATE TABLE a (b int);\n\\set x 1\nCREATE TABLE c (d int);'],
    ['a variable of psql', 'CREATE TABLE :name (b int);CREATE TABLE c (d int);'],
    ['what the parser alone would take', 'SELECT $1a; SET x = $1;'],
    ['a character that ends a C string', 'CREATE TABLE a (b int);\0CREATE TABLE c (d int);'],
    ['a comment between words that the grammar reads as one', 'SELECT 1 WHERE 1 NOT /* x */ IN (2); CREATE TABLE c (d int);'],
    ['a string of two parts', "CREATE TABLE a (b text DEFAULT 'x'\n  'y');\nCREATE TABLE c (d int DEFAULT 1 /* é */);"],
    ['nothing', ''],
    ['comments alone', '-- a\n/* b */'],
    ['a broken statement between others', 'CREATE TABLE a (b int); CREATE TABEL x; CREATE TABLE c (d int);'],
    ['a body with a fault', 'CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETRUN 1; END $$; CREATE TABLE c (d int);'],
    ['code that runs at once', 'DO $$ BEGIN CREATE TABLE a (b int); EXECUTE x; END $$; CREATE TABLE c (d int);'],
    ['a statement that is long', `INSERT INTO a VALUES ${Array.from({ length: 30_000 }, (_, index) => `(${String(index)}, 'é')`).join(',\n')}; CREATE TABLE c (d int);`],
  ])('are right for %s', (_, text) => {
    expect(effects(text)).toBe(effectsOfScript(text));
  });
});
