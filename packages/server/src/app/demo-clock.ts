import { z } from 'zod';
import { inTransaction } from '@qingce/database';
import { recordAudit } from '../audit/index.ts';
import { assert, dayOf, instantAt, millisecondsSince1970, refuse, runVerb } from '../foundation/index.ts';
import type { App, Clocks, Day, Instant, VerbContext, Workplace } from '../foundation/index.ts';
import { findClock, keepClock, resumeClock, setClock } from './business-clock.sql.ts';
import type { ClockSetting } from './business-clock.sql.ts';

/** In production both clocks tell the same time. */
export function productionClocks(real: () => Instant): Clocks {
  return { real, business: async () => real() };
}

/** 演示时钟 — the business clock stands in the database, runs while the server runs, and moves forward on request. */
export function demoClocks(real: () => Instant): Clocks {
  return {
    real,
    business: async (reader) => {
      const setting = await findClock(reader);
      assert(setting, 'the business clock was started');
      return businessInstant(setting, real());
    },
  };
}

function businessInstant(setting: ClockSetting, real: Instant): Instant {
  const passed = Math.max(0, millisecondsSince1970(real) - millisecondsSince1970(setting.realAt));
  return instantAt(millisecondsSince1970(setting.businessAt) + passed);
}

/**
 * Starts the business clock at the first start; later ones go on from where it stood when the server last kept it, so
 * that a demonstration that rested for a month has not missed its deadlines.
 */
export async function resumeDemoClock(workplace: Workplace, first: Instant): Promise<void> {
  await inTransaction(workplace.database, (tx) => resumeClock(tx, {
    businessAt: first, realAt: workplace.clocks.real(),
  }));
}

/** Keeps where the business clock stands; done now and then, and when the server stops. */
export async function keepDemoClock(workplace: Workplace): Promise<void> {
  await inTransaction(workplace.database, (tx) => keepClock(tx, workplace.clocks.real()));
}

const openingTime = 'T09:00:00.000+08:00';

/** 调整业务日期 — moves the business clock to the morning of a later day; refuses any other with clock.only-forward. */
async function advanceBusinessClock(context: VerbContext, input: { to: Day }): Promise<Day> {
  if (input.to <= context.today) throw refuse('clock.only-forward', { today: context.today }, 'to');
  await setClock(context.tx, { businessAt: `${input.to}${openingTime}`, realAt: context.now });
  await recordAudit(context, {
    act: 'clock.advance', object: { kind: 'clock', id: 'business' }, details: { from: context.today, to: input.to },
  });
  return input.to;
}

const AdvanceClock = z.object({ to: z.iso.date(), back: z.string().regex(/^\/(?![/\\])[^\s\\]*$/).optional() });
const ClockMoved = z.object({ today: z.string() });

/** The bar on each page: JSON, or a plain form with the page to go `back` to. Then runs what fell due. */
export function demoClockRoutes(app: App, workplace: Workplace, runFallingDue: () => Promise<void>): void {
  const schema = { summary: '调整演示业务日期', tags: ['demo'], body: AdvanceClock, response: { 200: ClockMoved } };
  app.post('/api/demo/clock/advance', { schema }, async (request, reply) => {
    const { to, back } = request.body;
    const moved = await runVerb(workplace, request.call, {
      input: { to }, verb: advanceBusinessClock, reply: (today) => ({ today: dayOf(today) }),
    });
    await runFallingDue();
    return back === undefined ? moved : reply.redirect(back, 303);
  });
}
