/** The same sentences in another language: every key of the Chinese file, nested ones included. */
export type Sentences<Chinese> = {
  readonly [Key in keyof Chinese]: Chinese[Key] extends string ? string : Sentences<Chinese[Key]>;
};
