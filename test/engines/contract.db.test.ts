import { describeEachServer } from '../support/servers.ts';
import { describeContract } from './contract.ts';

describeEachServer('the contract of engines', ['postgresql', 'mysql', 'mariadb'], describeContract);
