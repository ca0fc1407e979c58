import { defineRule, isKind, ofKind, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import type { AlterObject, CreateObject } from '../../../model/operation.ts';
import { shown } from '../../naming-objects.ts';
import { operationsBehind } from '../../operations-behind.ts';

const unsafe = "CREATE FUNCTION f() RETURNS int SECURITY DEFINER LANGUAGE sql AS 'SELECT 1';";

export const securityDefinerSearchPath = defineRule({
  id: 'security-definer-search-path',
  category: 'security',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Fix the search path of routines with their owner’s rights',
  why: 'A SECURITY DEFINER routine runs with the rights of its owner and the search path of its caller. Who may create objects in any schema of that path, pg_temp included, '
    + 'puts a table, function or operator of the same name in front, and the owner runs it.',
  fix: 'Add SET search_path with the schemas that the body needs, and pg_temp last.',
  sources: [],
  options: {},
  messages: {
    open: {
      title: '{kind} {routine} runs with its owner’s rights and its caller’s search path',
      why: 'A caller can put an object of the same name in front of one that the body uses, and the owner runs it.',
      fix: 'Add SET search_path = pg_catalog, …, pg_temp, or leave SECURITY DEFINER out.',
    },
  },
  examples: {
    bad: [
      { title: 'a function', engine: 'postgresql', files: [`SELECT 1;\n${unsafe}`], expect: ['1:2'] },
      {
        title: 'a path set inside the body, where it is too late for the first statement', engine: 'postgresql',
        files: ["CREATE PROCEDURE p() SECURITY DEFINER LANGUAGE plpgsql AS $$ BEGIN\n  PERFORM set_config('search_path', '', true);\nEND $$;"], expect: ['1:1'],
      },
    ],
    good: [
      { title: 'a path', engine: 'postgresql', files: ["CREATE FUNCTION f() RETURNS int SECURITY DEFINER SET search_path = pg_catalog, pg_temp LANGUAGE sql AS 'SELECT 1';"], expect: [] },
      { title: 'a path that a later statement sets', engine: 'postgresql', files: [`${unsafe}\nALTER FUNCTION f() SET search_path FROM CURRENT;`], expect: [] },
      { title: 'the rights of the caller', engine: 'postgresql', files: ["CREATE FUNCTION f() RETURNS int SECURITY INVOKER LANGUAGE sql AS 'SELECT 1';"], expect: [] },
    ],
  },
  check({ operations }): readonly RuleResult[] {
    const mended = operationsBehind(operations, (judged) => (isMending(judged) ? judged.operation.object.name : undefined));
    return ofKind(operations, 'create-object')
      .filter((judged) => isOpen(judged) && mended(judged, judged.operation.object.name) === undefined)
      .map(({ operation: { object, objectKind }, in: at }) => ({
        at,
        message: 'open',
        values: { kind: objectKind === 'procedure' ? 'Procedure' : 'Function', routine: shown(object) },
        objects: [shown(object)],
      }));
  },
});

function isOpen({ operation: { powers, settings, objectKind } }: JudgedOperation<CreateObject>): boolean {
  const isRoutine = objectKind === 'function' || objectKind === 'procedure';
  return isRoutine && powers?.includes('security definer') === true && settings?.includes('search_path') !== true;
}

/** An ALTER FUNCTION that sets the path, or that takes the owner's rights away. */
function isMending(judged: JudgedOperation): judged is JudgedOperation<AlterObject> {
  if (!isKind(judged, 'alter-object')) return false;
  const { settings, action, powers } = judged.operation;
  return settings?.includes('search_path') === true || (action.includes('SECURITY') && powers === undefined);
}
