import type { Language } from '@qingce/contract';
import { html } from './html.ts';
import { navigation } from './navigation.ts';
import { saySite } from './say.ts';
import type { Html } from './html.ts';

/** What every public page knows about its reader and its moment. */
export interface Frame {
  readonly language: Language;
  /** The page's path in Chinese, without the `/en` of its English sister. */
  readonly path: string;
  /** The business day. */
  readonly today: string;
  /** In a demonstration, the key for the form that moves the business date. */
  readonly demoKey: string | undefined;
  readonly isSignedIn: boolean;
  /** Addresses of the style sheets. */
  readonly styles: readonly string[];
  /** Set on pages that have one address for both languages. */
  readonly hasOneAddress?: boolean;
}

export interface PageContent {
  readonly title: string;
  readonly description?: string;
  /** Section of the navigation that the page belongs to. */
  readonly section?: string;
  readonly main: Html;
  /** Addresses of the page's own module scripts. */
  readonly scripts?: readonly string[];
  readonly head?: Html;
}

/** The address of a page in the frame's language. */
export function addressIn(language: Language, path: string): string {
  if (language === 'zh-CN') return path;
  return path === '/' ? '/en/' : `/en${path}`;
}

/** A whole public page: readable without script, printable, the same header and footer everywhere. */
export function page(frame: Frame, content: PageContent): string {
  const { language, path } = frame;
  const say = saySite(language);
  const other = language === 'en' ? 'zh-CN' : 'en';
  const title = path === '/' ? `${say('product')} · ${say('tagline')}` : `${content.title} · ${say('product')}`;
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>
${content.description !== undefined && html`<meta name="description" content="${content.description}">`}
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
${frame.hasOneAddress !== true && html`<link rel="canonical" href="${addressIn(language, path)}">
<link rel="alternate" hreflang="${other}" href="${addressIn(other, path)}">`}
${frame.styles.map((address) => html`<link rel="stylesheet" href="${address}">`)}${content.head}
${content.scripts?.map((address) => html`<script type="module" src="${address}"></script>`)}
</head><body>
<a class="site-skip" href="#main">${say('skip')}</a>
${frame.demoKey !== undefined && demoBar(frame, frame.demoKey)}
${header(frame, content.section)}
<main id="main" tabindex="-1">${content.main}</main>
${footer(frame)}
</body></html>
`.markup;
}

function header(frame: Frame, section: string | undefined): Html {
  const { language, path } = frame;
  const say = saySite(language);
  const other = language === 'en' ? 'zh-CN' : 'en';
  const links = navigation.map((line) => html`<li><a href="${addressIn(language, line.path)}"${
    line.path === section ? html` aria-current="page"` : undefined}>${say(line.sentence)}</a></li>`);
  return html`<header class="site-header"><div class="site-bar">
<a class="site-logo" href="${addressIn(language, '/')}">${say('product')}</a>
<nav aria-label="${say('mainNavigation')}"><ul>${links}</ul></nav>
<ul class="site-tools">
<li><a href="${frame.hasOneAddress ? path : addressIn(other, path)}?lang=${other}" hreflang="${other}"
 lang="${other}" data-language-switch aria-label="${say('otherLanguageName')}">${say('otherLanguage')}</a></li>
<li><a href="/app/?lang=${language}">${say(frame.isSignedIn ? 'workplace' : 'signIn')}</a></li>
</ul></div></header>`;
}

/** Only in a demonstration: the business date, and the way to move it forward. */
function demoBar({ language, path, today }: Frame, key: string): Html {
  const say = saySite(language);
  return html`<form class="site-demo" method="post" action="/api/demo/clock/advance" aria-label="${say('demoBar')}">
<span class="site-demo-tag">${say('demoBar')}</span>
<span>${say('businessDate')} <time datetime="${today}">${today}</time></span>
<input type="hidden" name="idempotencyKey" value="${key}">
<input type="hidden" name="back" value="${addressIn(language, path)}">
<label>${say('demoMove')} <input type="date" name="to" min="${today}" value="${today}" required></label>
<button type="submit">${say('demoSubmit')}</button></form>`;
}

function footer({ language, path }: Frame): Html {
  const say = saySite(language);
  return html`<footer class="site-footer"><p>${say('footer')}</p>
<p><a href="${addressIn(language, '/samples')}">${say('samples')}</a> ·
<a href="${addressIn(language, '/working-days')}">${say('workingDays')}</a> ·
<a href="/docs">${say('footerApi')}</a></p>
<p class="site-printed">${say('printed', { address: addressIn(language, path) })}</p></footer>`;
}
