/** The account beside how it was on an earlier day. */
export const comparison = {
  label: 'Comparison with an earlier day',
  since: 'What changed since',
  hint: 'Compare with an earlier day: who arrived, left and moved, and whose trust rose or fell',
  day: 'Day',
  choices: 'Days to compare with',
  ago: { days: '30 days ago', quarter: 'A quarter ago', year: 'A year ago' },
  end: 'Compare no longer',
};
