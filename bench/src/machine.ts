/** The machine that the figures were taken on. */
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';

export type Machine = {
  readonly cpu: string; readonly cores: number; readonly memoryGiB: number;
  readonly platform: string; readonly node: string;
};

/** What Node says of this machine. */
export function thisMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    platform: `${platform()} ${arch()}`,
    node: process.version,
  };
}

/** One line for people. */
export function machineLine({ cpu, cores, memoryGiB, platform: system, node }: Machine): string {
  return `${cpu}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}`;
}
