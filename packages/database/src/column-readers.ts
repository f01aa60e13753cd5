const int8 = 20;
const date = 1082;
const timestamptz = 1184;

/** How the text of a column becomes a value, by PostgreSQL type number; the same on both engines. */
export const columnReaders: Record<number, (text: string) => unknown> = {
  [int8]: (text) => BigInt(text),
  [date]: (text) => text,
  [timestamptz]: (text) => instantInShanghai(text),
};

const shanghaiOffsetMilliseconds = 8 * 60 * 60 * 1000;

/**
 * '2017-04-15 02:00:00.5+00' → '2017-04-15T10:00:00.500+08:00'. One zone and one width, so that the order of texts
 * is the order of instants and the first ten characters are the calendar day in Asia/Shanghai.
 */
function instantInShanghai(postgresText: string): string {
  const iso = postgresText.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00');
  return new Date(Date.parse(iso) + shanghaiOffsetMilliseconds).toISOString().replace('Z', '+08:00');
}
