/** 演示口令 — the password of a sample account, in every demonstration and in nothing but a demonstration. */
export function samplePassword(login: string): string {
  return `${login}-demo-2017`;
}
