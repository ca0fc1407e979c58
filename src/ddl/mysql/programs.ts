import type { Hazard } from '../../model/ddl.ts';
import type { ObjectKind, SchemaObject } from '../../model/schema-object.ts';
import { textOf } from '../attributes.ts';
import { draft, recreation, refused, repeatable, sentence, type Draft } from '../draft.ts';
import type { ObjectWriter, WritingContext } from '../object-writer.ts';
import { notTransactional, quoteName } from './names.ts';

/** Whoever makes a view or a program anew is its definer, with whose rights it runs. */
const anew = ['authorization', 'behaviour_change'] as const;

/** CREATE OR REPLACE VIEW as SHOW CREATE VIEW has it, without its definer. */
export const viewWriter: ObjectWriter = {
  create: replaceView,
  drop: ({ place }) => draft({ ...repeatable(`DROP VIEW IF EXISTS ${quoteName(place.name)}`, 'behaviour_change'), ...notTransactional }),
  alter: ({ to, names }) => (names.includes('definer') ? refused(otherDefiner) : replaceView(to)),
};

const otherDefiner = 'naming another definer takes a right of its own';

function replaceView({ written }: SchemaObject): Draft {
  if (written === undefined) return refused('its query is not known');
  return draft({ ...repeatable(written.replace(/^CREATE /, 'CREATE OR REPLACE '), ...anew), ...notTransactional });
}

/** Functions. */
export const functionWriter: ObjectWriter = programWriter('FUNCTION');

/** Procedures; MariaDB's packages count as such and are written by nobody, since they need another mode of SQL. */
export const procedureWriter: ObjectWriter = programWriter('PROCEDURE');

/** Events; whether one runs can be changed in place. */
export const eventWriter: ObjectWriter = {
  ...programWriter('EVENT'),
  alter: (alteration, context) => {
    const { to, names } = alteration;
    if (!names.every((name) => name === 'enabled')) return programWriter('EVENT').alter(alteration, context);
    const word = to.attributes['enabled'] === false ? 'DISABLE' : 'ENABLE';
    return draft({ ...repeatable(`ALTER EVENT ${quoteName(to.place.name)} ${word}`, 'behaviour_change'), ...notTransactional });
  },
};

/** Triggers, each behind the one that it is to follow. */
export const triggerWriter: ObjectWriter = {
  create: createTrigger,
  drop: (object) => dropProgram('TRIGGER', object),
  alter: ({ from, to, names }, context) => {
    if (names.includes('definer')) return refused(otherDefiner);
    // The others have moved, not this one.
    return names.every((name) => name === 'order') && isInOrder(from, to, context) ? draft() : recreation;
  },
};

type Program = 'FUNCTION' | 'PROCEDURE' | 'EVENT' | 'TRIGGER';

function dropProgram(kind: Program, { place }: SchemaObject): Draft {
  return draft({ ...repeatable(`DROP ${kind} IF EXISTS ${quoteName(place.name)}`, 'behaviour_change'), ...notTransactional });
}

function programWriter(kind: Program): ObjectWriter {
  return {
    create: (object) => createProgram(object, { replacing: false }),
    drop: (object) => dropProgram(kind, object),
    alter: ({ to, names }, context) => {
      if (names.includes('definer')) return refused(otherDefiner);
      return context.engine === 'mariadb' ? createProgram(to, { replacing: true }) : recreation;
    },
  };
}

/** MariaDB replaces in one statement and, unlike DROP and CREATE, keeps what is granted on it (documentation, CREATE PROCEDURE). */
function createProgram({ written, key, kind, place }: SchemaObject, { replacing }: { readonly replacing: boolean }): Draft {
  if (written === undefined) return refused('its definition is not known');
  if (key.toLowerCase() !== `${kind}:${place.name}`.toLowerCase()) return refused('packages need another mode of SQL');
  const text = written.replace(/[\s;]+$/, '').replace(/^CREATE /, replacing ? 'CREATE OR REPLACE ' : 'CREATE ');
  return draft(sentence(text, { ...notTransactional, hazards: hazardsOf(kind), repeatable: replacing }));
}

function hazardsOf(kind: ObjectKind): readonly Hazard[] {
  return kind === 'event' ? anew : [...anew, 'untracked_dependencies'];
}

function createTrigger(object: SchemaObject, context: WritingContext): Draft {
  const { written } = object;
  if (written === undefined) return refused('its definition is not known');
  const before = siblings(object, context.wanted).findLast((other) => orderOf(other) < orderOf(object));
  const next = before === undefined ? siblings(object, context.present).find((other) => context.wanted.get(other.key) !== undefined && orderOf(other) >= orderOf(object)) : undefined;
  const follows = before === undefined ? '' : `FOLLOWS ${quoteName(before.place.name)} `;
  const precedes = next === undefined ? '' : `PRECEDES ${quoteName(next.place.name)} `;
  const text = written.replace(/ FOR EACH ROW /, (words) => `${words}${follows}${precedes}`);
  return { sentences: [sentence(text, { ...notTransactional, hazards: anew })], after: before === undefined ? [] : [before.key] };
}

/** The other triggers of the table at the same moment, in their order. */
function siblings(object: SchemaObject, index: WritingContext['wanted']): readonly SchemaObject[] {
  return index.group(object.parent ?? '')
    .filter((other) => other.kind === 'trigger' && other.key !== object.key && momentOf(other) === momentOf(object))
    .toSorted((left, right) => orderOf(left) - orderOf(right));
}

function momentOf(object: SchemaObject): string {
  return (textOf(object, 'definition') ?? '').split(' ').slice(0, 2).join(' ');
}

function orderOf({ attributes }: SchemaObject): number {
  return Number(attributes['order'] ?? 1);
}

function isInOrder(from: SchemaObject, to: SchemaObject, { present, wanted }: WritingContext): boolean {
  const after = new Set(siblings(to, wanted).map(({ key }) => key));
  const common = siblings(from, present).filter(({ key }) => after.has(key));
  const firstBefore = common.filter((other) => orderOf(other) < orderOf(from)).map(({ key }) => key);
  const firstAfter = siblings(to, wanted).filter((other) => orderOf(other) < orderOf(to)).map(({ key }) => key).filter((key) => common.some((other) => other.key === key));
  return firstBefore.join('\0') === firstAfter.join('\0');
}
