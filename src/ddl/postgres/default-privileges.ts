import type { SchemaObject } from '../../model/schema-object.ts';
import { draft, refused, repeatable, type Draft } from '../draft.ts';
import type { ObjectWriter } from '../object-writer.ts';

/** ALTER DEFAULT PRIVILEGES, which the readers write out for what one role gets; the way back is each statement turned round. */
export const defaultPrivilegeWriter: ObjectWriter = {
  create: (object) => said(partsOf(object).map(textOf)),
  drop: (object) => said(partsOf(object).map(reversed).toReversed()),
  alter: ({ from, to }) => said([...partsOf(from).map(reversed).toReversed(), ...partsOf(to).map(textOf)]),
};

interface Parts {
  readonly head: string;
  readonly verb: 'GRANT' | 'REVOKE';
  readonly what: string;
  readonly role: string;
  readonly further: boolean;
}

function partsOf({ written = '' }: SchemaObject): readonly Parts[] {
  const name = String.raw`(?:"(?:[^"]|"")*"|PUBLIC)`;
  const statement = new RegExp(String.raw`(ALTER DEFAULT PRIVILEGES FOR ROLE ${name}(?: IN SCHEMA ${name})?) (GRANT|REVOKE) ([A-Z ,]+ ON [A-Z ]+) (?:TO|FROM) (${name})( WITH GRANT OPTION)?(?:;\n|$)`, 'g');
  return [...written.matchAll(statement)].map(([, head = '', verb, what = '', role = '', further]) => ({
    head, verb: verb === 'GRANT' ? 'GRANT' : 'REVOKE', what, role, further: further !== undefined,
  }));
}

function textOf({ head, verb, what, role, further }: Parts): string {
  return `${head} ${verb} ${what} ${verb === 'GRANT' ? 'TO' : 'FROM'} ${role}${further ? ' WITH GRANT OPTION' : ''}`;
}

function reversed(parts: Parts): string {
  return textOf({ ...parts, verb: parts.verb === 'GRANT' ? 'REVOKE' : 'GRANT', further: false });
}

function said(texts: readonly string[]): Draft {
  return texts.length === 0 ? refused('what is granted is not known') : draft(...texts.map((text) => repeatable(text, 'authorization')));
}
