/** feelin over the flat sample: one FEEL context, interpreted for each claim. */
import { evaluate } from 'feelin';
import type { Engine } from '../engine.ts';
import { inFen } from '../flat/by-hand.ts';
import { flatObjects } from '../flat/claims.ts';
import type { FlatClaims } from '../flat/claims.ts';

const EXPRESSION = `{
  受理: 按时提交 and starts with(登记地, "9999"),
  可奖租金: 受理 and 坐席数 >= 150 and 租期 >= 36 and not(用地优惠) and (政策年度 > 1 or 首年进驻),
  率: if 政策年度 = 1 then 0.8 else if 政策年度 = 2 then 0.6 else 0.4,
  上限: if 政策年度 = 1 then 1000000 else if 政策年度 = 2 then 600000 else 300000,
  单价: if 政策年度 = 1 then 300 else 200,
  租金奖励: if 可奖租金 then min(round half up(年度租金 * 率, 2), 上限) else 0,
  坐席奖励: if 受理 and 租用坐席 >= 50 then 单价 * min(租用坐席, 300) * min(租用月数, 12) else 0,
  认证奖励: if 受理 and 认证费 > 咨询费 then min(round half up((认证费 - 咨询费) * 0.5, 2), 300000) else 0,
  合计: 租金奖励 + 坐席奖励 + 认证奖励
}.合计`;

/** Keeps no compiled form: text in, value out, for every claim. */
export const feelin: Engine<FlatClaims> = {
  id: 'feelin', name: 'feelin 8.2, one FEEL context', kin: 'rival',
  open: (claims) => {
    const objects = flatObjects(claims, (claim) => ({
      登记地: String(claim.region), 按时提交: claim.inTime === 1, 政策年度: claim.policyYear,
      坐席数: claim.seats, 租期: claim.leaseMonths, 年度租金: claim.rent / 100,
      用地优惠: claim.concession === 1, 首年进驻: claim.movedIn === 1,
      租用坐席: claim.rentedSeats, 租用月数: claim.rentedMonths,
      认证费: claim.fee / 100, 咨询费: claim.consulting / 100,
    }));
    const yuan = new Float64Array(claims.count);
    return {
      decide: (count) => {
        for (let i = 0; i < count; i += 1) yuan[i] = evaluate(EXPRESSION, objects[i]).value as number;
      },
      awards: () => inFen(yuan),
    };
  },
};
