/** 导出 DMN — the rules of a policy for other tools. */
import { specialize } from '../../specialized/specialize.ts';
import type { CheckedPolicy } from '../../typed/ir.ts';
import { buildModel } from './build.ts';
import type { ItemNames } from './build.ts';
import { writeXml } from './write-xml.ts';
import type { DmnVersion } from './write-xml.ts';

/** A policy as a DMN document: its XML, and how items and facts are called in it. */
export type DmnExport = {
  readonly xml: string;
  /** How the outcome, amount and reason of each item are called. */
  readonly items: readonly ItemNames[];
  /** How the input of each fact is called, by its id; the applicant's kind under `kind`. */
  readonly inputs: ReadonlyMap<number | 'kind', string>;
  /** What the model does not hold, in words; stands on its diagram too. */
  readonly leftOut: readonly string[];
};

/** What may be chosen when a policy is written as DMN: readings other than those in force, the version. */
export type DmnOptions = {
  /** Options of readings other than those in force. */
  readonly readings?: Readonly<Record<string, string>>;
  readonly version?: DmnVersion;
};

/** The policy under these readings as a DMN document; RangeError for a reading or option that does not exist. */
export async function exportDmn(
  policy: CheckedPolicy, { readings = {}, version = '1.5' }: DmnOptions = {},
): Promise<DmnExport> {
  const { model, items, inputs } = buildModel(specialize(policy, { readings }));
  return { xml: await writeXml(model, version), items, inputs, leftOut: model.leftOut };
}
