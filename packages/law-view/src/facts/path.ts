/** Where a fact lies in the contract's JSON, e.g. ['items', 0, 'seats', 1, 'from']. */
export type FactPath = readonly (string | number)[];

/** The contract's spelling: `items[0].seats[1].from`. */
export function pathText(path: FactPath): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}

/** Reads the contract's spelling; steps that are digits in brackets become numbers. */
export function parsePath(text: string): FactPath {
  return [...text.matchAll(/\[([0-9]+)\]|([^.[\]]+)/g)].map(([, index, key = '']) =>
    index === undefined ? key : Number.parseInt(index, 10));
}

/** The value at a path, or undefined where the path leads nowhere. */
export function readAt(json: unknown, path: FactPath): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof step === 'number') return Array.isArray(value) ? (value as unknown[])[step] : undefined;
    return isRecord(value) ? value[step] : undefined;
  }, json);
}

/** A copy with another value at the path; `undefined` removes the key or the row there. */
export function writeAt<Json>(json: Json, path: FactPath, value: unknown): Json {
  return written(json, path, value) as Json;
}

function written(json: unknown, path: FactPath, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') return writtenInList(Array.isArray(json) ? json as unknown[] : [], step, rest, value);
  const record = isRecord(json) ? json : {};
  const inner = written(record[step], rest, value);
  if (inner !== undefined) return { ...record, [step]: inner };
  const { [step]: removed, ...others } = record;
  return removed === undefined ? record : others;
}

function writtenInList(list: readonly unknown[], index: number, rest: FactPath, value: unknown): unknown[] {
  const inner = written(list[index], rest, value);
  if (inner === undefined) return list.filter((_, at) => at !== index);
  return index < list.length ? list.with(index, inner) : [...list, inner];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
