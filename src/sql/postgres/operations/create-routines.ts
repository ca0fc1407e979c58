import type { CreateEventTrigStmt, CreateFunctionStmt, CreatePLangStmt, CreateTrigStmt, RuleStmt } from 'libpg-query';
import type { CreateObject } from '../../../model/operation.ts';
import { findName, relationName } from '../names.ts';
import { findOption, optionText, powersOf, routineSettings } from '../options.ts';
import type { StatementSource } from '../statement-source.ts';
import { strings } from '../syntax-tree.ts';
import { readSignature } from '../signatures.ts';
import { surveyTree } from '../survey.ts';
import { createNamed } from './create-object.ts';

/** CREATE FUNCTION and PROCEDURE; what the body does is read elsewhere. */
export function readCreateRoutine(source: StatementSource, node: CreateFunctionStmt): CreateObject {
  const isProcedure = node.is_procedure === true;
  const volatility = optionText(findOption(node.options, 'volatility')?.arg) ?? 'volatile';
  const language = languageOf(node);
  return createNamed(source, { kind: isProcedure ? 'procedure' : 'function', parts: strings(node.funcname) }, {
    signature: readSignature(node),
    orReplace: node.replace === true,
    ...(language === undefined ? {} : { language }),
    ...(isProcedure ? {} : { volatility }),
    ...powersOf(node.options),
    ...routineSettings(node.options),
  });
}

/** The language of a routine in lower case. A body without quotes is SQL; one in quotes must say what it is. */
export function languageOf({ options, sql_body }: CreateFunctionStmt): string | undefined {
  const written = optionText(findOption(options, 'language')?.arg)?.toLowerCase();
  return written ?? (sql_body === undefined ? undefined : 'sql');
}

export function readCreateTrigger(source: StatementSource, { trigname, relation, replace, funcname, columns, whenClause }: CreateTrigStmt): CreateObject {
  const table = relationName(source, relation);
  const routine = findName(source, strings(funcname), 3);
  const named = [...strings(columns), ...surveyTree(whenClause).columns];
  return createNamed(source, { kind: 'trigger', parts: [trigname] }, { table, routine, columns: named, orReplace: replace === true });
}

export function readCreateEventTrigger(source: StatementSource, { trigname }: CreateEventTrigStmt): CreateObject {
  return createNamed(source, { kind: 'event trigger', parts: [trigname] });
}

export function readCreateRule(source: StatementSource, { rulename, relation, replace, whereClause, actions = [] }: RuleStmt): CreateObject {
  const columns = [whereClause, ...actions].flatMap((node) => surveyTree(node).columns).filter((name) => /^(?:new|old)\./.test(name));
  return createNamed(source, { kind: 'rule', parts: [rulename] }, { table: relationName(source, relation), columns, orReplace: replace === true });
}

export function readCreateLanguage(source: StatementSource, { plname, replace }: CreatePLangStmt): CreateObject {
  return createNamed(source, { kind: 'language', parts: [plname] }, { orReplace: replace === true });
}
