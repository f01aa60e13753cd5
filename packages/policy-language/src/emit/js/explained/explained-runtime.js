/* oxlint-disable no-unused-vars -- the generated functions around it call these */
// How figures are written in explanations: exactly as `wording.ts` of the evaluator writes them.

/** A step that several derivations have in common: nobody changes it. */
function inCommon(step) {
  Object.freeze(step.inputs);
  return Object.freeze(step);
}

function commonDivisor(a, b) {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

/** How many decimals 1/d needs; -1 where it never ends. */
function decimalPlaces(d) {
  let places = 0;
  while (d % 10 === 0) {
    d /= 10;
    places++;
  }
  while (d % 2 === 0 || d % 5 === 0) {
    d /= d % 2 === 0 ? 2 : 5;
    places++;
  }
  return d === 1 ? places : -1;
}

/** Texts of whole numbers with their unit: those below so many are written once. */
function counts(unit) {
  return { unit, texts: Array.from({ length: 4096 }) };
}

function counted({ unit, texts }, n) {
  return n >= 0 && n < texts.length ? (texts[n] ??= n + unit) : n + unit;
}

/** n/d as a decimal where that ends, else as a mixed number; money in hundredths always has two decimals. */
function figureText(n, d, isMoney) {
  const shared = commonDivisor(Math.abs(n), d) || 1;
  const [top, below] = [n / shared, d / shared];
  if (isMoney && 100 % below === 0) return yuanText(top * (100 / below));
  const places = decimalPlaces(below);
  return places < 0 ? mixedText(top, below) : decimalText(top * (10 ** places / below), places);
}

function decimalText(scaled, places) {
  const written = Math.abs(scaled).toString().padStart(places + 1, '0');
  const sign = scaled < 0 ? '-' : '';
  return places === 0 ? sign + written : `${sign}${written.slice(0, -places)}.${written.slice(-places)}`;
}

function mixedText(n, d) {
  const [magnitude, sign] = [Math.abs(n), n < 0 ? '-' : ''];
  const part = magnitude % d;
  const whole = (magnitude - part) / d;
  if (part === 0) return sign + whole;
  return whole === 0 ? `${sign}${part}/${d}` : `${sign}${whole} ${part}/${d}`;
}

/** As in a formula: a share of one in whole hundredths is a percentage. */
function shareText(n, d, isMoney) {
  const below = d / (commonDivisor(Math.abs(n), d) || 1);
  return n > 0 && n < d && 100 % below === 0 ? `${(n * 100) / d}%` : figureText(n, d, isMoney);
}

/** Whether n/d never ends as a decimal. */
function isEndless(n, d) {
  return decimalPlaces(d / (commonDivisor(Math.abs(n), d) || 1)) < 0;
}
