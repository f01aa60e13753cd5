import { expect, request, test } from '@playwright/test';
import type { APIRequestContext, Browser, Cookie, Locator, Page } from '@playwright/test';

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

/**
 * Somebody of the demonstration, signed in at a machine of their own. The sign-in page is walked through where signing
 * in is the point; here it is one request, and none while a session of the same person is young.
 */
export async function signedIn(browser: Browser, login: string, { at, ...seat }: Seat): Promise<Page> {
  const page = await newMachine(browser, seat);
  const url = test.info().project.use.baseURL ?? '';
  const session = await sessionOf(page.request, login);
  await page.context().addCookies([session, { name: 'lang', value: seat.language ?? 'zh-CN', url }]);
  await page.goto(`/app${at}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForURL((where) => where.pathname === `/app${at}`);
  return page;
}

/** A session ends after half an hour without use. */
const youngMilliseconds = 15 * 60_000;
const sessions = new Map<string, { cookie: Cookie; begun: number }>();

async function sessionOf(sender: APIRequestContext, login: string): Promise<Cookie> {
  const known = sessions.get(login);
  if (known && Date.now() - known.begun < youngMilliseconds) return known.cookie;
  const reply = await sender.post('/login', {
    data: { username: login, password: passwordOf(login) }, headers: { 'sec-fetch-site': 'same-origin' },
  });
  expect(reply.status(), `${login} signs in`).toBe(200);
  const cookie = (await sender.storageState()).cookies.find(({ name }) => name.includes('session'));
  if (!cookie) throw new Error(`${login} got no session.`);
  sessions.set(login, { cookie, begun: Date.now() });
  return cookie;
}

/** What somebody asks of the product without a page; whatever is refused ends the journey. */
export interface Requests {
  get(path: string): Promise<unknown>;
  post(path: string, body?: object): Promise<unknown>;
  /** One file for a material of a claim. */
  handIn(path: string, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
  end(): Promise<void>;
}

/** Somebody of the demonstration whose part of a journey is walked through on its page elsewhere. */
export async function requestsOf(login: string): Promise<Requests> {
  const sender = await aSender();
  const { name, value } = await sessionOf(sender, login);
  const headers = { 'sec-fetch-site': 'same-origin', 'cookie': `${name}=${value}` };
  const send = async (path: string, body: object): Promise<unknown> => {
    const keyed = { ...headers, 'idempotency-key': crypto.randomUUID() };
    const reply = await sender.post(path, { headers: keyed, ...body });
    expect(reply.ok(), `${login} at ${path}: ${await reply.text()}`).toBe(true);
    return reply.json();
  };
  return {
    get: async (path) => (await sender.get(path, { headers })).json(),
    post: (path, data = {}) => send(path, { data }),
    handIn: async (path, file) => { await send(path, { multipart: { file } }); },
    end: () => sender.dispose(),
  };
}

/** An account of nobody's yet, with the password of the demonstration. */
export async function openAccount({ name: displayName, login: username }: Omit<NewPerson, 'password'>): Promise<void> {
  const sender = await aSender();
  const reply = await sender.post('/api/users/sign-up', {
    data: { username, password: passwordOf(username), displayName },
    headers: { 'sec-fetch-site': 'same-origin', 'idempotency-key': crypto.randomUUID() },
  });
  expect(reply.ok(), `${username} signs up: ${await reply.text()}`).toBe(true);
  await sender.dispose();
}

function aSender(): Promise<APIRequestContext> {
  return request.newContext({ baseURL: test.info().project.use.baseURL ?? '' });
}

interface NewPerson { readonly name: string; readonly login: string; readonly password: string }

/** A person of no applicant yet, who opened an account through the page for it and stands on their first page. */
export async function signedUp(
  browser: Browser, person: NewPerson, seat: Omit<Seat, 'at'> = {},
): Promise<Page> {
  const page = await newMachine(browser, seat);
  await page.goto(`/app/sign-up?lang=${seat.language ?? 'zh-CN'}`);
  await page.locator('#displayName').fill(person.name);
  await fillCredentials(page, person);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(person.name) })).toBeVisible();
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

const tabsMax = 200;

/** Goes to an element by the Tab key alone. */
export async function tabTo(page: Page, element: Locator): Promise<void> {
  await expect(element).toBeVisible();
  for (let tabs = 0; tabs < tabsMax; tabs += 1) {
    if (await element.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${String(element)}.`);
}
