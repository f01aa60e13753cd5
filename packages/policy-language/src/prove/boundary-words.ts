/**
 * What a phrase of the law says of its own number: 以上、以下、以内、届满 count it, 不满、超过、以外 do not (民法典
 * 1259); a bracket such as （含本数） or （不含本数） says so itself.
 */
import { exact } from '@qingce/values';
import type { Fraction } from '@qingce/values';

/** A number with the side on which it counts itself: with what is above it, or with what is below. */
export type Boundary = {
  readonly value: Fraction;
  readonly isMonths: boolean;
  readonly belongs: 'above' | 'below';
  /** The words that say so. */
  readonly words: string;
};

const DIGITS = '零一二三四五六七八九';
const NUMBER = '([0-9]+(?:\\.[0-9]+)?|[一二三四五六七八九十百]+)(亿|万)?(%|％|年|个月|月)?';
/** Words before a number, and the side on which it then counts. */
const BEFORE: Readonly<Record<string, Boundary['belongs']>> = {
  不少于: 'above',
  不低于: 'above',
  不小于: 'above',
  达到: 'above',
  至少: 'above',
  满: 'above',
  不足: 'above',
  不满: 'above',
  低于: 'above',
  少于: 'above',
  小于: 'above',
  不超过: 'below',
  不高于: 'below',
  不多于: 'below',
  不大于: 'below',
  超过: 'below',
  高于: 'below',
  多于: 'below',
  大于: 'below',
};
const BEFORE_NUMBER = new RegExp(
  `(不少于|不低于|不小于|不超过|不高于|不多于|不大于|达到|至少|不足|不满|低于|少于|小于|超过|高于|多于|大于|满)${NUMBER}`,
  'g',
);
const AFTER_NUMBER = new RegExp(
  `${NUMBER}([^0-9，。；、（(]{0,3}?)(以上|以下|以内|以外)([（(](不?含)[^）)]*[）)])?`,
  'g',
);

/** Every number in the phrase of which its words say on which side it counts. */
export function boundariesIn(text: string): Boundary[] {
  const before = [...text.matchAll(BEFORE_NUMBER)].flatMap(([words, word = '', digits = '', scale, unit]) => {
    const belongs = BEFORE[word];
    return belongs ? [{ ...valueOf(digits, scale, unit), belongs, words }] : [];
  });
  const after = [...text.matchAll(AFTER_NUMBER)].map(
    ([words, digits = '', scale, unit, , word = '', , bracket]) => ({
      ...valueOf(digits, scale, unit),
      belongs: sideOf(word, bracket),
      words,
    }),
  );
  return [...before, ...after];
}

/** 以上 counts the number with what is above; 以下、以内 and 以外 with what is below. */
function sideOf(word: string, bracket: string | undefined): Boundary['belongs'] {
  const isUpward = word === '以上' || word === '以外';
  const counts = bracket === undefined ? word !== '以外' : bracket === '含';
  return isUpward === counts ? 'above' : 'below';
}

function valueOf(
  digits: string,
  scale: string | undefined,
  unit: string | undefined,
): Pick<Boundary, 'value' | 'isMonths'> {
  const plain = exact.parseDecimal(digits) ?? chinese(digits);
  const scaled = exact.multiply(
    plain,
    exact.fraction(scale === '亿' ? 100_000_000n : scale === '万' ? 10_000n : 1n),
  );
  if (unit === '%' || unit === '％')
    return { value: exact.divide(scaled, exact.fraction(100n)), isMonths: false };
  if (unit === '年') return { value: exact.multiply(scaled, exact.fraction(12n)), isMonths: true };
  return { value: scaled, isMonths: unit === '月' || unit === '个月' };
}

/** 三, 十二, 三十, 一百. */
function chinese(text: string): Fraction {
  const [, hundreds, tens, ten, ones] = /^(?:(.)百)?(?:(.?)(十))?(.)?$/.exec(text) ?? [];
  const tenfold = ten === undefined ? 0n : tens === '' ? 1n : digit(tens);
  return exact.fraction(digit(hundreds) * 100n + tenfold * 10n + digit(ones));
}

function digit(one: string | undefined): bigint {
  return BigInt(Math.max(DIGITS.indexOf(one ?? ''), 0));
}
