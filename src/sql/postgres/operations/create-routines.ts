import type { CreateEventTrigStmt, CreateFunctionStmt, CreatePLangStmt, CreateTrigStmt, RuleStmt } from 'libpg-query';
import type { CreateObject } from '../../../model/operation.ts';
import { relationName } from '../names.ts';
import { findOption, optionText, powersOf, routineSettings } from '../options.ts';
import type { StatementSource } from '../statement-source.ts';
import { strings } from '../syntax-tree.ts';
import { createNamed } from './create-object.ts';

/** CREATE FUNCTION and PROCEDURE; what the body does is read elsewhere. */
export function readCreateRoutine(source: StatementSource, node: CreateFunctionStmt): CreateObject {
  const isProcedure = node.is_procedure === true;
  const volatility = optionText(findOption(node.options, 'volatility')?.arg) ?? 'volatile';
  const language = languageOf(node);
  return createNamed(source, { kind: isProcedure ? 'procedure' : 'function', parts: strings(node.funcname) }, {
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

export function readCreateTrigger(source: StatementSource, { trigname, relation, replace }: CreateTrigStmt): CreateObject {
  const table = relationName(source, relation);
  return createNamed(source, { kind: 'trigger', parts: [trigname] }, { table, orReplace: replace === true });
}

export function readCreateEventTrigger(source: StatementSource, { trigname }: CreateEventTrigStmt): CreateObject {
  return createNamed(source, { kind: 'event trigger', parts: [trigname] });
}

export function readCreateRule(source: StatementSource, { rulename, relation, replace }: RuleStmt): CreateObject {
  return createNamed(source, { kind: 'rule', parts: [rulename] }, { table: relationName(source, relation), orReplace: replace === true });
}

export function readCreateLanguage(source: StatementSource, { plname, replace }: CreatePLangStmt): CreateObject {
  return createNamed(source, { kind: 'language', parts: [plname] }, { orReplace: replace === true });
}
