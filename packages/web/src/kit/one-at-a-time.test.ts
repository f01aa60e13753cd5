import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

const turn = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0); });

test('a double click does the act once, a press after its end does it again', async () => {
  const done: string[] = [];
  const ends: (() => void)[] = [];
  const press = oneAtATime(async (input: string) => {
    done.push(input);
    await new Promise<void>((resolve) => { ends.push(resolve); });
  });
  press('first');
  press('second press of the double click');
  await turn();
  press('impatient');
  expect(done).toEqual(['first']);
  ends[0]?.();
  await turn();
  press('again');
  expect(done).toEqual(['first', 'again']);
});

test('an act that failed can be done again', async () => {
  const done: string[] = [];
  const press = oneAtATime((input: string) => {
    done.push(input);
    return Promise.reject(new Error('no')).catch(() => undefined);
  });
  press('first');
  await turn();
  press('again');
  expect(done).toEqual(['first', 'again']);
});
