import type { ReactNode } from 'react';
import { formatDay, shanghaiDayOf } from '@qingce/values';

/** A day, or an instant with its time of day in Shanghai. */
export function DateText({ at }: { at: string | null | undefined }): ReactNode {
  if (at === null || at === undefined) return <span className="app-faint">—</span>;
  return <time dateTime={at} className="app-date">{inShanghai(at)}</time>;
}

/** '2017-04-15', or '2017-04-15 10:00' for an instant that carries +08:00, as the server writes it. */
export function inShanghai(at: string): string {
  const day = shanghaiDayOf(at);
  if (day === undefined) return at;
  return at.endsWith('+08:00') ? `${formatDay(day)} ${at.slice(11, 16)}` : formatDay(day);
}
