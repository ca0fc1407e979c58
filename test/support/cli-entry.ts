// The command line as a process of its own, from the build under test.
import { runCli } from '../../src/main.ts';

await runCli();
