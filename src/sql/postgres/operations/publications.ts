import type { AlterPublicationStmt, CreatePublicationStmt } from 'libpg-query';
import type { AlterObject, CreateObject, PublicationTerms } from '../../../model/operation.ts';
import { relationName } from '../names.ts';
import { findOption, optionText } from '../options.ts';
import type { StatementSource } from '../statement-source.ts';
import { allOf } from '../syntax-tree.ts';
import { alterNamed } from './alter-object.ts';
import { createNamed } from './create-object.ts';

export function readCreatePublication(source: StatementSource, node: CreatePublicationStmt): CreateObject {
  return createNamed(source, { kind: 'publication', parts: [node.pubname] }, { publication: readTerms(source, node) });
}

const actions = { AP_AddObjects: 'ADD', AP_DropObjects: 'DROP', AP_SetObjects: 'SET' } as const;

/** SET with options alone names no objects: the tree then calls it an addition of nothing. */
export function readAlterPublication(source: StatementSource, node: AlterPublicationStmt): AlterObject {
  const publication = readTerms(source, node);
  const action = node.action === undefined || node.options !== undefined ? 'SET' : actions[node.action];
  return { ...alterNamed(source, { kind: 'publication', parts: [node.pubname] }, { action }), publication };
}

function readTerms(source: StatementSource, { pubobjects, options, for_all_tables }: CreatePublicationStmt): PublicationTerms {
  const objects = allOf(pubobjects, 'PublicationObjSpec');
  const publish = optionText(findOption(options, 'publish')?.arg);
  return {
    allTables: for_all_tables === true,
    tables: objects.flatMap(({ pubtable }) => (pubtable?.relation === undefined ? [] : [relationName(source, pubtable.relation)])),
    schemas: objects.flatMap(({ pubobjtype, name }) => (pubobjtype?.startsWith('PUBLICATIONOBJ_TABLES_IN') === true ? [name ?? ''] : [])),
    ...(publish === undefined ? {} : { publish: publish.split(',').map((word) => word.trim().toLowerCase()).filter((word) => word !== '') }),
  };
}
