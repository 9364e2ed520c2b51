// SQL texts as typed constants: what goes in, what a row looks like, and whether it reads or writes.
// Law (A25): SQL is never put together from user text. A statement can only be made by these tags, and the only thing
// that may be put into one is a fragment, which is itself a constant.

export type SqlValue = string | number | null | Uint8Array;

declare const shape: unique symbol;

/** A statement that reads. `P` names its parameters (undefined: none), `R` is one row. */
export interface ReadSql<P, R> {
  readonly kind: 'read';
  readonly text: string;
  readonly [shape]?: { params: P; row: R };
}

/** A statement that writes; only a `WritableDB` takes it. */
export interface WriteSql<P> {
  readonly kind: 'write';
  readonly text: string;
  readonly [shape]?: { params: P };
}

/** A constant piece, such as the columns that several statements share. */
export interface SqlFragment {
  readonly kind: 'fragment';
  readonly text: string;
}

const made: ReadSql<unknown, unknown>[] = [];

/** Every reading statement of the store; the test of query plans walks through them. */
export const allReads: readonly ReadSql<unknown, unknown>[] = made;

export function fragment(text: TemplateStringsArray): SqlFragment {
  return { kind: 'fragment', text: text.join('') };
}

export function reading<P, R>(text: TemplateStringsArray, ...fragments: readonly SqlFragment[]): ReadSql<P, R> {
  const sql: ReadSql<P, R> = Object.freeze({ kind: 'read', text: joined(text, fragments) });
  made.push(sql as ReadSql<unknown, unknown>);
  return sql;
}

export function writing<P>(text: TemplateStringsArray, ...fragments: readonly SqlFragment[]): WriteSql<P> {
  return Object.freeze({ kind: 'write', text: joined(text, fragments) });
}

function joined(text: TemplateStringsArray, fragments: readonly SqlFragment[]): string {
  return text.reduce((sql, part, i) => sql + (fragments[i - 1]?.text ?? '') + part);
}
