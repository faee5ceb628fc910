/** The power grid beside how people stood on an earlier day. */
export const comparison = {
  label: 'Comparison with an earlier day',
  since: 'Who moved since',
  hint: 'Show where people stood on an earlier day',
  day: 'Day',
  choices: 'Days to compare with',
  ago: { days: '30 days ago', quarter: 'A quarter ago', year: 'A year ago' },
  end: 'Compare no longer',
};
