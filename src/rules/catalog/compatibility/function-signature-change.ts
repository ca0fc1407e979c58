import type { RoutineSignature } from '../../../model/routine-signature.ts';
import type { CreateObject } from '../../../model/operation.ts';
import type { SchemaState } from '../../../model/schema-state.ts';
import { objectAt, resolveObject } from '../../../schema/queries/resolve-object.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { schemaBefore } from '../../old-objects.ts';

const total = (arguments_: string, type = 'int', create = 'CREATE'): string => `${create} FUNCTION total(${arguments_}) RETURNS ${type} LANGUAGE sql AS $$ SELECT 1::${type} $$;`;

export const functionSignatureChange = defineRule({
  id: 'function-signature-change',
  category: 'compatibility',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Keep the signatures of functions that stood before the change set',
  why: 'The running release calls a function by its name and the types of its arguments. Where these change, its calls find nothing, find another '
    + 'function, or are refused since two of them fit.',
  fix: 'Create the new function beside the old one under another name, and drop the old one a release later.',
  sources: [],
  options: {},
  messages: {
    arguments: {
      title: 'Function {name} takes ({arguments}) in place of ({old})',
      why: 'Calls of the running release with the old arguments find no function, or are converted without a word.',
      fix: 'Keep {name}({old}) for one release beside the new function.',
    },
    result: {
      title: 'Function {name} returns {returns} in place of {old}',
      why: 'Callers of the running release get another type than they expect; CREATE OR REPLACE is refused.',
      fix: 'Create a function of another name, and drop {name} once nothing calls it.',
    },
    overload: {
      title: 'Function {name}({arguments}) competes with {name}({old})',
      why: 'Calls may fit both: PostgreSQL then refuses them as not unique, or takes another one than before.',
      fix: 'Give the new function another name, or drop the old one in the same transaction.',
    },
  },
  examples: {
    bad: [
      { title: 'other arguments', engine: 'postgresql', base: [total('a int')], files: [`DROP FUNCTION total(int);\n${total('a text')}`], expect: ['1:2'] },
      { title: 'another result', engine: 'postgresql', base: [total('a int')], files: [`DROP FUNCTION total;\n${total('a int', 'bigint')}`], expect: ['1:2'] },
      { title: 'an argument more that may be left out', engine: 'postgresql', base: [total('a int')], files: [total('a int, b int DEFAULT 0')], expect: ['1:1'] },
    ],
    good: [
      { title: 'another body', engine: 'postgresql', base: [total('a int')], files: [total('a integer', 'int', 'CREATE OR REPLACE')], expect: [] },
      { title: 'a new function', engine: 'postgresql', files: [total('a int'), total('a text', 'int', 'CREATE OR REPLACE')], expect: [] },
      { title: 'an overload for more arguments', engine: 'postgresql', base: [total('a int')], files: [total('a int, b int')], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'create-object').flatMap((judged): readonly RuleResult[] => {
      const { operation: { objectKind, object, signature } } = judged;
      const old = signature === undefined ? undefined : oldSignatures(judged, context);
      const change = signature === undefined || old === undefined ? undefined : changeOf(signature, old);
      if (signature === undefined || change === undefined) return [];
      const { against, message } = change;
      const isResult = message === 'result';
      return [{
        at: judged.in,
        message,
        values: {
          name: shown(object), arguments: signature.arguments.join(', '), returns: signature.returns,
          old: isResult ? against.returns : against.arguments.join(', '),
        },
        objects: [`${objectKind} ${shown(object)}`],
      }];
    });
  },
});

/** The routines of that name that stood before the change set, and which of them it has dropped until here. */
interface OldSignatures {
  readonly kept: readonly RoutineSignature[];
  readonly gone: readonly RoutineSignature[];
}

function oldSignatures({ operation, before, after, in: at }: JudgedOperation<CreateObject>, context: RuleContext): OldSignatures {
  const made = resolveObject(after, [operation.objectKind], operation.object);
  const signaturesIn = (state: SchemaState): readonly RoutineSignature[] => (made === undefined ? [] : objectAt(state, made)?.signatures ?? []);
  const old = signaturesIn(schemaBefore(context, at));
  const present = signaturesIn(before).map(argumentsOf);
  return { kept: old.filter((each) => present.includes(argumentsOf(each))), gone: old.filter((each) => !present.includes(argumentsOf(each))) };
}

function argumentsOf(signature: RoutineSignature): string {
  return signature.arguments.join(', ');
}

interface Change {
  readonly message: 'arguments' | 'result' | 'overload';
  readonly against: RoutineSignature;
}

function changeOf(signature: RoutineSignature, { kept, gone }: OldSignatures): Change | undefined {
  const same = [...kept, ...gone].find((old) => argumentsOf(old) === argumentsOf(signature));
  if (same !== undefined) return same.returns === signature.returns ? undefined : { message: 'result', against: same };
  const [dropped] = gone;
  if (dropped !== undefined) return { message: 'arguments', against: dropped };
  const rival = kept.find((old) => mayFitBoth(signature, old));
  return rival === undefined ? undefined : { message: 'overload', against: rival };
}

/** Whether one call may fit both: so many arguments that both take them, all of them of types that convert into each other. */
function mayFitBoth(left: RoutineSignature, right: RoutineSignature): boolean {
  const least = Math.max(left.required, right.required);
  const most = Math.min(left.arguments.length, right.arguments.length);
  const pairs = left.arguments.slice(0, least).map((type, at) => [type, right.arguments[at] ?? ''] as const);
  return least <= most && pairs.every(([one, other]) => one === other || (family(one) !== undefined && family(one) === family(other)));
}

const families: Readonly<Record<string, RegExp>> = {
  number: /^(?:smallint|integer|bigint|numeric|real|double precision)$/,
  text: /^(?:text|character varying|character|name|citext)$/,
  time: /^(?:date|timestamp|time)/,
  any: /^any/,
};

function family(type: string): string | undefined {
  return Object.keys(families).find((name) => families[name]?.test(type));
}
