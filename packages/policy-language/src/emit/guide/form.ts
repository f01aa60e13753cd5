/** 申报表 — the questions with room for the answers. */
import type { Specialized } from '../../specialized/specialize.ts';
import type { Fact } from '../../typed/ir.ts';
import type { Block } from './blocks.ts';
import { howToEnter } from './speech.ts';
import type { Speech } from './speech.ts';

export function formBlocks({ policy, items }: Specialized, speech: Speech): Block[] {
  const { say, of } = speech;
  const used = new Set(items.flatMap(({ facts }) => facts));
  const general = policy.facts.filter(({ id, scope, kinds }) =>
    scope !== 'item' && (used.has(id) || kinds !== undefined));
  const part = (title: string, facts: readonly Fact[]): Block[] =>
    (facts.length === 0 ? [] : [
      { kind: 'heading', level: 4, text: title }, ...formTables(facts, speech),
    ]);
  return [
    ...part(say('applicantPart'), general.filter(({ scope }) => scope === 'applicant')),
    ...part(say('claimPart'), general.filter(({ scope }) => scope === 'claim')),
    ...items.flatMap(({ item, facts }) => part(say('itemPart', { name: of(item.name) }),
      policy.facts.filter(({ id, scope }) => scope === 'item' && facts.includes(id)))),
    { kind: 'paragraph', text: say('declaration') },
  ];
}

const EMPTY_ROWS = 3;

/** One table of single entries, then one with empty rows for every list. */
function formTables(facts: readonly Fact[], speech: Speech): Block[] {
  const { say, of } = speech;
  const single = facts.filter(({ row }) => !row);
  const lists = facts.flatMap((fact) => (fact.row ? [{ fact, fields: fact.row }] : []));
  return [
    ...(single.length === 0 ? [] : [{
      kind: 'table' as const, head: [say('question'), say('how'), say('answer')],
      rows: single.map((fact) => [of(fact.ask), howToEnter(fact, speech), '']),
    }]),
    ...lists.flatMap(({ fact, fields }): Block[] =>
      [{ kind: 'paragraph', text: of(fact.ask) }, rowsTable(fields, speech)]),
  ];
}

const MOST_COLUMNS = 4;

/** Empty rows under the questions; beside them where there are too many for the width of a page. */
function rowsTable(fields: readonly Fact[], { say, of }: Speech): Block {
  const asked = fields.map((field) => of(field.ask));
  const empty = Array.from({ length: EMPTY_ROWS }, () => '');
  if (asked.length <= MOST_COLUMNS) {
    return { kind: 'table', head: asked, rows: empty.map(() => asked.map(() => '')) };
  }
  const head = [say('question'), ...empty.map((_, place) => String(place + 1))];
  return { kind: 'table', head, rows: asked.map((question) => [question, ...empty]) };
}
