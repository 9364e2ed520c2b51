// A text with some places changed, built from the untouched stretches between them. Law: what is not named here is
// copied as it stands.

export class TextEdit {
  private readonly pieces: string[] = [];
  private cursor = 0;
  private settled = 0;
  private hasSettled = false;

  constructor(private readonly text: string) {}

  /** Puts text in place of the characters from..to; places are given in ascending order. */
  replace(from: number, to: number, text: string): void {
    if (from === to && text === '') return;
    if (from > this.cursor) this.pieces.push(this.text.slice(this.cursor, from));
    if (text !== '') this.pieces.push(text);
    this.cursor = to;
  }

  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  /** Keeps a stretch for now: the function returned replaces it later, when what follows is known. */
  hold(from: number, to: number): (text: string) => void {
    this.replace(from, to, '');
    const place = this.pieces.push(this.text.slice(from, to)) - 1;
    if (!this.hasSettled) this.settled = place + 1;
    return (text) => {
      this.pieces[place] = text;
    };
  }

  /**
   * Many small pieces become one. What was held before the first settling may still change afterwards (a sheet's
   * dimension), what is held later may not.
   */
  settle(): void {
    this.hasSettled = true;
    if (this.pieces.length - this.settled < 5_000) return;
    this.pieces.push(this.pieces.splice(this.settled).join(''));
    this.settled = this.pieces.length;
  }

  result(): string {
    return this.pieces.join('') + this.text.slice(this.cursor);
  }
}
