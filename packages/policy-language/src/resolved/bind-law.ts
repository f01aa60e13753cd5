import { notAmong } from '../diagnostics.ts';
import type { Complain } from '../diagnostics.ts';
import { given } from '../given.ts';
import type { Address, QuoteRun } from '../source/document.ts';
import type { Span } from '../source/source-text.ts';
import type { LawParagraph, Phrase, Place, Standing } from '../typed/ir.ts';
import type { ClauseScope, Declared } from './declared.ts';
import { collectGoals, findGoals } from './link-goals.ts';
import type { Goals } from './link-goals.ts';

type Clause = { readonly id: string; readonly heading: string };

/** The law with its phrases, and the phrases of every declared thing. */
export type BoundLaw = {
  readonly paragraphs: readonly LawParagraph[]; readonly phrases: readonly Phrase[];
  readonly clauses: readonly Clause[]; readonly phrasesOf: (thing: object) => readonly number[];
};

/** What binding one phrase takes. */
type Binder = { readonly goals: Goals; readonly place: (at: Span) => Place; readonly complain: Complain };

/** Binds the phrases of the law to what encodes them; a name that nothing has is complained of. */
export function bindLaw(declared: Declared, place: (at: Span) => Place, complain: Complain): BoundLaw {
  const binder: Binder = { goals: collectGoals(declared), place, complain };
  const phrases: Phrase[] = [];
  const paragraphs: LawParagraph[] = [];
  const bound = new Map<object, Set<number>>();
  const opened: Clause[] = [];
  for (const { clause: scope, paragraphs: written } of declared.law) {
    let clause = scope.id;
    for (const { runs } of written) {
      const read = runs.map((run) => {
        const opens = opensOf(run);
        clause = opens ?? clause;
        if (opens !== undefined) opened.push({ id: opens, heading: run.text });
        const phrase = run.address && phrases.length;
        if (run.address) {
          const { phrase: made, things } = bindPhrase(run, run.address, scope, binder);
          phrases.push({ ...made, id: phrases.length, clause, paragraph: paragraphs.length });
          const id = phrases.length - 1;
          for (const thing of things) bound.set(thing, (bound.get(thing) ?? new Set()).add(id));
        }
        return { text: run.text, ...given({ phrase, opens }) };
      });
      paragraphs.push({ section: scope.id, runs: read });
    }
  }
  const clauses = withOpened(declared.clauses, opened);
  return { paragraphs, phrases, clauses, phrasesOf: (thing) => [...bound.get(thing) ?? []] };
}

function opensOf({ address }: QuoteRun): string | undefined {
  return address?.kind === 'names' ? address.opens : undefined;
}

/** The clauses with a heading, then those that a phrase opens, under that phrase. */
function withOpened(headed: readonly ClauseScope[], opened: readonly Clause[]): Clause[] {
  const clauses: Clause[] = headed.map(({ id, heading }) => ({ id, heading }));
  for (const clause of opened) if (!clauses.some(({ id }) => id === clause.id)) clauses.push(clause);
  return clauses;
}

/** 规则, 程序, 目的 or 不具操作性: what the address says of its phrase. */
export function standingOf({ kind }: Address): Standing {
  return kind === 'names' ? 'rule' : kind;
}

type Bound = {
  readonly phrase: Omit<Phrase, 'id' | 'clause' | 'paragraph'>; readonly things: readonly object[];
};

function bindPhrase(run: QuoteRun, address: Address, scope: ClauseScope, binder: Binder): Bound {
  const found = bindAddress(address, scope, binder);
  const targets = new Map(found.map(({ kind, name }) => [`${kind} ${name}`, { kind, name }]));
  const phrase: Bound['phrase'] = {
    text: run.text, standing: standingOf(address), targets: [...targets.values()],
    ...given({ why: 'why' in address ? address.why : undefined }), place: binder.place(run.at),
  };
  return { phrase, things: found.map(({ thing }) => thing) };
}

type Found = Phrase['targets'][number] & { readonly thing: object };

function bindAddress(address: Address, scope: ClauseScope, { goals, complain }: Binder): Found[] {
  if (address.kind === 'step') {
    const steps = (goals.get(address.step) ?? []).filter(({ kind }) => kind === 'step');
    if (steps.length === 0) complain('unknown-step', address.at, notAmong(stepNames(goals), address.step));
    return steps.map(({ kind, thing }) => ({ kind, name: address.step, thing }));
  }
  if (address.kind !== 'names') return [];
  return address.names.flatMap(({ name, at }) => {
    const found = findGoals(goals, name, scope);
    if (found.length === 0) complain('unknown-target', at, notAmong(goals.keys(), name));
    return found.map(({ kind, thing }) => ({ kind, name, thing }));
  });
}

function stepNames(goals: Goals): string[] {
  return [...goals].filter(([, found]) => found.some(({ kind }) => kind === 'step')).map(([name]) => name);
}
