/**
 * 复算 — an audit bundle computed anew from the policy's own files, step by step to the fen. Asks no server and no
 * database: what it is given is all that it knows.
 */
import { createHash } from 'node:crypto';
import type { CaseBundle } from '@qingce/contract';
import { compilePolicy } from '@qingce/policy-language';
import { askedOf, assess, splitShares } from '@qingce/policy-language/evaluate';
import type { Answer, CheckedPolicy } from '@qingce/policy-language/evaluate';
import { canonicalJson, formatYuan, parseYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { heldIn } from '../applicant/index.ts';
import { headAfter, leafOfContent } from '../audit/index.ts';

export type BundlePart =
  | 'policy' | 'register' | 'answer' | 'list' | 'signatures' | 'decision' | 'orders' | 'ledger' | 'trail';

/**
 * What came of one step: `same` with its figure, `differs` with what the bundle says and what was computed, or `none`
 * where the case has not come as far or the bundle does not hold what the step needs. `about` names the item, treasury,
 * entry or record.
 */
export interface BundleCheck {
  readonly part: BundlePart;
  readonly verdict: 'same' | 'differs' | 'none';
  readonly about: string;
  readonly kept: string;
  readonly computed: string;
}

type Difference = Pick<BundleCheck, 'about' | 'kept' | 'computed'>;

/** Every step in its order; a step that differs is told once for each difference. */
export function recomputeBundle(bundle: CaseBundle): BundleCheck[] {
  const policy = compiled(bundle);
  const answer = policy && answered(policy, bundle);
  const { policy: { files, hash }, list, decision, postings } = bundle;
  return [
    ...step('policy', files ? hash : null, policyDifferences(bundle, policy)),
    ...step('register', heldCount(bundle), registerDifferences(bundle, policy)),
    ...step('answer', answer?.total, answerDifferences(bundle, policy, answer)),
    ...step('list', ownLine(bundle)?.amount, listDifferences(bundle, answer)),
    ...step('signatures', list?.signatures.length.toString(), signatureDifferences(bundle)),
    ...step('decision', decision?.amount, decisionDifferences(bundle)),
    ...step('orders', orderedTotal(bundle), orderDifferences(bundle, policy, answer)),
    ...step('ledger', postings.length > 0 ? entryCount(bundle) : null, ledgerDifferences(bundle)),
    ...step('trail', linkedCount(bundle), trailDifferences(bundle)),
  ];
}

function ownLine({ list, claim }: CaseBundle): NonNullable<CaseBundle['list']>['lines'][number] | undefined {
  return list?.lines.find(({ claimId }) => claimId === claim.id);
}

/** `figure` is null or undefined where there is nothing to compute yet. */
function step(part: BundlePart, figure: string | null | undefined, differences: readonly Difference[]): BundleCheck[] {
  if (differences.length > 0) return differences.map((difference) => ({ part, verdict: 'differs', ...difference }));
  const verdict = figure === null || figure === undefined ? 'none' : 'same';
  return [{ part, verdict, about: '', kept: figure ?? '', computed: figure ?? '' }];
}

function differing(told: readonly Difference[]): Difference[] {
  return told.filter(({ kept, computed }) => kept !== computed);
}

function compiled({ policy: { files } }: CaseBundle): CheckedPolicy | undefined {
  return files ? compilePolicy(files).policy : undefined;
}

function policyDifferences({ policy: { hash, files }, proposal }: CaseBundle, policy?: CheckedPolicy): Difference[] {
  if (!files) return [];
  return differing([
    { about: 'source.md, policy.md', kept: hash, computed: policy?.hash ?? '' },
    ...proposal ? [{ about: 'proposal', kept: proposal.policyHash, computed: policy?.hash ?? '' }] : [],
  ]);
}

/** What the register held for the year when the case was proposed; its source stands with it. */
function heldThen({ proposal, claim }: CaseBundle): ReturnType<typeof heldIn> {
  return proposal ? heldIn(proposal.register, claim.claimYear).filter(({ isOpen }) => !isOpen) : [];
}

function heldCount(bundle: CaseBundle): string | null {
  const held = heldThen(bundle).length;
  return held === 0 ? null : `${held}`;
}

/** Every fact of the register that the policy asks for stands so in the accepted facts. */
function registerDifferences(bundle: CaseBundle, policy?: CheckedPolicy): Difference[] {
  const { applicant = {} } = (bundle.proposal?.facts ?? {}) as { applicant?: Readonly<Record<string, unknown>> };
  const held = Object.fromEntries(heldThen(bundle).map(({ fact, value }) => [fact, value]));
  return policy ? differing(Object.entries(askedOf(policy, held)).map(([fact, value]) => ({
    about: fact, kept: canonicalJson(applicant[fact] ?? null), computed: canonicalJson(value),
  }))) : [];
}

function answered(policy: CheckedPolicy, { proposal }: CaseBundle): Answer | undefined {
  if (!proposal) return undefined;
  const assessment = assess(policy, { facts: proposal.facts });
  return 'answer' in assessment ? assessment.answer : undefined;
}

function answerDifferences({ proposal }: CaseBundle, policy?: CheckedPolicy, answer?: Answer): Difference[] {
  if (!proposal || !policy) return [];
  const kept = proposal.answer as unknown as Answer;
  if (!answer) return [{ about: 'facts', kept: kept.outcome, computed: '' }];
  return differing([
    { about: 'outcome', kept: kept.outcome, computed: answer.outcome },
    { about: 'total', kept: kept.total, computed: answer.total },
    { about: 'counted', kept: kept.counted.join(' '), computed: answer.counted.join(' ') },
    ...answer.items.map((item, place) => ({
      about: `${place + 1} ${item.item}`, kept: itemFigure(kept.items[place]), computed: itemFigure(item),
    })),
  ]);
}

function itemFigure(item: Pick<Answer['items'][number], 'item' | 'outcome' | 'amount'> | undefined): string {
  return item ? `${item.item} ${item.outcome} ${item.amount ?? ''}`.trimEnd() : '';
}

/** What each item that counts is to be awarded: as computed, or as two people lowered it. */
function wanted({ override }: CaseBundle, answer: Answer): { item: string; amount: string }[] {
  return answer.items.filter((_item, position) => answer.counted.includes(position)).map(({ item, amount }, place) => ({
    item, amount: override?.items[place]?.amount ?? amount ?? '0.00',
  }));
}

/** The hash is over every line; the case's own line says what was computed, less what the round cut. */
function listDifferences(bundle: CaseBundle, answer?: Answer): Difference[] {
  const { list, claim } = bundle;
  if (!list) return [];
  const line = ownLine(bundle);
  if (!line) return [{ about: claim.number, kept: '', computed: claim.number }];
  const items = answer ? wanted(bundle, answer) : [];
  return differing([
    { about: list.number, kept: list.hash, computed: sha256(canonicalJson(list.lines)) },
    { about: claim.number, kept: line.amount, computed: sumOf(line.items.map(({ amount }) => amount)) },
    ...items.map(({ item, amount }, place) => {
      const listed = line.items[place];
      return { about: item, kept: `${listed?.item} ${listed?.uncut ?? listed?.amount}`, computed: `${item} ${amount}` };
    }),
  ]);
}

function signatureDifferences({ list }: CaseBundle): Difference[] {
  return list
    ? differing(list.signatures.map(({ office, hash }) => ({ about: office, kept: hash, computed: list.hash }))) : [];
}

function decisionDifferences(bundle: CaseBundle): Difference[] {
  const { decision } = bundle;
  if (!decision) return [];
  const computed = decision.kind === 'award' ? (ownLine(bundle)?.amount ?? '') : '0.00';
  return differing([{ about: decision.number, kept: decision.amount, computed }]);
}

function orderedTotal({ orders }: CaseBundle): string | null {
  return orders.length === 0 ? null : sumOf(orders.map(({ amount }) => amount));
}

function orderDifferences(bundle: CaseBundle, policy?: CheckedPolicy, answer?: Answer): Difference[] {
  const ordered = orderedTotal(bundle);
  if (ordered === null) return [];
  const shares = policy && answer ? shareDifferences(bundle, policy, answer) : [];
  return [...differing([{ about: 'total', kept: ordered, computed: bundle.decision?.amount ?? '' }]), ...shares];
}

/** What each treasury bears of the case's line, by the ratios that were in force when it was ordered. */
function shareDifferences(bundle: CaseBundle, policy: CheckedPolicy, answer: Answer): Difference[] {
  const { orders } = bundle;
  const granted = (ownLine(bundle)?.items ?? []).flatMap(({ item, amount }) => {
    const declared = policy.items.find(({ id }) => id === item);
    return declared ? [{ item: declared, fen: fenOf(amount) }] : [];
  });
  const shares = splitShares(policy, granted, {
    settings: orders[0]?.settings ?? {}, readings: answer.readings,
  });
  return differing((policy.shares?.parties ?? []).map(({ id }) => ({
    about: id, kept: sumOf(orders.filter(({ treasury }) => treasury === id).map(({ amount }) => amount)),
    computed: shares[id] ?? '',
  })));
}

function entryCount({ postings }: CaseBundle): string {
  return `${new Set(postings.map(({ entry }) => entry)).size}`;
}

/** Every entry balances, and what stands in the case's accounts of paid money is what the orders say was paid. */
function ledgerDifferences({ postings, orders, claim }: CaseBundle): Difference[] {
  const entries = [...Map.groupBy(postings, ({ entry }) => entry)];
  const sideOf = (lines: typeof postings, side: string): string =>
    sumOf(lines.filter((line) => line.side === side).map(({ amount }) => amount));
  const paid = orders.filter(({ state }) => state === 'paid');
  const treasuries = [...new Set(orders.map(({ treasury }) => treasury))];
  return differing([
    ...entries.map(([entry, lines]) => ({
      about: entry, kept: sideOf(lines, 'debit'), computed: sideOf(lines, 'credit'),
    })),
    ...treasuries.map((treasury) => ({
      about: treasury, kept: everPaid(postings, claim.id, treasury),
      computed: sumOf(paid.filter((order) => order.treasury === treasury).map(({ amount }) => amount)),
    })),
  ]);
}

/** Paid money and the tax kept back of it; what was given back since is money that came in, and stands elsewhere. */
function everPaid(postings: CaseBundle['postings'], claimId: string, treasury: string): string {
  const own = postings.filter((line) => line.claimId === claimId && line.treasury === treasury
    && (line.kind === 'paid' || line.kind === 'tax'));
  return formatYuan(own.reduce((sum, { side, grows, amount }) =>
    side === grows ? sum + fenOf(amount) : sum - fenOf(amount), 0n));
}

/** Null where no record has its link yet. */
function linkedCount({ trail }: CaseBundle): string | null {
  const linked = trail.filter(({ link }) => link !== null).length;
  return linked === 0 ? null : `${linked}`;
}

function trailDifferences({ trail }: CaseBundle): Difference[] {
  return trail.flatMap(({ record, link }) => {
    if (!link) return [];
    const leaf = leafOfContent(record);
    return differing([
      { about: `${record.id} ${record.act}`, kept: link.leaf, computed: leaf },
      { about: `${link.seq}`, kept: link.head, computed: headAfter(link.before, leaf) },
    ]);
  });
}

function fenOf(amount: string): Fen {
  return parseYuan(amount) ?? 0n;
}

function sumOf(amounts: readonly string[]): string {
  return formatYuan(amounts.reduce((sum, amount) => sum + fenOf(amount), 0n));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
