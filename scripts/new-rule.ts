// `npm run new:rule <id> [category]` makes the files of a rule and registers it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { ruleCategories, type RuleCategory } from '../src/model/rule-category.ts';
import { edgeCaseRegistryFile, newRuleFiles, registryFile } from './new-rule/new-rule-files.ts';

const [id, category = 'hygiene'] = process.argv.slice(2);
if (id === undefined || !isCategory(category)) {
  console.error(`usage: npm run new:rule <id> [category], where the category is one of ${ruleCategories.join(', ')}`);
  process.exitCode = 1;
} else {
  try {
    writeFiles(id, category);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

function isCategory(text: string): text is RuleCategory {
  return ruleCategories.some((known) => known === text);
}

function writeFiles(rule: string, folder: RuleCategory): void {
  const files = newRuleFiles({
    id: rule,
    category: folder,
    registry: readFileSync(registryFile, 'utf8'),
    edgeCaseRegistry: readFileSync(edgeCaseRegistryFile, 'utf8'),
  });
  for (const [file, text] of files) {
    const isNew = !existsSync(file);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`${isNew ? 'made' : 'changed'} ${file}`);
  }
  console.log('Write the examples first; npm run generate makes the page, npm test runs them, on servers as well.');
}
