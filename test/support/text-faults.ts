/** Verbs that tell somebody what to do. A new one is added here by whoever needs it. */
const verbs = [
  'Add', 'Append', 'Apply', 'Ask', 'Back', 'Build', 'Change', 'Check', 'Choose', 'Collect', 'Consider', 'Convert', 'Correct', 'Count', 'Create', 'Declare',
  'Delete', 'Do', 'Drop', 'Establish', 'Estimate', 'Fetch', 'Find', 'Finish', 'Give', 'Grant', 'Have', 'Install', 'Keep', 'Leave', 'Let', 'List', 'Look',
  'Make', 'Mend', 'Move', 'Name', 'Plan', 'Point', 'Prove', 'Put', 'Rebuild', 'Remove', 'Rename', 'Repeat', 'Replace', 'Report', 'Resolve', 'Restore',
  'Review', 'Run', 'Save', 'Say', 'Select', 'Set', 'Shorten', 'Split', 'Stop', 'Swap', 'Take', 'Use', 'Validate', 'Write',
];

/** The texts that findings and errors share. */
export interface Texts {
  readonly title: string;
  readonly why: string;
  readonly fix: string;
}

/** What is wrong with texts that people read: empty where nothing is. `longest` is the limit of the title. */
export function textFaults({ title, why, fix }: Texts, longest: number): readonly string[] {
  const faults: readonly (readonly [boolean, string])[] = [
    [title.length > longest, `the title has ${title.length} characters, at most ${longest} are shown in one line`],
    [/[.!?\n]$|\n/.test(title), 'the title is one line without a final stop'],
    [!/^[\p{Lu}{`]/u.test(title), 'the title begins with a capital'],
    [!/[.}]$/.test(why), 'why ends with a stop'],
    [!/[.}]$/.test(fix), 'the fix ends with a stop'],
    [!verbs.includes(fix.split(/[\s,:]/, 1)[0] ?? ''), 'the fix begins with a verb that tells what to do'],
    [/\bplease\b/i.test(`${title} ${why} ${fix}`), 'texts do not beg'],
    [/\binvalid input\b/i.test(`${title} ${why} ${fix}`), 'texts name the value and what is allowed'],
  ];
  return faults.filter(([isFault]) => isFault).map(([, fault]) => fault);
}
