/** 演示口令 — the password of a sample account, the same in every demonstration and in none but a demonstration. */
export function samplePassword(login: string): string {
  return `${login}-demo-2017`;
}
