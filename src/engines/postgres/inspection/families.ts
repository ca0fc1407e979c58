import { collations } from './collations.ts';
import { columns, viewColumns } from './columns.ts';
import { constraints, domainConstraints } from './constraints.ts';
import { defaultPrivileges } from './default-privileges.ts';
import { eventTriggers } from './event-triggers.ts';
import { extensions } from './extensions.ts';
import type { PartFamily, TopFamily } from './family.ts';
import { foreignServers } from './foreign-servers.ts';
import { indexes } from './indexes.ts';
import { policies } from './policies.ts';
import { publications } from './publications.ts';
import { relations } from './relations.ts';
import { routines } from './routines.ts';
import { rules } from './rules.ts';
import { schemas } from './schemas.ts';
import { sequences } from './sequences.ts';
import { statistics } from './statistics.ts';
import { textSearchConfigurations } from './text-search-configurations.ts';
import { triggers } from './triggers.ts';
import { compositeTypes, types } from './types.ts';
import { views } from './views.ts';

/** Families of objects that stand for themselves. */
export const topFamilies: readonly TopFamily[] = [
  schemas, extensions, collations, types, compositeTypes, sequences, routines, relations, statistics, eventTriggers, publications, foreignServers,
  textSearchConfigurations, defaultPrivileges, views,
];

/** Families of objects that go with one of the former, in the order in which their texts stand. */
export const partFamilies: readonly PartFamily[] = [columns, viewColumns, constraints, domainConstraints, indexes, triggers, rules, policies];
