// The lint action as a process of its own, from the build under test.
import { runLint } from '../../src/main.ts';

await runLint();
