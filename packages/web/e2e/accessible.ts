import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

const levelsHeld = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const looked = new Set<string>();

/**
 * No rule of WCAG 2.2 AA that a machine can check is broken on the page as it stands now. A state is looked at once in
 * each language and width, however many journeys come by; after a finding the journey goes on, so that one run tells
 * them all.
 */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  const seat = await page.evaluate(() => `${document.documentElement.lang} ${window.innerWidth}`);
  if (looked.has(`${state} ${seat}`)) return;
  looked.add(`${state} ${seat}`);
  await page.evaluate(standStill);
  // A passing notice comes and goes on its own while axe looks; its colours are those of every text.
  const { violations } = await new AxeBuilder({ page }).withTags(levelsHeld).exclude('.ant-message').analyze();
  const broken = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
  expect.soft(broken, `axe on ${state}`).toEqual([]);
}

/**
 * Runs in the page: what fades in or out has other colours meanwhile. What turns for ever is not waited for, nor more
 * than two seconds for anything: an animation that is taken out with its element never says that it ended.
 */
async function standStill(): Promise<void> {
  const passing = document.getAnimations().filter(({ effect, playState }) =>
    playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime ?? 0));
  const patience = new Promise((resolve) => { setTimeout(resolve, 2000); });
  await Promise.race([Promise.allSettled(passing.map(({ finished }) => finished)), patience]);
}

/** Nothing but tables that move by themselves is wider than the screen. */
export async function expectNoSideways(page: Page): Promise<void> {
  const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(wide).toBeLessThanOrEqual(screen ?? 0);
}
