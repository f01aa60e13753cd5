/** Claims a second as bars on a logarithmic axis, in SVG that is readable on a light and on a dark page. */
import type { Finding, SetFindings } from './measure.ts';
import { rate } from './table.ts';

const WIDTH = 1000;
const LEFT = 420;
const RIGHT = 130;
const TOP = 64;
const ROW = 26;
const BAR = 16;
const BOTTOM = 56;

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1f2430; }
  .title { font-size: 15px; font-weight: 600; }
  .small { font-size: 12px; fill: #5a6272; }
  .grid { stroke: #d5d9e2; }
  .spread { stroke: #1f2430; stroke-width: 1.5; }
  .ground { fill: #ffffff; }
  .ours { fill: #0b6e6e; } .hand { fill: #7a6a1f; } .rival { fill: #6b7385; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e8eaf0; } .small { fill: #a9b1c2; } .grid { stroke: #39404f; } .spread { stroke: #e8eaf0; }
    .ground { fill: #14171f; } .ours { fill: #38b6ac; } .hand { fill: #c9b458; } .rival { fill: #8e97ab; }
  }`;

type Bar = { readonly name: string; readonly finding: Finding; readonly rate: NonNullable<Finding['claimsPerSecond']> };

/** The picture of one set; engines without a speed are left out. */
export function chartOf({ title, engines }: SetFindings): string {
  const bars = engines
    .flatMap((finding): Bar[] =>
      finding.claimsPerSecond ? [{ name: finding.name, finding, rate: finding.claimsPerSecond }] : [])
    .toSorted((a, b) => b.rate.median - a.rate.median);
  const axis = axisFor(bars);
  const height = TOP + bars.length * ROW + BOTTOM;
  const floor = TOP + bars.length * ROW;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"`,
    `role="img" aria-label="${escape(title)}: claims per second by engine">`,
    `<style>${STYLE}\n</style>`,
    `<rect class="ground" width="${WIDTH}" height="${height}"/>`,
    `<text class="title" x="16" y="28">${escape(title)}</text>`,
    legend(),
    ...axis.ticks.map((tick) => gridLine(axis.place(tick), floor, rate(tick))),
    ...bars.map((bar, row) => barOf(bar, TOP + row * ROW, axis.place)),
    `<text class="small" x="${(LEFT + WIDTH - RIGHT) / 2}" y="${floor + 42}" text-anchor="middle">`,
    'claims per second (logarithmic; bar: median, line: quartiles)</text>',
    '</svg>',
    '',
  ].join('\n');
}

type Axis = { readonly ticks: readonly number[]; readonly place: (rate: number) => number };

/** From the power of ten below the slowest to the one above the quickest. */
function axisFor(bars: readonly Bar[]): Axis {
  const rates = bars.map((bar) => bar.rate.median);
  const [low, high] = [Math.floor(Math.log10(Math.min(...rates))), Math.ceil(Math.log10(Math.max(...rates)))];
  const top = Math.max(high, low + 1);
  const ticks = Array.from({ length: top - low + 1 }, (_, step) => 10 ** (low + step));
  const place = (figure: number): number =>
    round(LEFT + ((Math.log10(figure) - low) / (top - low)) * (WIDTH - LEFT - RIGHT));
  return { ticks, place };
}

function barOf({ name, finding, rate: { median, q1, q3 } }: Bar, y: number, place: Axis['place']): string {
  const [end, middle] = [place(median), y + ROW / 2];
  const wrong = finding.wrong === 0 ? '' : ` · ${((finding.wrong / finding.claims) * 100).toFixed(1)} % wrong`;
  return [
    `<text x="${LEFT - 10}" y="${middle + 4}" text-anchor="end">${escape(name)}</text>`,
    `<rect class="${finding.kin}" x="${LEFT}" y="${y + (ROW - BAR) / 2}" width="${round(end - LEFT)}"`,
    ` height="${BAR}" rx="2"/>`,
    `<line class="spread" x1="${place(q1)}" x2="${place(q3)}" y1="${middle}" y2="${middle}"/>`,
    `<text class="small" x="${Math.max(end, place(q3)) + 6}" y="${middle + 4}">${rate(median)}${wrong}</text>`,
  ].join('');
}

function gridLine(x: number, floor: number, label: string): string {
  return (
    `<line class="grid" x1="${x}" x2="${x}" y1="${TOP - 4}" y2="${floor + 4}"/>` +
    `<text class="small" x="${x}" y="${floor + 20}" text-anchor="middle">${label}</text>`
  );
}

function legend(): string {
  const kins = [['ours', 'Qingce'], ['hand', 'written by hand'], ['rival', 'other engines']] as const;
  return kins.map(([kin, name], place) => {
    const x = 16 + place * 140;
    const swatch = `<rect class="${kin}" x="${x}" y="42" width="12" height="12" rx="2"/>`;
    return `${swatch}<text class="small" x="${x + 18}" y="52">${name}</text>`;
  }).join('');
}

function round(figure: number): number {
  return Math.round(figure * 10) / 10;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
