import { inspectSchema } from '../../../src/engines/postgres/inspect-schema.ts';
import { describeEachServer } from '../../support/servers.ts';
import { mutationSuite } from './mutation-suite.ts';

describeEachServer('single mutations', ['postgresql'], (server) => mutationSuite(server, inspectSchema));
