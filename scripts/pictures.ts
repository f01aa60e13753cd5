// npm run pictures: photographs the demonstration that runs at PICTURES_OF into docs/pictures/, for the readmes.
import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { chromiumPath } from './machine-parts.ts';

const site = process.env.PICTURES_OF ?? 'http://127.0.0.1:3000';
const folder = new URL('../docs/pictures/', import.meta.url);
const viewports = { 1440: { width: 1440, height: 940 }, 390: { width: 390, height: 844 } };
const languages = ['zh-CN', 'en'] as const;

interface Scene {
  readonly name: string;
  /** Who signs in; nobody on public pages. */
  readonly login?: string;
  /** Opens the page and brings what the picture is about into sight. */
  readonly open: (page: Page, language: (typeof languages)[number]) => Promise<void>;
}

const policy = 'qingyuan-2015-64';
const lighthouseWith = (seats: number): string =>
  `#facts=${Buffer.from(
    JSON.stringify({
      applicant: {
        kind: 'enterprise',
        registeredIn: '441802',
        taxedIn: '441802',
        fiscalLevel: '441802',
        recognized: true,
        mofcomApproved: true,
        statisticsFiled: true,
        seriousViolationYears: [],
      },
      claim: { year: 2016, submittedAt: '2017-04-15T10:00:00+08:00' },
      items: [
        {
          item: 'premises-rent',
          leaseStart: '2016-01-01',
          leaseEnd: '2018-12-31',
          moveInDate: '2016-01-01',
          monthlyRent: '50000.00',
          seatsVerified: true,
          boughtLandAndBuilt: false,
          landConcession: false,
          seats: [{ from: '2016-01-01', to: '2018-12-31', seats }],
        },
      ],
    }),
  ).toString('base64url')}&view=premises-rent`;

const scenes: readonly Scene[] = [
  {
    name: 'law-page',
    open: async (page, language) => {
      await page.goto(`${site}${language === 'en' ? '/en' : ''}/policies/${policy}${lighthouseWith(138)}`);
      await page.locator('.law-phrase--failed').first().waitFor();
      const phrase = page.locator('.law-phrase--failed').first();
      await page.waitForLoadState('networkidle');
      // The law follows its reader a moment after it has settled, and what slides in comes to a stand.
      await page.waitForTimeout(1_800);
      await phrase.evaluate((failed) => failed.scrollIntoView({ block: 'center', behavior: 'instant' }));
      await page.waitForTimeout(400);
    },
  },
  {
    name: 'claim-form',
    login: 'mizzen',
    open: async (page) => {
      await page.goto(`${site}/app/claims`);
      await page.locator('a[href*="/claims/"]').first().click();
      await page.locator('.claim-answer').first().waitFor();
    },
  },
  { name: 'case-page', login: 'auditor', open: (page) => openCase(page, 'Lighthouse') },
  {
    name: 'notice',
    open: async (page, language) => {
      await page.goto(`${site}${language === 'en' ? '/en' : ''}/notices`);
      await page.locator('main a[href*="/notices/"]').first().click();
      await page.locator('main table').first().waitFor();
    },
  },
];

async function openCase(page: Page, applicant: string): Promise<void> {
  await page.goto(`${site}/app/cases`);
  // A line of the table at a desk, a card on a phone.
  const line = page.locator('tr, .work-cards > li').filter({ hasText: applicant });
  await line.getByRole('link').first().click();
  await page.getByRole('tab').nth(1).click();
  await page.locator('.case-law-text').waitFor();
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto(`${site}/app/login`);
  await page.locator('#username').fill(login);
  await page.locator('#password').fill(`${login}-demo-2017`);
  await page.locator('button[type=submit]').click();
  await page.waitForURL(/\/app\/?$/);
}

async function photograph(browser: Browser, scene: Scene, language: (typeof languages)[number]): Promise<void> {
  for (const [width, viewport] of Object.entries(viewports)) {
    const context = await browser.newContext({ viewport, locale: language, timezoneId: 'Asia/Shanghai' });
    await context.addCookies([{ name: 'lang', value: language, url: site }]);
    const page = await context.newPage();
    if (scene.login) await signIn(page, scene.login);
    await scene.open(page, language);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: new URL(`${scene.name}-${width}-${language}.png`, folder).pathname });
    await context.close();
  }
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
for (const scene of scenes) for (const language of languages) await photograph(browser, scene, language);
await browser.close();
const widths = Object.keys(viewports).join(' and ');
console.log(`docs/pictures: ${scenes.length} scenes, each in ${languages.join(', ')} at ${widths} px`);
