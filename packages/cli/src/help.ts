import type { Command } from './command.ts';
import { columns, padEnd, widthOf, wrap } from './layout.ts';
import { everywhere } from './options.ts';
import type { OptionSpecs } from './options.ts';
import type { Say } from './say.ts';

/** What qingce is and what it can be told to do. */
export function overview(commands: readonly Command[], say: Say): string {
  const rows = commands.map((command) => [`  ${command.name}`, say(command.about)]);
  const usage = say('usage', { usage: 'qingce <command> …' });
  return `${[say('overview'), '', usage, '', ...columns(rows), '', say('moreHelp')].join('\n')}\n`;
}

/** How one command is called. */
export function helpOf(command: Command, say: Say, width: number): string {
  return `${[
    ...wrap(say(command.about), width), '',
    say('usage', { usage: `qingce ${command.name} ${command.usage}` }), '',
    ...optionLines({ ...command.options, ...everywhere }, say, width),
  ].join('\n')}\n`;
}

function optionLines(options: OptionSpecs, say: Say, width: number): string[] {
  const rows = Object.entries(options).map(([name, spec]) =>
    [`  --${name}${spec.value ? ` ${say(spec.value)}` : ''}`, say(spec.about)] as const);
  const margin = Math.max(...rows.map(([left]) => widthOf(left))) + 2;
  return rows.flatMap(([left, about]) => {
    const [first = '', ...others] = wrap(about, width - margin);
    return [padEnd(left, margin) + first, ...others.map((line) => ' '.repeat(margin) + line)];
  });
}
