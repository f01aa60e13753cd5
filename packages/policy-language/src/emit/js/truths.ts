/** Yes and no in generated code, where either may be open: a fact that is missing leaves the nearest guard. */
import type { Code } from './code.ts';
import type { List, Thing, Truth } from './things.ts';
import { asTruth } from './things.ts';

const truth = (code: string): Truth => ({ kind: 'boolean', code });

/**
 * 0 false, 1 open, 2 true, as one variable: the test with everything that leaves it. Where nothing leaves,
 * the test itself comes back.
 */
export function attempt(code: Code, test: () => string): { readonly test: string; readonly isOpen: boolean } {
  if (!code.foresee(() => void test()).leaves) return { test: test(), isOpen: false };
  const name = code.fresh('u');
  code.line(`let ${name} = 1;`);
  code.guarded(() => code.line(`${name} = (${test()}) ? 2 : 0;`));
  return { test: name, isOpen: true };
}

/** Kleene: one that decides does so whatever is open; else one that is open leaves. */
export function joined(code: Code, tests: readonly (() => string)[], by: 'and' | 'or'): Truth {
  if (tests.every((test) => !code.foresee(() => void test()).writes)) {
    const written = tests.map((test) => `(${test()})`);
    return truth(`(${written.join(by === 'and' ? ' && ' : ' || ')})`);
  }
  const name = code.fresh('u');
  const decides = by === 'and' ? 0 : 2;
  code.line(`let ${name} = ${2 - decides};`);
  let isOpen = false;
  tests.forEach((test, place) => {
    const one = (): void => {
      isOpen = settle(code, name, decides, test) || isOpen;
    };
    if (place === 0) one();
    else code.block(`if (${name} !== ${decides})`, one);
  });
  if (isOpen) code.leave(`${name} === 1`);
  return truth(`${name} === 2`);
}

/** Lets one test decide the variable, or leave it open; whether it may be open. */
function settle(code: Code, name: string, decides: number, test: () => string): boolean {
  const { test: said, isOpen } = attempt(code, test);
  if (isOpen) code.line(`if (${said} ${decides === 0 ? '<' : '>'} ${name}) ${name} = ${said};`);
  else code.line(`if (${decides === 0 ? `!(${said})` : said}) ${name} = ${decides};`);
  return isOpen;
}

/** Some or every element of a list. */
export function quantified(code: Code, list: () => List, test: (element: Thing) => Thing, by: 'some' | 'every'): Truth {
  const [name, end] = [code.fresh('u'), code.fresh('S')];
  const decides = by === 'every' ? 0 : 2;
  code.line(`let ${name} = ${2 - decides};`);
  let isOpen = false;
  code.block(`${end}:`, () => list().each((element) => {
    isOpen = settle(code, name, decides, () => asTruth(test(element))) || isOpen;
    code.line(`if (${name} === ${decides}) break ${end};`);
  }));
  if (isOpen) code.leave(`${name} === 1`);
  return truth(`${name} === 2`);
}

/** Whether a list has any element at all. */
export function hasAny(code: Code, list: List): Truth {
  if (list.stored) return truth(`${list.stored.count} > 0`);
  const [name, end] = [code.fresh('u'), code.fresh('S')];
  code.line(`let ${name} = false;`);
  code.block(`${end}:`, () => list.each(() => code.line(`{ ${name} = true; break ${end}; }`)));
  return truth(name);
}
