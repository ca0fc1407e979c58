// Loaded before a program (`node --import`): when it ends, the peak of its memory is written, in kilobytes, to the file that BENCH_MEMORY names.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const file = process.env['BENCH_MEMORY'];
  if (file !== undefined) writeFileSync(file, String(process.resourceUsage().maxRSS));
});
