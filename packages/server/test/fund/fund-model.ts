import type { Part } from '../../src/fund/index.ts';

/** One treasury's share of a claim, as the bank speaks of it. */
export interface ModelShare { readonly claim: number; readonly treasury: string; readonly parts: readonly Part[] }

interface ModelClaim {
  state: 'none' | 'soft' | 'firm' | 'settled' | 'released';
  year: number;
  /** Which line each held item came from. */
  sources: Map<string | null, string | null>;
}

/** 'done', or the code of the refusal. */
export type Told = string;

/**
 * 模型 — a fund in plain arithmetic: pots of fen by name, moved or not. It knows no transaction, no lock and no row; what
 * the product does is compared with it pot by pot. Every act tells what the product must answer, and changes the pots
 * only when that is 'done'.
 */
export class FundModel {
  readonly pots = new Map<string, bigint>();
  readonly claims: ModelClaim[];
  readonly lines = new Map<number, Set<string | null>>();
  readonly closed = new Set<number>();
  year: number;

  constructor(year: number, claims: number) {
    this.year = year;
    this.claims = Array.from({ length: claims }, () => ({ state: 'none', year, sources: new Map() }));
  }

  pot(year: number, ...name: (string | number | null)[]): string {
    return [year, ...name.map((part) => part ?? '-')].join('/');
  }

  get(name: string): bigint {
    return this.pots.get(name) ?? 0n;
  }

  add(name: string, fen: bigint): void {
    this.pots.set(name, this.get(name) + fen);
  }

  change(item: string | null, fen: bigint): Told {
    const available = this.pot(this.year, 'available', item);
    if (this.get(available) + fen < 0n) return 'fund.line-exceeded';
    this.add(available, fen);
    this.add(this.pot(this.year, 'appropriation'), fen);
    this.linesOf(this.year).add(item);
    return 'done';
  }

  linesOf(year: number): Set<string | null> {
    const lines = this.lines.get(year) ?? new Set<string | null>();
    this.lines.set(year, lines);
    return lines;
  }

  softly(claim: number): Told {
    const one = this.claims[claim]!;
    if (one.state === 'firm' || one.state === 'settled') return 'fund.already-reserved';
    Object.assign(one, { state: 'soft', year: this.year });
    return 'done';
  }

  firmly(claim: number, parts: readonly Part[]): Told {
    const one = this.claims[claim]!;
    if (one.state === 'firm' || one.state === 'settled') return 'fund.already-reserved';
    const wanted = new Map<string | null, bigint>();
    const sourceOf = (item: string | null): string | null => (this.linesOf(this.year).has(item) ? item : null);
    for (const { item, amountFen } of parts) wanted.set(sourceOf(item), (wanted.get(sourceOf(item)) ?? 0n) + amountFen);
    for (const [line, fen] of wanted) {
      if (this.get(this.pot(this.year, 'available', line)) < fen) {
        return line === null ? 'fund.ceiling-exceeded' : 'fund.item-ceiling-exceeded';
      }
    }
    for (const { item, amountFen } of parts) {
      this.add(this.pot(this.year, 'available', sourceOf(item)), -amountFen);
      this.add(this.pot(this.year, 'reserved', claim, item), amountFen);
    }
    const sources = new Map(parts.map(({ item }) => [item, sourceOf(item)]));
    Object.assign(one, { state: 'firm', year: this.year, sources });
    return 'done';
  }

  release(claim: number): Told {
    const one = this.claims[claim]!;
    if (one.state === 'firm') for (const [item] of one.sources) this.giveBack(claim, item);
    if (one.state === 'firm' || one.state === 'soft') one.state = 'released';
    return 'done';
  }

  giveBack(claim: number, item: string | null): void {
    const { year, sources } = this.claims[claim]!;
    const held = this.pot(year, 'reserved', claim, item);
    this.add(this.pot(year, 'available', sources.get(item) ?? null), this.get(held));
    this.pots.set(held, 0n);
  }

  settle(claim: number, shares: readonly ModelShare[]): Told {
    const one = this.claims[claim]!;
    if (one.state !== 'firm') return 'fund.no-reservation';
    const wanted = new Map<string | null, bigint>();
    const flat = shares.flatMap(({ treasury, parts }) => parts.map((part) => ({ treasury, ...part })))
      .filter(({ amountFen }) => amountFen > 0n);
    for (const { item, amountFen } of flat) wanted.set(item, (wanted.get(item) ?? 0n) + amountFen);
    const isTooMuch = [...wanted].some(([item, fen]) => fen > this.get(this.pot(one.year, 'reserved', claim, item)));
    if (wanted.size === 0 || isTooMuch) return 'fund.settlement-differs';
    for (const { treasury, item, amountFen } of flat) {
      this.add(this.pot(one.year, 'reserved', claim, item), -amountFen);
      this.add(this.pot(one.year, 'payable', claim, treasury, item), amountFen);
    }
    for (const [item] of one.sources) this.giveBack(claim, item);
    one.state = 'settled';
    return 'done';
  }

  /** Moves a share between two of its pots in the claim's year; `short` when less is there. */
  moveShare(share: ModelShare, move: { from: string; to: string; short: string }): Told {
    const one = this.claims[share.claim]!;
    if (one.state !== 'settled') return 'fund.no-reservation';
    if (this.closed.has(one.year)) return 'fund.year-closed';
    const pot = (kind: string, item: string | null): string =>
      this.pot(one.year, kind, share.claim, share.treasury, item);
    if (share.parts.some(({ item, amountFen }) => this.get(pot(move.from, item)) < amountFen)) return move.short;
    for (const { item, amountFen } of share.parts) {
      this.add(pot(move.from, item), -amountFen);
      this.add(pot(move.to, item), amountFen);
    }
    return 'done';
  }

  /** What was paid of a part over all years, and came not back from the bank. */
  paidOf(share: ModelShare, item: string | null): bigint {
    const { year } = this.claims[share.claim]!;
    const running = this.closed.has(year) ? 0n : this.get(this.pot(year, 'paid', share.claim, share.treasury, item));
    return running + this.get(this.pot(0, 'paid-earlier', share.claim, share.treasury, item));
  }

  debt(kind: 'owed' | 'repaid' | 'assessed', { claim, treasury }: ModelShare, item: string | null): string {
    return this.pot(1, kind, claim, treasury, item);
  }

  assess(share: ModelShare): Told {
    if (this.claims[share.claim]!.state !== 'settled') return 'fund.no-reservation';
    const isBeyond = share.parts.some(({ item, amountFen }) =>
      this.get(this.debt('assessed', share, item)) + amountFen > this.paidOf(share, item));
    if (isBeyond) return 'fund.owed-beyond-paid';
    for (const { item, amountFen } of share.parts) {
      this.add(this.debt('assessed', share, item), amountFen);
      this.add(this.debt('owed', share, item), amountFen);
    }
    return 'done';
  }

  /** Takes parts off what is owed; `onto` is where they go. */
  end(share: ModelShare, onto: 'repaid' | 'nowhere'): Told {
    if (this.claims[share.claim]!.state !== 'settled') return 'fund.no-reservation';
    const owed = (item: string | null): string => this.debt('owed', share, item);
    if (share.parts.some(({ item, amountFen }) => this.get(owed(item)) < amountFen)) return 'fund.not-owed';
    for (const { item, amountFen } of share.parts) {
      this.add(owed(item), -amountFen);
      if (onto === 'repaid') this.takeIn(share, { item, amountFen });
      else this.add(this.debt('assessed', share, item), -amountFen);
    }
    return 'done';
  }

  /** The line is whole again for what was paid this year; the treasury has what was paid earlier. */
  takeIn(share: ModelShare, { item, amountFen }: Part): void {
    this.add(this.debt('repaid', share, item), amountFen);
    this.add(this.pot(this.year, 'recoveries'), amountFen);
    const isThisYear = this.get(this.pot(this.year, 'paid', share.claim, share.treasury, item)) > 0n;
    const line = this.linesOf(this.year).has(item) ? item : null;
    if (isThisYear) this.linesOf(this.year).add(line);
    this.add(isThisYear
      ? this.pot(this.year, 'available', line)
      : this.pot(this.year, 'recovered', share.claim, share.treasury, item), amountFen);
  }

  bounce(share: ModelShare): Told {
    if (this.claims[share.claim]!.state === 'settled' && share.parts.some(({ item, amountFen }) => {
      const [assessed, paid] = [this.get(this.debt('assessed', share, item)), this.paidOf(share, item)];
      return assessed > 0n && paid >= amountFen && paid - amountFen < assessed;
    })) return 'fund.bounce-owed';
    const told = this.moveShare(share, { from: 'paid', to: 'bounced', short: 'short' });
    if (told !== 'short' && told !== 'fund.year-closed') return told;
    const earlier = (item: string | null): string => this.pot(0, 'paid-earlier', share.claim, share.treasury, item);
    if (share.parts.some(({ item, amountFen }) => this.get(earlier(item)) < amountFen)) return 'fund.not-paid';
    for (const { item, amountFen } of share.parts) {
      this.add(earlier(item), -amountFen);
      this.add(this.pot(this.year, 'recoveries'), amountFen);
      this.add(this.pot(this.year, 'bounced', share.claim, share.treasury, item), amountFen);
    }
    this.claims[share.claim]!.year = this.year;
    return 'done';
  }

  /** The year ends: everything unfinished goes on to the next one, what was paid stays for ever. */
  close(remainder: 'carry' | 'lapse'): Told {
    const [old, next] = [this.year, this.year + 1];
    if (![...this.pots.keys()].some((name) => name.startsWith(`${old}/`))) return 'fund.year-unknown';
    const held = new Map<string | null, bigint>();
    for (const [name, fen] of new Map(this.pots)) {
      const [year, kind, ...rest] = name.split('/');
      if (year !== `${old}` || fen === 0n) continue;
      if (kind === 'payable' || kind === 'bounced') this.carry(name, [next, kind, ...rest]);
      if (kind === 'paid') this.add([0, 'paid-earlier', ...rest].join('/'), fen);
      if (kind === 'reserved') {
        const source = this.claims[Number(rest[0])]!.sources.get(rest[1] === '-' ? null : rest[1]!) ?? null;
        held.set(source, (held.get(source) ?? 0n) + fen);
        this.carry(name, [next, kind, ...rest]);
      }
      if (kind === 'available' && remainder === 'carry') this.carry(name, [next, kind, ...rest]);
      else if (kind === 'available') this.lapse(name, fen);
    }
    this.openLines(next, held);
    this.closed.add(old);
    this.year = next;
    for (const [claim, one] of this.claims.entries()) {
      const isPending = ['payable', 'bounced'].some((kind) => [...this.pots].some(([name, fen]) =>
        fen > 0n && name.startsWith(`${next}/${kind}/${claim}/`)));
      if (one.year === old && (one.state === 'soft' || one.state === 'firm' || isPending)) one.year = next;
    }
    return 'done';
  }

  openLines(next: number, held: ReadonlyMap<string | null, bigint>): void {
    for (const [line] of held) this.linesOf(next).add(line);
    for (const [name, fen] of this.pots) {
      const [year, kind, item] = name.split('/');
      if (year === `${next}` && kind === 'available' && fen > 0n) this.linesOf(next).add(item === '-' ? null : item!);
    }
  }

  carry(name: string, to: (string | number)[]): void {
    const fen = this.get(name);
    const [year] = name.split('/');
    this.pots.set(name, 0n);
    this.add(to.join('/'), fen);
    this.add(`${year}/carried`, fen);
    this.add(`${to[0]}/appropriation`, fen);
  }

  lapse(name: string, fen: bigint): void {
    this.pots.set(name, 0n);
    this.add(`${name.split('/')[0]}/carried`, fen);
  }
}
