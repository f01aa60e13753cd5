import { expect } from '@playwright/test';
import type { Browser, Locator, Page } from '@playwright/test';

/** A phone in the hand; everybody else sits at a desk. */
export const phone = { width: 390, height: 844 };

interface Seat {
  /** Where to go after signing in, below /app. */
  readonly at: string;
  readonly language?: 'zh-CN' | 'en';
  readonly viewport?: { width: number; height: number };
}

/** A machine of one's own: nobody is signed in there yet. */
export async function newMachine(browser: Browser, seat: Omit<Seat, 'at'> = {}): Promise<Page> {
  const { language = 'zh-CN', viewport } = seat;
  const context = await browser.newContext({ locale: language, ...(viewport ? { viewport } : {}) });
  return context.newPage();
}

/** Somebody of the demonstration, signed in at a machine of their own through the sign-in page. */
export async function signedIn(browser: Browser, login: string, { at, ...seat }: Seat): Promise<Page> {
  const page = await newMachine(browser, seat);
  await page.goto(`/app/login?lang=${seat.language ?? 'zh-CN'}&next=${encodeURIComponent(`/app${at}`)}`);
  await fillCredentials(page, { login, password: passwordOf(login) });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForURL((url) => url.pathname === `/app${at}`);
  return page;
}

/** Types name and password into the first form of the page. */
export async function fillCredentials(
  page: Page,
  { login, password }: { login: string; password: string },
): Promise<void> {
  await page.locator('#username').fill(login);
  await page.locator('#password').fill(password);
}

export function passwordOf(login: string): string {
  return `${login}-demo-2017`;
}

const tabsMax = 80;

/** Goes to an element by the Tab key alone. */
export async function tabTo(page: Page, element: Locator): Promise<void> {
  await expect(element).toBeVisible();
  for (let tabs = 0; tabs < tabsMax; tabs += 1) {
    if (await element.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${String(element)}.`);
}
