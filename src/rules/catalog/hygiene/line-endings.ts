import { defineRule } from '../../define-rule.ts';

export const lineEndings = defineRule({
  id: 'line-endings',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  judgedBy: 'validate',
  needs: [],
  supersedes: [],
  summary: 'Settle the line ends of migrations whose checksum counts them',
  why: 'The format’s checksum covers the bytes as they are. A checkout that changes line ends makes another checksum of the same migration.',
  fix: 'Write the line ends of the migration directory into .gitattributes.',
  sources: [],
  options: {},
  messages: {
    mixed: {
      title: '{path} mixes two kinds of line ends',
      why: '{format} computes the checksum over the bytes as they are, so that an editor or a checkout that settles them changes it.',
      fix: 'Write all line ends as LF, before the file is merged.',
    },
    converted: {
      title: '{path} has other line ends in this checkout than in git',
      why: '{format} computes the checksum over the bytes as they are: what is applied from here is recorded with another checksum than from a checkout that leaves them alone.',
      fix: 'Write text eol=lf for the migration directory into .gitattributes, and check the files out anew.',
    },
    crlf: {
      title: '{path} has CRLF line ends that nothing protects',
      why: '{format} computes the checksum over the bytes as they are, and a git that normalises line ends changes them.',
      fix: 'Write all line ends as LF before the file is merged, or write -text for it into .gitattributes.',
    },
    unsettled: {
      title: 'Nothing settles the line ends of the migrations',
      why: '{format} computes the checksum over the bytes as they are. Git on Windows writes CRLF by default, which is another checksum.',
      fix: 'Add the line {folder}** text eol=lf to .gitattributes.',
    },
  },
  examples: { bad: [], good: [] },
});
