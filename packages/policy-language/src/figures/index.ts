/** 数字与日期 — what a drafter changes most, with its place in the text. */
export { figuresOf } from './figures.ts';
