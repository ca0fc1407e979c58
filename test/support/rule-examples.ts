import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';

import type { Engine, EngineName } from '../../src/model/engine-name.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Rule, RuleExample } from '../../src/rules/define-rule.ts';
import { rules } from '../../src/rules/registry.ts';
import { loadReader } from '../../src/sql/load-reader.ts';
import { parseServerVersion } from '../../src/sql/server-version.ts';
import { openExampleDatabase, type ExampleDatabase } from './example-database.ts';
import { isUndo, placesOf, runExample } from './run-example.ts';
import { casesFor, describeEachServer, type TestServer } from './servers.ts';
import { applySuggestion } from './apply-suggestion.ts';
import { edgeCases } from '../rules/edge-cases/registry.ts';

interface Runnable {
  readonly rule: Rule;
  readonly example: RuleExample;
}

/** Examples that a server of this version can run; what it refuses by design says so itself. */
function examplesFor(server: TestServer): readonly Runnable[] {
  const engine = engineOf(server);
  return rules.flatMap((rule): readonly Runnable[] => {
    const edge = edgeCases[rule.id];
    const all = [...rule.examples.bad, ...rule.examples.good, ...(edge?.bad ?? []), ...(edge?.good ?? [])];
    return all.filter((example) => isFor(example, engine)).map((example) => ({ rule, example }));
  });
}

function engineOf({ engine, version }: TestServer): Engine & { readonly name: EngineName } {
  const parsed = parseServerVersion(version);
  return parsed === undefined ? { name: engine } : { name: engine, version: parsed };
}

function isFor({ engine, version, impossible }: RuleExample, server: Engine): boolean {
  const needed = version === undefined ? 0 : parseServerVersion(version)?.number ?? 0;
  return engine === server.name && impossible === undefined && needed <= (server.version?.number ?? 0);
}

function appliedFiles({ files, paths }: RuleExample): readonly string[] {
  return files.filter((_, index) => !isUndo(paths?.[index] ?? ''));
}

async function statementsOf(engine: Engine, texts: readonly string[]): Promise<readonly string[]> {
  const reader = await loadReader(engine);
  return texts.flatMap((text) => reader.read(text).statements.map((statement) => statement.text));
}

/**
 * Runs every example and edge case of the rules on the servers of an engine, and what findings suggest instead. In `npm test`
 * the older servers get each fourth of them.
 */
export function describeRuleExamples(name: EngineName): void {
  describeEachServer('rule examples', [name], describeExamplesOn);
}

function describeExamplesOn(server: TestServer): void {
  const engine = engineOf(server);
  let database: ExampleDatabase;
  beforeAll(async () => {
    database = await openExampleDatabase(server);
  });
  afterEach(() => database.empty());
  afterAll(() => database.close());

  const run = async (texts: readonly string[]): Promise<string | undefined> => database.run(await statementsOf(engine, texts));

  for (const { rule, example } of casesFor(server, examplesFor(server))) {
    const name = `${rule.id}: ${example.title} (${example.expect.join(' ')})`;

    it(`runs ${name}, and what is suggested instead`, async () => {
      expect(await run([...(example.base ?? []), ...appliedFiles(example)])).toBeUndefined();
      const here = { ...example, ...(engine.version === undefined ? {} : { version: engine.version.text }) };
      const results = await runExample(here, rule);
      for (const finding of results.findings.filter(suggestsFor(rule))) {
        await database.empty();
        const mended = applySuggestion(here, finding);
        expect(await run([...(mended.base ?? []), ...mended.files])).toBeUndefined();
        const again = await runExample(mended, rule);
        expect(placesOf(again, mended, rule.id).length).toBe(placesOf(results, here, rule.id).length - 1);
      }
    });
  }
}

function suggestsFor(rule: Rule): (finding: Finding) => boolean {
  return (finding) => finding.rule === rule.id && finding.suggestion !== undefined;
}
