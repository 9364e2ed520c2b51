// The two handles of an open ledger. Law: reading cannot write. A function that is given the `ReadableDB` does not
// compile if it writes, and a text that claims to read but writes is refused when it is prepared.
import type { Connection, Prepared } from './open';
import type { ReadSql, WriteSql } from './sql';

/** No argument for statements without parameters, one object for the others. */
type Args<P> = [P] extends [undefined] ? [] : [params: P];

export interface ReadableDB {
  /** The first row, or undefined. */
  get<P, R>(sql: ReadSql<P, R>, ...params: Args<P>): R | undefined;
  all<P, R>(sql: ReadSql<P, R>, ...params: Args<P>): R[];
  /** Row by row, for what may be too much to hold; nothing else may run on this ledger meanwhile. */
  each<P, R>(sql: ReadSql<P, R>, ...params: Args<P>): IterableIterator<R>;
}

declare const writable: unique symbol;

export interface WritableDB extends ReadableDB {
  readonly [writable]: true;
  run<P>(sql: WriteSql<P>, ...params: Args<P>): { readonly changes: number; readonly id: number };
}

/** Statements are prepared once per connection. Only open.ts makes one of these. */
export function handleOf(connection: Connection): WritableDB {
  const prepared = new Map<object, Prepared>();
  const prepare = (sql: ReadSql<never, unknown> | WriteSql<never>): Prepared => {
    const known = prepared.get(sql);
    if (known) return known;
    const fresh = connection.prepare(sql.text);
    if (sql.kind === 'read' && !fresh.readonly)
      throw new Error(`This statement writes but is marked as reading: ${sql.text}`);
    prepared.set(sql, fresh);
    return fresh;
  };
  const handle: Omit<WritableDB, typeof writable> = {
    get: <P, R>(sql: ReadSql<P, R>, ...params: Args<P>) =>
      prepare(sql as ReadSql<never, R>).get(...params) as R | undefined,
    all: <P, R>(sql: ReadSql<P, R>, ...params: Args<P>) => prepare(sql as ReadSql<never, R>).all(...params) as R[],
    each: <P, R>(sql: ReadSql<P, R>, ...params: Args<P>) =>
      prepare(sql as ReadSql<never, R>).iterate(...params) as IterableIterator<R>,
    run: <P>(sql: WriteSql<P>, ...params: Args<P>) => {
      const done = prepare(sql as WriteSql<never>).run(...params);
      return { changes: done.changes, id: Number(done.lastInsertRowid) };
    },
  };
  return handle as WritableDB;
}
