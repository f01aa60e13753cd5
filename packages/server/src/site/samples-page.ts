import type { InspectionSample } from '@qingce/contract';
import { html } from './html.ts';
import { page } from './page.ts';
import { saySite } from './say.ts';
import type { Html } from './html.ts';
import type { Frame } from './page.ts';
import type { SaySite } from './say.ts';

/** 抽查公开 — every sample with its population, the rule, the number that decided, and how to draw it again. */
export function samplesPage(frame: Frame, samples: readonly InspectionSample[]): string {
  const say = saySite(frame.language);
  return page(frame, {
    title: say('samples'), description: say('samplesLead'), section: '/samples',
    main: html`<div class="site-content">
<h1>${say('samples')}</h1>
<p class="notice-lead">${say('samplesLead')}</p>
${samples.length === 0 && html`<p class="notice-none">${say('samplesNone')}</p>`}
${samples.map((sample) => samplePart(say, sample))}
<h2>${say('sampleAgain')}</h2>
<p>${say('sampleAgainHow')}</p>
<pre class="sample-script" tabindex="0">${script}</pre>
</div>`,
  });
}

/** The same as in docs/inspection-samples.md; a test compares them. */
export const script = `#!/bin/sh
# usage: sh draw.sh population.txt SIZE PUBLIC_NUMBER
hash=$(sha256sum < "$1" | cut -c1-64)
seed=$(printf '%s\\n%s\\n' "$hash" "$3" | sha256sum | cut -c1-64)
echo "population $hash"
echo "seed $seed"
while read -r number; do
  key=$(printf '%s\\n%s\\n' "$seed" "$number" | sha256sum | cut -c1-64)
  echo "$key $number"
done < "$1" | LC_ALL=C sort | head -n "$2" | cut -d' ' -f2
`;

function samplePart(say: SaySite, sample: InspectionSample): Html {
  const { policy, year, scope, size, population, draw } = sample;
  const what = say(scope === 'awarded' ? 'sampleAwarded' : 'sampleInProcedure', { year, policy });
  return html`<section class="sample">
<h2>${what}</h2>
<dl class="sample-facts">
<dt>${say('sampleFrozen')}</dt>
<dd>${sample.frozenBy} · <time datetime="${sample.frozenAt}">${minuteOf(sample.frozenAt)}</time></dd>
<dt>${say('sampleSize')}</dt><dd>${say('sampleOf', { size, of: population.length })}</dd>
<dt>${say('sampleHash')}</dt><dd><code>${sample.populationHash}</code></dd>
<dt>${say('sampleSource')}</dt><dd lang="zh-CN">${sample.source}</dd>
<dt>${say('sampleDrawOn')}</dt><dd>${sample.drawOn}</dd>
${draw ? drawn(say, draw) : html`<dt>${say('sampleDrawn')}</dt><dd>${say('sampleNotYet')}</dd>`}
</dl>
<details><summary>${say('samplePopulation', { n: population.length })}</summary>
<pre class="sample-script" tabindex="0">${population.map((number) => `${number}\n`).join('')}</pre></details>
</section>`;
}

function minuteOf(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}

function drawn(say: SaySite, draw: NonNullable<InspectionSample['draw']>): Html {
  return html`<dt>${say('sampleNumber')}</dt><dd><code>${draw.publicNumber}</code> · ${draw.drawnBy}</dd>
<dt>${say('sampleSeed')}</dt><dd><code>${draw.seed}</code></dd>
<dt>${say('sampleDrawn')}</dt><dd><ol>${draw.drawn.map((number) => html`<li>${number}</li>`)}</ol></dd>`;
}
