import type { Language } from '@qingce/contract';
import { frameStyle } from './assets.ts';
import { page } from './page.ts';
import type { Html } from './html.ts';

/** A page of the same look for moments when nothing is known but the language: signing in, a refused request. */
export function barePage({
  language,
  path,
  title,
  main,
}: {
  language: Language;
  path: string;
  title: string;
  main: Html;
}): string {
  const styles = [frameStyle().address];
  const frame = { language, path, today: '', demoKey: undefined, isSignedIn: false, styles, hasOneAddress: true };
  return page(frame, { title, main });
}
