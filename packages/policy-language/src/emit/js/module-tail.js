const KINDS_OF_ITEM = [];

// Whether some item reads what earlier items of other kinds were granted: then items are judged in their order.
const READS_GRANTED = false;

// Words of 30 bits for the conditions of the claim.
const CLAIM_WORDS = 1;

// Kinds that may be paid together with the same others are added up together: the group of each kind.
const GROUPS = [];

// The combinations of groups that may be paid together; the total is the one that is worth most.
const LEGAL_SETS = [];

/**
 * Judges claims given as columns. Numbers are whole, over 10 to the power of the layout's `places` (money in
 * fen); NaN, 2 (booleans), -2147483648 (days) and -1 (texts) say that nothing is given. Items of a claim stand
 * together and in their order, claims in theirs; `position` says which place an item has among all of its claim,
 * and is asked for only where items of one kind bear on those of another. Per kind of item comes back: `outcome`
 * (0 ineligible,
 * 1 undetermined, 2 eligible), `reason` (the decisive one, a place in `codes[id]`; -1 for none) and `amount` in
 * fen (0 when refused, NaN while undetermined); per claim `total` in fen.
 *
 * For complete facts outcome, decisive reason, amount and total are those of the evaluator. For a missing fact
 * that is needed the outcome is `undetermined`, never 0: it may be so where the evaluator can tell more, and it
 * is decided only where the evaluator decides the same. Facts outside their declared bounds are not looked for
 * here; the door refuses them. `complete` of the columns, and of those of a kind, promises that everything the
 * layout calls `needed` is given; then nothing is asked about missing facts, which is quicker. `abreast` of the
 * columns promises besides that every claim has one item of every kind, item i belonging to claim i; then each claim
 * is judged in one go, which is quicker again. RangeError for an amount beyond 2^53 fen.
 */
export function assessColumns(columns, { all = false, into } = {}) {
  const input = withCodes(columns);
  const found = into ?? roomFor(columns);
  const isWhole = columns.complete === true && !all;
  if (!isWhole || !judgedAbreast(input, found)) judgeApart(input, found, { all, isWhole });
  return found;
}

/** The claims first, then the items of each kind. */
function judgeApart(input, found, { all, isWhole }) {
  const { claims } = found;
  for (const sum of claims.sums) sum.fill(0);
  (isWhole ? wholeClaims : fastClaims)(input, claims, 0, input.count);
  judgeKinds(input, found, { all, isWhole });
  if (found.total !== claims.sums[0]) bestTotals(claims.sums, found.total);
}

/** With the dictionary of texts; where kinds of items are told apart in formulas, their names stand in it. */
function withCodes(columns) {
  const texts = READS_GRANTED ? [...new Set([...columns.texts, ...KINDS_OF_ITEM.map(({ id }) => id)])] : columns.texts;
  return { ...columns, texts, codes: new Map(texts.map((text, place) => [text, place])) };
}

function judgeKinds(input, { items, claims }, { all, isWhole }) {
  const opened = KINDS_OF_ITEM.map(({ id, judgeWhole, judge, show, reset }, kind) => {
    const own = {
      count: 0, claim: new Int32Array(0), facts: {}, ...input.items[id],
      show, before: CLAIM_WORDS * 30, sum: claims.sums[GROUPS[kind]],
    };
    const out = items[id];
    if (all) Object.assign(out, { failed: [], shown: [] });
    reset();
    const isOwnWhole = isWhole && own.complete === true;
    return {
      own, judge: (first, last) => (isOwnWhole
        ? judgeWhole(input, own, out, claims, first, last)
        : judge(input, own, out, claims, first, last, all)),
    };
  });
  if (READS_GRANTED) judgeInOrder(input.count, opened);
  else for (const { own, judge } of opened) judge(0, own.count);
}

/** Every claim in turn, its items in the order in which they stand in it, whatever their kind. */
function judgeInOrder(count, opened) {
  const next = opened.map(() => 0);
  for (const { own } of opened) {
    if (own.count > 0 && own.position === undefined)
      throw new RangeError('Items of this policy bear on one another: every kind needs the column position.');
  }
  for (let c = 0; c < count; c++) {
    resetGranted();
    for (let kind = nextKind(opened, next, c); kind >= 0; kind = nextKind(opened, next, c)) {
      opened[kind].judge(next[kind], next[kind] + 1);
      next[kind]++;
    }
  }
}

/** The kind of which the next item of the claim is; -1 when there is none left. */
function nextKind(opened, next, c) {
  let found = -1;
  let least = Infinity;
  opened.forEach(({ own }, kind) => {
    const i = next[kind];
    if (i >= own.count || own.claim[i] !== c || own.position[i] >= least) return;
    least = own.position[i];
    found = kind;
  });
  return found;
}

/** Room for what `assessColumns` finds about so many claims and items; its option `into` takes it, again and again. */
export function roomFor({ count, items }) {
  const sums = Array.from({ length: 1 + Math.max(...GROUPS) }, () => new Float64Array(count));
  return {
    claims: {
      open: new Uint8Array(count), decisive: new Int16Array(count), sums,
      failed: Array.from({ length: CLAIM_WORDS }, () => new Int32Array(count)),
    },
    items: Object.fromEntries(KINDS_OF_ITEM.map(({ id }) => {
      const own = items[id]?.count ?? 0;
      return [id, { outcome: new Uint8Array(own), reason: new Int16Array(own), amount: new Float64Array(own) }];
    })),
    total: sums.length === 1 ? sums[0] : new Float64Array(count),
  };
}

function isAbreast({ abreast, items }) {
  const isMeant = abreast === true && abreastClaims !== undefined;
  return isMeant && KINDS_OF_ITEM.every(({ id }) => items[id]?.complete === true);
}

/** Judges the claims in one go where that is possible; whether it was. */
function judgedAbreast(input, { items, total }) {
  if (!isAbreast(input)) return false;
  const [owns, outs] = [input.items, items].map((of) => KINDS_OF_ITEM.map(({ id }) => of[id]));
  abreastClaims(input, owns, outs, total, 0, input.count);
  return true;
}

function bestTotals(sums, total) {
  for (let c = 0; c < total.length; c++) {
    let best = 0;
    for (const set of LEGAL_SETS) {
      let worth = 0;
      for (const group of set) worth += sums[group][c];
      if (worth > best) best = worth;
    }
    total[c] = best;
  }
}

/** Claims as they travel, admitted by the door, as columns; RangeError for a figure that no column holds. */
export function toColumns(claims) {
  return claimColumns(layout, claims);
}

/**
 * Judges claims as they travel (contract, "Facts"), admitted by the door: outcome, every reason code with the
 * decisive one first, amount and parts of each item, outcome and total of each claim. The same is promised as
 * by `assessColumns`, of all codes and of the parts too.
 */
export function assessMany(facts) {
  const columns = toColumns(facts);
  const { items, total } = assessColumns(columns, { all: true });
  const answers = facts.map((one, place) => ({
    policy, policyHash, outcome: 'ineligible', total: yuanText(total[place]), items: one.items.map(() => null),
  }));
  for (const { id } of KINDS_OF_ITEM) {
    const { claim, position } = columns.items[id];
    claim.forEach((place, i) => {
      answers[place].items[position[i]] = itemAnswer(id, items[id], i);
    });
  }
  for (const answer of answers) {
    const said = answer.items.map(({ outcome }) => outcome);
    if (said.includes('eligible')) answer.outcome = 'eligible';
    else if (said.includes('undetermined')) answer.outcome = 'undetermined';
  }
  return answers;
}

/** One claim; see `assessMany`. */
export function assess(facts) {
  return assessMany([facts])[0];
}

function itemAnswer(id, { outcome, amount, failed, shown }, i) {
  const known = outcomes[outcome[i]];
  return {
    item: id, outcome: known,
    amount: known === 'undetermined' ? null : yuanText(amount[i]),
    codes: known === 'ineligible' ? codesOf(id, failed[i]) : [],
    parts: known === 'eligible' ? shown[i] : [],
  };
}

/** Every code whose bit is set, in decisive order, each once. */
function codesOf(id, words) {
  const found = new Set();
  words.forEach((word, place) => {
    for (let bit = 0; bit < 30; bit++) if (word & (1 << bit)) found.add(codes[id][place * 30 + bit]);
  });
  return [...found];
}
