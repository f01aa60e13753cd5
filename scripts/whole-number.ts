/** A number typed after `--flag`, from 1 on; anything else is told, and the program ends with 2. */
export function wholeNumber(flag: string, text: string): number {
  if (/^[1-9][0-9]{0,8}$/.test(text)) return Number.parseInt(text, 10);
  console.error(`--${flag} ${text}: a whole number from 1 is wanted`);
  process.exit(2);
}
