import { inspectSchema } from '../../../src/engines/mysql/inspect-schema.ts';
import { describeEachServer } from '../../support/servers.ts';
import { mutationSuite } from './mutation-suite.ts';

describeEachServer('single mutations', ['mysql', 'mariadb'], (server) => mutationSuite(server, inspectSchema));
