// The little of xlsx-populate that the bench calls; the package brings no types.
declare module 'xlsx-populate' {
  interface Cell {
    value(value: unknown): void;
  }
  interface Book {
    sheet(name: string): { cell(ref: string): Cell } | undefined;
    outputAsync(): Promise<unknown>;
  }
  const XlsxPopulate: { fromDataAsync(bytes: Uint8Array): Promise<Book> };
  export default XlsxPopulate;
}
