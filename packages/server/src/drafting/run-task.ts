import { Worker } from 'node:worker_threads';
import type { DraftProof, Reckoning } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language';
import { refuse } from '../foundation/index.ts';
import type { Examined, Texts } from './examine.ts';
import type { EffectTask } from './reckon-effect.ts';

/** What a thread is asked. */
export type Task =
  | { readonly kind: 'examine'; readonly texts: Texts }
  | { readonly kind: 'effect'; readonly effect: EffectTask }
  | { readonly kind: 'proof'; readonly policy: CheckedPolicy };
/** What a thread is sent; `stop` ends what is under way there. */
export type ToThread = Task | 'stop';
/** What a thread tells: how far it is, and at last what came of it. */
export type FromThread = { readonly done: number; readonly all: number } | { readonly result: unknown };

interface Results {
  readonly examine: Examined; readonly effect: NonNullable<Reckoning['effect']>; readonly proof: DraftProof[];
}

/** A task on its way. `result` refuses with drafting.too-long, and fails with Stopped once it was stopped. */
export interface Running<Result> { readonly result: Promise<Result>; readonly stop: () => void }

/** The task was stopped by whoever asked for it. */
export class Stopped extends Error {}

const threadsMost = 2;
const megabytesMost = 1024;
/** How long the solver's process may take to end by itself. */
const graceMilliseconds = 2000;
const secondsOf: Readonly<Record<Task['kind'], number>> = { examine: 60, effect: 300, proof: 600 };

let threads = 0;
const waiting: (() => void)[] = [];

/**
 * Runs a task in a thread of its own, two at a time; `onProgress` hears how far it is. A task that takes longer than
 * its time is stopped.
 */
export function runTask<Kind extends Task['kind']>(
  task: Task & { readonly kind: Kind }, onProgress: (done: number, all: number) => void = () => {},
): Running<Results[Kind]> {
  const stopping = new AbortController();
  const result = whenFree(() => inThread(task, onProgress, stopping.signal));
  return { result: result as Promise<Results[Kind]>, stop: () => stopping.abort() };
}

/** Waits for one of the places, and leaves it to the next one afterwards. */
async function whenFree<Result>(work: () => Promise<Result>): Promise<Result> {
  if (threads >= threadsMost) await new Promise<void>((resolve) => { waiting.push(resolve); });
  else threads += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else threads -= 1;
  }
}

function inThread(
  task: Task, onProgress: (done: number, all: number) => void, stopping: AbortSignal,
): Promise<unknown> {
  if (stopping.aborted) return Promise.reject(new Stopped());
  const worker = takeWorker();
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      clearTimeout(late);
      reject(error);
    };
    const end = (error: Error): void => {
      worker.postMessage('stop' satisfies ToThread);
      setTimeout(() => void worker.terminate(), task.kind === 'proof' ? graceMilliseconds : 0);
      fail(error);
    };
    const seconds = secondsOf[task.kind];
    const late = setTimeout(() => end(refuse('drafting.too-long', { seconds: `${seconds}` })), seconds * 1000);
    stopping.addEventListener('abort', () => end(new Stopped()));
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('The thread has ended without an answer.')));
    worker.on('message', (message: FromThread) => {
      if ('done' in message) {
        onProgress(message.done, message.all);
        return;
      }
      clearTimeout(late);
      if (!stopping.aborted) putBack(worker);
      resolve(message.result);
    });
    worker.postMessage(task satisfies ToThread);
  });
}

// A thread takes a second to begin, and a drafter has a text examined again and again.
let idle: Worker | undefined;

function takeWorker(): Worker {
  const worker = idle ?? new Worker(new URL('./thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: megabytesMost },
  });
  idle = undefined;
  worker.removeAllListeners();
  worker.ref();
  return worker;
}

/** One thread is kept for the next task, which holds no process open; others end. */
function putBack(worker: Worker): void {
  worker.removeAllListeners();
  if (idle) {
    void worker.terminate();
    return;
  }
  idle = worker;
  const forget = (): void => {
    if (idle === worker) idle = undefined;
  };
  worker.on('error', forget);
  worker.on('exit', forget);
  worker.unref();
}
