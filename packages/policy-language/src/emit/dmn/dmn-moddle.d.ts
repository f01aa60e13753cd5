/** What is used of the modeller's library, which comes without types. */
declare module 'dmn-moddle' {
  export type ModdleElement = { readonly $type: string; readonly id?: string };
  export class DmnModdle {
    create(type: string, attributes: Record<string, unknown>): ModdleElement;
    toXML(element: ModdleElement, options: { format: boolean; preamble: boolean }): Promise<{ xml: string }>;
    fromXML(xml: string, type: string): Promise<{
      rootElement: ModdleElement; warnings: readonly { readonly message: string }[];
    }>;
  }
}
