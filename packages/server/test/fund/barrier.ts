/** 起跑线 — nobody goes on before everyone has come; whoever comes again afterwards passes. */
export class Barrier {
  readonly #parties: number;
  readonly #opened = Promise.withResolvers<void>();
  #arrived = 0;
  #isOpen = false;

  constructor(parties: number) {
    this.#parties = parties;
  }

  /** True once all were here at the same time. */
  get wasMet(): boolean {
    return this.#isOpen;
  }

  async arrive(): Promise<void> {
    if (this.#isOpen) return;
    this.#arrived += 1;
    if (this.#arrived === this.#parties) {
      this.#isOpen = true;
      this.#opened.resolve();
    }
    await this.#opened.promise;
  }
}
