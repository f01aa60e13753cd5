/**
 * The names under which FEEL's functions take their arguments, in their order; several lists where a function
 * has several forms. The functions of the language's own are called by place alone.
 */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  'not': ['negand'], 'min': ['list'], 'max': ['list'], 'sum': ['list'], 'count': ['list'], 'mean': ['list'],
  'median': ['list'], 'all': ['list'], 'any': ['list'], 'floor': ['n, scale'], 'ceiling': ['n, scale'],
  'round up': ['n, scale'], 'round down': ['n, scale'], 'round half up': ['n, scale'],
  'round half down': ['n, scale'], 'decimal': ['n, scale'], 'abs': ['n'],
  'modulo': ['dividend, divisor'], 'odd': ['number'], 'even': ['number'], 'list contains': ['list, element'],
  'sublist': ['list, start position, length'], 'insert before': ['list, position, newItem'],
  'remove': ['list, position'], 'reverse': ['list'], 'index of': ['list, match'], 'distinct values': ['list'],
  'flatten': ['list'], 'sort': ['list, precedes'], 'starts with': ['string, match'],
  'ends with': ['string, match'], 'contains': ['string, match'], 'string length': ['string'],
  'substring': ['string, start position, length'], 'substring before': ['string, match'],
  'substring after': ['string, match'], 'upper case': ['string'], 'lower case': ['string'],
  'string join': ['list, delimiter'], 'date': ['from', 'year, month, day'], 'day of year': ['date'],
  'day of week': ['date'], 'month of year': ['date'], 'week of year': ['date'],
};

/** The parameters of a function of the language, in each of its forms. */
export function parametersOf(name: string): readonly (readonly string[])[] {
  return (LISTS[name] ?? []).map((list) => list.split(', '));
}
