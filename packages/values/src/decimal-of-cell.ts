/** A spreadsheet keeps numbers to 15 significant digits and shows no more; the file may hold 17. */
const digitsKept = 15;

/**
 * The number that a person sees in a cell, from the text that the file holds: '50000.1' for '50000.099999999999',
 * '1200' for '1.2E3'. By digits alone, without a float; a text that is no number stays as it is.
 */
export function decimalOfCell(text: string): string {
  const match = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]{1,3}))?$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = match;
  const digits = whole + decimals;
  const point = whole.length + Number.parseInt(exponent, 10);
  const significant = digits.replace(/^0+/, '').length;
  if (exponent === '0' && significant <= digitsKept) return text;
  return sign + placed(rounded(digits, significant), point);
}

/** Half up at the last digit that is kept; as many digits as before, and one more where it carries over. */
function rounded(digits: string, significant: number): { digits: string; carried: boolean } {
  const surplus = significant - digitsKept;
  if (surplus <= 0) return { digits, carried: false };
  const unit = 10n ** BigInt(surplus);
  const up = ((BigInt(digits) + unit / 2n) / unit) * unit;
  const text = up.toString().padStart(digits.length, '0');
  return { digits: text, carried: text.length > digits.length };
}

function placed({ digits, carried }: { digits: string; carried: boolean }, point: number): string {
  const at = point + (carried ? 1 : 0);
  const padded = digits.padStart(digits.length + Math.max(0, 1 - at), '0').padEnd(Math.max(at, digits.length), '0');
  const split = Math.max(at, 1);
  const whole = padded.slice(0, split).replace(/^0+(?=[0-9])/, '');
  const decimals = padded.slice(split).replace(/0+$/, '');
  return decimals === '' ? whole : `${whole}.${decimals}`;
}
