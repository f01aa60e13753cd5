import type { Language } from '@qingce/contract';
import type { LoginForm } from '../identity/index.ts';
import { plainPagesEn } from './plain-pages.en.ts';
import { plainPagesZhCN } from './plain-pages.zh-CN.ts';

/** 登录页 — works without script. */
export function loginPage(language: Language, form: LoginForm): string {
  const words = wordsIn(language);
  const problem = form.problem === undefined ? '' : `<p role="alert" id="problem">${escape(form.problem)}</p>`;
  return page(language, words.signIn, `${problem}
<form method="post" action="/login?lang=${language}">
<input type="hidden" name="next" value="${escape(form.next)}">
<p><label for="username">${words.username}</label>
<input id="username" name="username" autocomplete="username" required value="${escape(form.username)}"></p>
<p><label for="password">${words.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required></p>
<p><button type="submit">${words.signIn}</button></p>
</form>`);
}

/** What a plain form or a followed link is answered with when it was refused. */
export function problemPage(language: Language, messages: readonly string[]): string {
  const words = wordsIn(language);
  const list = messages.map((message) => `<li>${escape(message)}</li>`).join('');
  return page(language, words.problem, `<ul role="alert">${list}</ul><p><a href="/">${words.home}</a></p>`);
}

function wordsIn(language: Language): typeof plainPagesZhCN {
  return language === 'en' ? plainPagesEn : plainPagesZhCN;
}

function page(language: Language, title: string, content: string): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} · ${wordsIn(language).product}</title><link rel="icon" href="data:,"></head>
<body><main><h1>${title}</h1>
${content}
</main></body></html>`;
}

function escape(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (sign) => names[sign] ?? sign);
}
