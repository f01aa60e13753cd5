import type { Language } from '@qingce/contract';
import type { LoginForm, OidcSettings } from '../identity/index.ts';
import { barePage, html } from '../site/index.ts';
import { plainPagesEn } from './plain-pages.en.ts';
import { plainPagesZhCN } from './plain-pages.zh-CN.ts';

/** 登录页 — works without script; leads to the identity provider where there is one. */
export function loginPageWith(oidc: OidcSettings | undefined): (language: Language, form: LoginForm) => string {
  return (language, form) => loginPage(language, form, oidc?.name);
}

function loginPage(language: Language, form: LoginForm, providerName: string | undefined): string {
  const words = wordsIn(language);
  return barePage({ language, path: '/login', title: words.signIn, main: html`
<div class="site-content site-content--narrow">
<h1>${words.signIn}</h1>
${form.problem !== undefined && html`<p class="site-problem" role="alert" id="problem">${form.problem}</p>`}
<form class="site-form" method="post" action="/login?lang=${language}">
<input type="hidden" name="next" value="${form.next}">
<p><label for="username">${words.username}</label>
<input id="username" name="username" autocomplete="username" autocapitalize="none" required
value="${form.username}"></p>
<p><label for="password">${words.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required></p>
${form.asksCode === true && html`<p><label for="code">${words.code}</label>
<input id="code" name="code" autocomplete="one-time-code" autocapitalize="characters" required></p>`}
<p><button class="site-button site-button--main" type="submit">${words.signIn}</button></p>
</form>
${providerName !== undefined && html`<p><a class="site-button"
href="/login/oidc?lang=${language}&next=${encodeURIComponent(form.next)}">${words.signInBy} ${providerName}</a></p>`}
</div>` });
}

/** What a plain form or a followed link is answered with when it was refused. */
export function problemPage(language: Language, messages: readonly string[]): string {
  const words = wordsIn(language);
  return barePage({ language, path: '/', title: words.problem, main: html`
<div class="site-content site-content--narrow">
<h1>${words.problem}</h1>
<ul class="site-problem" role="alert">${messages.map((message) => html`<li>${message}</li>`)}</ul>
<p><a href="${language === 'en' ? '/en/' : '/'}">${words.home}</a></p></div>` });
}

function wordsIn(language: Language): typeof plainPagesZhCN {
  return language === 'en' ? plainPagesEn : plainPagesZhCN;
}
