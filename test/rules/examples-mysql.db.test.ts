import { describeRuleExamples } from '../support/rule-examples.ts';

describeRuleExamples('mysql');
