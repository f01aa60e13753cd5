// The body of a worker thread: compiling, judging many claims and proving take seconds, in which the server answers.
import { parentPort } from 'node:worker_threads';
import { examine } from './examine.ts';
import { reckonEffect } from './reckon-effect.ts';
import { reckonProof } from './reckon-proof.ts';
import type { FromThread, Task, ToThread } from './run-task.ts';

if (!parentPort) throw new Error('This file is the body of a worker thread.');
const port = parentPort;
let stopping = new AbortController();

const tell = (message: FromThread): void => port.postMessage(message);
const hear = (done: number, all: number): void => tell({ done, all });

port.on('message', (asked: ToThread) => {
  // The solver is a process of its own, which is ended before the thread is.
  if (asked === 'stop') stopping.abort();
  else void answer(asked);
});

async function answer(task: Task): Promise<void> {
  stopping = new AbortController();
  tell({ result: await resultOf(task, stopping.signal) });
}

async function resultOf(task: Task, signal: AbortSignal): Promise<unknown> {
  switch (task.kind) {
    case 'examine': return examine(task.texts);
    case 'effect': return reckonEffect(task.effect, hear);
    case 'proof': return reckonProof(task.policy, { hear, signal });
  }
}
