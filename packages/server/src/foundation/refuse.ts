import { refusals } from '@qingce/contract';
import type { RefusalCode, RefusalFields } from '@qingce/contract';

/** 拒绝 — an expected no. Thrown by a verb it rolls the transaction back; one handler answers the request with it. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;
  /** The part of the request that is refused; '' is the whole. */
  readonly path: string;

  constructor(code: RefusalCode, fields: Readonly<Record<string, string>>, path: string) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.status = refusals[code].status;
    this.fields = fields;
    this.path = path;
  }
}

type FieldsUnlessNone<Code extends RefusalCode> =
  keyof RefusalFields<Code> extends never
    ? [fields?: undefined, path?: string]
    : [fields: RefusalFields<Code>, path?: string];

/** The refusal of that code: `throw refuse('fund.ceiling-exceeded', { wanted, available })`. */
export function refuse<Code extends RefusalCode>(code: Code, ...[fields, path]: FieldsUnlessNone<Code>): Refusal {
  return new Refusal(code, fields ?? {}, path ?? '');
}
