const STAR = '*';

/** A person's name for a public notice: its first character, the others starred: 李明 is 李*. */
export function maskName(name: string): string {
  const [first = '', ...others] = Array.from(name.trim());
  return others.length === 0 && first !== '' ? STAR : first + STAR.repeat(others.length);
}

/**
 * The number of a person's document for an officer's screen: of a 公民身份号码 province, city and the last four, the birth
 * date hidden; of a short one that begins with a letter that letter and the last four.
 */
export function maskIdentityNumber(number: string): string {
  return /^[A-Z][A-Z0-9]{1,10}$/.test(number) ? keepEnds(number, 1, 4) : keepEnds(number, 4, 4);
}

/** A bank account or card for an officer's screen: its last four characters. */
export function maskAccount(account: string): string {
  return keepEnds(account, 0, 4);
}

/** A telephone number for an officer's screen: 138****8000. */
export function maskPhone(phone: string): string {
  return keepEnds(phone, 3, 4);
}

/** Stars everything when fewer than four characters would be hidden. */
function keepEnds(text: string, head: number, tail: number): string {
  const hidden = text.length - head - tail;
  if (hidden < 4) return STAR.repeat(text.length);
  return text.slice(0, head) + STAR.repeat(hidden) + text.slice(text.length - tail);
}
