/** What cannot be said in SQL, and where it stands. */
import type { Bilingual, Place } from '../../typed/ir.ts';

/** Constructs without SQL, in words. */
const constructs = {
  'called-function': {
    zh: '调用处尚不确定的函数', en: 'a function that is not known where it is called',
  },
  'open-mode': { zh: '事先不确定的口径', en: 'a mode that is not known beforehand' },
  'text-function': {
    zh: '大小写转换与文字列的连接', en: 'changing capitals and joining a list of texts',
  },
  'day-from-text': { zh: '由文字读出的日期', en: 'a day read from a text' },
  'equality': { zh: '记录或列的相等比较', en: 'equality of records or lists' },
  'text-order': { zh: '文字的先后比较', en: 'the order of texts' },
  'nested-list': { zh: '事实列中的列', en: 'a list within a list of facts' },
  'growing-parts': {
    zh: '分母逐项增长的奖励明细', en: 'parts whose denominators grow from item to item',
  },
  'unrounded-award': { zh: '未取整到分的奖励', en: 'an award that is not rounded to the fen' },
  'part-type': { zh: '期限或函数作为奖励明细', en: 'a duration or a function among the parts' },
  'limited-numbers': {
    zh: '对含多个数的行按日限额', en: 'limiting rows by day that hold more numbers than one',
  },
  'open-denominator': {
    zh: '列或明细中分母事先不确定的分数', en: 'fractions in a list or a part whose denominators are not known beforehand',
  },
  'unlike-elements': { zh: '元素种类不同的列', en: 'a list of unlike things' },
  'sort-order': {
    zh: '不是逐个比较日期或数的排序', en: 'sorting by anything but days and numbers, one after the other',
  },
} satisfies Readonly<Record<string, Bilingual>>;

export type Construct = keyof typeof constructs;

/** Thrown where a policy uses such a construct. */
export class Untranslatable extends Error {
  readonly construct: Construct;
  readonly place: Place | undefined;
  /** The construct in words. */
  readonly words: Bilingual;

  constructor(construct: Construct, place?: Place) {
    const words = constructs[construct];
    super(`There is no SQL for ${words.en}${place ? ` (line ${place.line}, column ${place.column})` : ''}.`);
    this.construct = construct;
    this.place = place;
    this.words = words;
  }
}
