import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs, RootOperationNode } from 'kysely';

/** The statement that failed on purpose. */
class Fault extends Error {}

/** Counts the statements that go to the database, and fails one of them when told to. */
export class FaultPlugin implements KyselyPlugin {
  #count = 0;
  #failAt = 0;

  /** Fails the n-th statement from here on; 0 fails none. */
  arm(n: number): void {
    this.#count = 0;
    this.#failAt = n;
  }

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    this.#count += 1;
    if (this.#count === this.#failAt) throw new Fault(`statement ${this.#count} failed on purpose`);
    return node;
  }

  async transformResult({ result }: PluginTransformResultArgs) {
    return result;
  }
}
