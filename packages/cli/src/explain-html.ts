/** The law with the answer in it as one page without anything from outside. */
import { grouped } from '@qingce/values';
import type { Answer, ItemAnswer } from '@qingce/policy-language';
import { amountOf, nameOfItem } from './answer-text.ts';
import type { Desk } from './answer-text.ts';
import { explainLaw } from './explained-law.ts';
import type { LawPiece, NumberedStep } from './explained-law.ts';
import { ordinalSign, wordsOf } from './phrase-marks.ts';
import { spokenStep } from './spoken-step.ts';
import { plain } from './terminal.ts';

const STYLE = `
  :root { color-scheme: light; }
  body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 46rem; color: #1f2328; background: #fcfbf8; }
  body { font: 1.0625rem/1.9 "Source Han Serif SC", "Noto Serif CJK SC", SimSun, serif; }
  h1 { font-size: 1.6rem; line-height: 1.4; margin: 0 0 .5rem; }
  h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
  .aside, table, .reasons, footer { font: .9rem/1.6 system-ui, "Noto Sans CJK SC", sans-serif; }
  .aside, footer { color: #57606a; overflow-wrap: anywhere; }
  p { margin: .4rem 0; text-indent: 2em; }
  .clause { font: .8rem system-ui, sans-serif; color: #57606a; }
  mark { background: #eef2f7; color: inherit; padding: .1em 0; border-bottom: 2px solid #1f4e79; }
  mark.met { background: #eaf3ec; border-bottom-color: #177245; }
  mark.failed { background: #fdeceb; border-bottom: 2px dashed #b42318; }
  mark.open { background: #fcf3d7; border-bottom: 2px dotted #7a5c00; }
  mark small { font: bold .72rem system-ui, "Noto Sans CJK SC", sans-serif; margin-left: .2em; }
  .met small, .met.word { color: #11603a; }
  .failed small, .failed.word { color: #a11d13; }
  .open small, .open.word { color: #6b5000; }
  .step small { color: #1f4e79; }
  table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
  td { padding: .3rem .5rem .3rem 0; vertical-align: top; border-bottom: 1px solid #ddd8cc; }
  td:last-child { text-align: right; white-space: nowrap; }
  @media print { body { background: none; max-width: none; } }
`;

/** A whole page in the desk's language; the law itself stays Chinese. */
export function explainHtml(answer: Answer, desk: Desk): string {
  const { policy, say } = desk;
  const { paragraphs, steps } = explainLaw(policy, answer);
  const title = escape(say.of(policy.title));
  return `<!doctype html>
<html lang="${say.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${title}</h1>
<div class="aside">${escape(policy.documentNo)} · ${escape(answer.policyHash)}</div>
<div class="aside">${escape(say('explainLegend'))}</div>
<main lang="zh-CN">
${paragraphs.map((pieces) => `<p>${pieces.map((piece) => pieceHtml(piece, desk)).join('')}</p>`).join('\n')}
</main>
${answer.items.map((item, position) => itemHtml(item, steps[position] ?? [], desk)).join('\n')}
<h2>${escape(say('total'))}: ${escape(say('yuan', { amount: grouped(answer.total) }))}</h2>
<footer>${escape(say('notPromise'))}</footer>
</body>
</html>
`;
}

function pieceHtml({ text, opens, mark }: LawPiece, { say }: Desk): string {
  const clause = opens === undefined ? '' : `<span class="clause">${escape(opens)} </span>`;
  if (!mark) return clause + escape(text);
  const words = escape(wordsOf(mark, say));
  return `${clause}<mark class="${mark.standing}">${escape(text)}<small>${words}</small></mark>`;
}

function itemHtml(item: ItemAnswer, steps: readonly NumberedStep[], desk: Desk): string {
  const { say } = desk;
  const standing = { eligible: 'met', ineligible: 'failed', undetermined: 'open' }[item.outcome];
  const reasons = item.reasons.map(
    (reason) =>
      `<li>${escape(say.of(reason.sentence))} (${escape(say('clause', { clause: reason.clause }))})</li>`,
  );
  const rows = steps.map((step) => {
    const cells = Object.values(spokenStep(step, desk)).map((text) => `<td>${escape(text)}</td>`);
    return `<tr><td>${ordinalSign(step.ordinal)}</td>${cells.join('')}</tr>`;
  });
  const amount = amountOf(item, { ...desk, paint: plain });
  return `<section>
<h2>${escape(nameOfItem(item, desk))}: <span class="${standing} word">${escape(amount)}</span></h2>
${reasons.length === 0 ? '' : `<ul class="reasons">${reasons.join('')}</ul>`}
${rows.length === 0 ? '' : `<table>${rows.join('')}</table>`}
</section>`;
}

function escape(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
