import { notAmong } from '../diagnostics.ts';
import type { Complain } from '../diagnostics.ts';
import type { Address, QuoteRun } from '../source/document.ts';
import type { Span } from '../source/source-text.ts';
import type { LawParagraph, Phrase, Place, Standing } from '../typed/ir.ts';
import type { ClauseScope, Declared } from './declared.ts';

type Target = Phrase['targets'][number];
type TargetKind = Target['kind'];
/** Something that a link may lead to. `thing` gathers the phrases bound to it. */
type Goal = { readonly kind: TargetKind; readonly thing: object; readonly clause?: ClauseScope };

/** The law with its phrases, and the phrases of every declared thing. */
export type BoundLaw = {
  readonly paragraphs: readonly LawParagraph[]; readonly phrases: readonly Phrase[];
  readonly clauses: readonly { readonly id: string; readonly heading: string }[];
  readonly phrasesOf: (thing: object) => readonly number[];
};

/** Binds the phrases of the law to what encodes them; a name that nothing has is complained of. */
export function bindLaw(declared: Declared, place: (at: Span) => Place, complain: Complain): BoundLaw {
  const goals = goalsOf(declared);
  const phrases: Phrase[] = [];
  const paragraphs: LawParagraph[] = [];
  const bound = new Map<object, number[]>();
  const opened = new Map<string, string>();
  const bindRun = (run: QuoteRun, scope: ClauseScope, clause: string): number | undefined => {
    if (!run.address) return undefined;
    const id = phrases.length;
    const { targets, things } = bindAddress(run.address, scope, goals, complain);
    for (const thing of things) bound.set(thing, [...(bound.get(thing) ?? []), id]);
    phrases.push({
      id, clause, paragraph: paragraphs.length, text: run.text, standing: standingOf(run.address), targets,
      ...('why' in run.address ? { why: run.address.why } : {}), place: place(run.at),
    });
    return id;
  };
  for (const { clause: scope, paragraphs: written } of declared.law) {
    let clause = scope.id;
    for (const { runs } of written) {
      const read = runs.map((run) => {
        const opens = run.address?.kind === 'names' ? run.address.opens : undefined;
        if (opens !== undefined && !opened.has(opens)) opened.set(opens, run.text);
        clause = opens ?? clause;
        const phrase = bindRun(run, scope, clause);
        return { text: run.text, ...(phrase === undefined ? {} : { phrase }), ...(opens === undefined ? {} : { opens }) };
      });
      paragraphs.push({ section: scope.id, runs: read });
    }
  }
  const headed = declared.clauses.map(({ id, heading }) => ({ id, heading }));
  const added = [...opened].filter(([id]) => !headed.some((clause) => clause.id === id)).map(([id, heading]) => ({ id, heading }));
  return { paragraphs, phrases, clauses: [...headed, ...added], phrasesOf: (thing) => [...new Set(bound.get(thing) ?? [])] };
}

/** 规则, 程序, 目的 or 不具操作性: what the address says of its phrase. */
export function standingOf({ kind }: Address): Standing {
  return kind === 'names' ? 'rule' : kind;
}

function bindAddress(address: Address, scope: ClauseScope, goals: Goals, complain: Complain): { targets: Target[]; things: object[] } {
  if (address.kind === 'step') return bindStep(address, goals, complain);
  if (address.kind !== 'names') return { targets: [], things: [] };
  const targets: Target[] = [];
  const things: object[] = [];
  for (const { name, at } of address.names) {
    const found = findGoals(name, scope, goals);
    if (found.length === 0) complain('unknown-target', at, notAmong(goals.names.keys(), name));
    for (const { kind, thing } of found) {
      if (!targets.some((target) => target.kind === kind && target.name === name)) targets.push({ kind, name });
      things.push(thing);
    }
  }
  return { targets, things };
}

function bindStep({ step: name, at }: Address & { kind: 'step' }, { names, steps }: Goals, complain: Complain): { targets: Target[]; things: object[] } {
  const found = (names.get(name) ?? []).filter(({ kind }) => kind === 'step');
  if (found.length === 0) complain('unknown-step', at, notAmong(steps, name));
  return { targets: [{ kind: 'step', name }], things: found.map(({ thing }) => thing) };
}

type Goals = { readonly names: ReadonlyMap<string, readonly Goal[]>; readonly steps: readonly string[] };

/** What the name means in the clause: what the clause declares, else the whole policy, else any other clause. */
function findGoals(name: string, scope: ClauseScope, { names }: Goals): readonly Goal[] {
  const all = names.get(name) ?? [];
  const own = all.filter(({ clause }) => clause === scope);
  if (own.length > 0) return own;
  const shared = all.filter(({ clause }) => !clause || clause.items.length === 0);
  return shared.length > 0 ? shared : all;
}

function goalsOf(declared: Declared): Goals {
  const names = new Map<string, Goal[]>();
  const add = (name: string, goal: Goal): void => {
    names.set(name, [...(names.get(name) ?? []), goal]);
  };
  addItems(declared, add);
  for (const fact of declared.facts) {
    for (const name of new Set([fact.name, fact.key])) add(name, { kind: 'fact', thing: fact, clause: fact.clause });
    for (const field of fact.type.row ?? []) add(`${fact.name}.${field.name}`, { kind: 'fact', thing: field, clause: fact.clause });
  }
  for (const thing of [...declared.conditions, ...declared.definitions]) add(thing.name, { kind: thing.kind, thing, clause: thing.clause });
  for (const table of declared.tables) {
    add(table.name, { kind: 'table', thing: table, clause: table.clause });
    for (const column of table.written.header) {
      const name = column.text.replace(/\s*[(（].*$/, '');
      add(`${table.name}.${name}`, { kind: 'column', thing: table, clause: table.clause });
    }
  }
  addPolicyWide(declared, add);
  return { names, steps: declared.process.steps.map(({ id }) => id) };
}

type Add = (name: string, goal: Goal) => void;

function addItems({ items, definitions, conditions, facts }: Declared, add: Add): void {
  for (const item of items) {
    add(item.id, { kind: 'item', thing: item });
    for (const { name } of item.constants) {
      add(name, { kind: 'constant', thing: item, clause: item.clause });
      add(`${item.id}.${name}`, { kind: 'constant', thing: item });
    }
    for (const { name } of item.parts) add(`${item.id}.${name}`, { kind: 'part', thing: item });
    for (const thing of [...definitions, ...conditions, ...facts].filter(({ clause }) => clause === item.clause)) {
      add(`${item.id}.${thing.name}`, { kind: thing.kind, thing });
    }
  }
}

function addPolicyWide({ head, readings, reasons, applicants, settings, shares, process }: Declared, add: Add): void {
  for (const entry of head?.entries ?? []) add(`policy.${entry}`, { kind: 'policy', thing: head ?? {} });
  for (const reading of readings) add(reading.id, { kind: 'reading', thing: reading });
  for (const reason of reasons) add(reason.code, { kind: 'reason', thing: reason });
  for (const applicant of applicants) add(applicant.kind, { kind: 'applicant', thing: applicant });
  for (const setting of settings) add(setting.key, { kind: 'setting', thing: setting });
  if (shares) add('shares', { kind: 'setting', thing: shares });
  for (const step of process.steps) add(step.id, { kind: 'step', thing: step });
  for (const { id } of [...process.offices, ...process.materials]) add(id, { kind: 'process', thing: process });
  for (const part of ['window', 'notice'] as const) if (process[part]) add(`process.${part}`, { kind: 'process', thing: process });
}
