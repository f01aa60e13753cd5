/** A figure taken several times: its median and the quartiles beside it. */
export type Quartiles = { readonly median: number; readonly q1: number; readonly q3: number };

/** Quartiles by linear interpolation; RangeError without figures. */
export function quartiles(figures: readonly number[]): Quartiles {
  const sorted = figures.toSorted((a, b) => a - b);
  return { median: quantile(sorted, 0.5), q1: quantile(sorted, 0.25), q3: quantile(sorted, 0.75) };
}

/** The figure below which that part of the sorted figures lies. */
function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) throw new RangeError('No figures were taken.');
  return below + (above - below) * (place - Math.floor(place));
}
