import type { Sentences } from '../app/sentences.ts';
import type { sharedZhCN } from './shared.zh-CN.ts';

export const sharedEn = {
  loading: 'Loading…',
  empty: 'Nothing here yet',
  cancel: 'Cancel',
  needed: 'Please fill this in.',
  retry: 'Try again',
  back: 'Back',
  home: 'To the home page',
  failed: 'This could not be loaded',
  broken: 'This page has failed',
  brokenLead: 'This part is no longer shown; your data is unchanged. Try again, and tell the administrator if it fails once more.',
  notFound: 'There is no such page',
  notFoundLead: 'The address may be wrong, or the content has moved.',
  noPermission: 'Your post does not allow this page',
  noPermissionLead: 'Ask the security administrator of your office if you need it.',
  offline: 'The server cannot be reached. Check the network and try again; what you entered is kept.',
  unreadable: 'The server gave an answer that cannot be read.',
  yuan: '{amount} yuan',
  total: 'Total',
  clause: 'clause {clause}',
  between: ', ',
  notGiven: 'not given',
  record: 'From the record of awards',
  byDecision: 'decision {number},',
  recordWins: 'Where the facts say less, the record counts; a higher statement stands.',
  overdue: 'Overdue, days: {n}',
  dueToday: 'Due today',
  dueIn: 'Days left: {n}',
  dueUnknown: 'The calendar of that year is not published yet',
  ceiling: {
    stands: 'Ceiling of the year {ceiling} yuan, {free} yuan available', left: '{amount} yuan stay available after this',
    short: '{amount} yuan more than is available: signing will not hold it', held: 'The amount of this claim is held already.',
  },
  export: {
    title: 'Export', rows: 'Data ({n} rows, csv)', dictionary: 'Data dictionary (csv)', workbook: 'Data with dictionary (xlsx)', sheetRows: 'data', dictionaryFile: 'dictionary', column: 'Column', meaning: 'Meaning', kind: 'Written as',
    kinds: {
      text: 'text', yuan: 'amount in yuan with two decimals', day: 'day, year-month-day', instant: 'instant, ISO 8601, Beijing time', year: 'calendar year', number: 'whole number',
    },
  },
  round: { policy: 'Policy', year: 'Claim year' },
} satisfies Sentences<typeof sharedZhCN>;
