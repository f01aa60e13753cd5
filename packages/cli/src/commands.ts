import { askCommand } from './ask.ts';
import { assessCommand } from './assess.ts';
import { checkCommand } from './check.ts';
import type { Command } from './command.ts';
import { diffCommand } from './diff.ts';
import { explainCommand } from './explain.ts';
import { exportCommand } from './export.ts';
import { newCommand } from './new.ts';
import { proveCommand } from './prove.ts';
import { recomputeCommand } from './recompute.ts';
import { serveCommand } from './serve.ts';
import { simulateCommand } from './simulate.ts';
import { testCommand } from './test.ts';
import { verifyCommand } from './verify.ts';

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [
  assessCommand,
  askCommand,
  explainCommand,
  checkCommand,
  testCommand,
  exportCommand,
  proveCommand,
  diffCommand,
  simulateCommand,
  recomputeCommand,
  newCommand,
  verifyCommand,
  serveCommand,
];
