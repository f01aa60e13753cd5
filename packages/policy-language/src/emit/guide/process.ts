/** Materials and steps of a guide. */
import type { CheckedPolicy, Material } from '../../typed/ir.ts';
import type { Block } from './blocks.ts';
import type { Speech } from './speech.ts';

/** 材料清单 — what every item needs, then what each needs besides. */
export function materialBlocks({ process, items }: CheckedPolicy, speech: Speech): Block[] {
  const { say, of } = speech;
  const forAll = process.materials.filter((material) => material.for.includes('all'));
  const lists = items.map((item) => ({
    name: of(item.name), materials: process.materials.filter((material) => material.for.includes(item.id)),
  }));
  return [
    ...(forAll.length === 0 ? [] : [heading(say('forAll')), checklist(forAll, speech)]),
    ...lists.filter(({ materials }) => materials.length > 0)
      .flatMap(({ name, materials }) => [heading(name), checklist(materials, speech)]),
  ];
}

function heading(text: string): Block {
  return { kind: 'heading', level: 4, text };
}

function checklist(materials: readonly Material[], { say, of }: Speech): Block {
  const items = materials.map(({ name, required }) => `${of(name)} (${say(required ? 'required' : 'ifAny')})`);
  return { kind: 'list', style: 'check', items };
}

/** 办理流程 — who does what by when, with the words of the law where a step is bound to any. */
export function processBlocks({ process, law }: CheckedPolicy, speech: Speech): Block[] {
  const { say, of, comma } = speech;
  const rows = process.steps.map(({ name, by, within, people, phrases }) => {
    const offices = by.map((id) => process.offices.find((office) => office.id === id))
      .map((office) => (office ? of(office.name) : ''));
    const several = people === undefined || people < 2 ? '' : ` (${say('people', { n: people })})`;
    const words = law.phrases.filter(({ id }) => phrases.includes(id)).map(({ text }) => text);
    return [of(name) + several, offices.join(comma), withinText(within, speech), [...new Set(words)].join('；')];
  });
  const table: Block = { kind: 'table', head: [say('step'), say('by'), say('within'), say('law')], rows };
  if (!process.notice) return [table];
  const { workingDays: working, days } = process.notice;
  return [table, { kind: 'paragraph', text: say('notice', { working, days }) }];
}

/** `5 working days`, `7 days` and `15 days before the window opens` in the language; others as written. */
function withinText(within: string | undefined, { say }: Speech): string {
  if (within === undefined) return say('noLimit');
  const [, n = '', working, before] = /^([0-9]+) (working )?days?( before the window opens)?$/.exec(within) ?? [];
  if (n === '') return within;
  if (before !== undefined) return say('beforeWindow', { n });
  return say(working === undefined ? 'days' : 'workingDays', { n });
}
