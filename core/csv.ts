// Comma-separated text ↔ records, as RFC 4180 has it: quotes, quoted line ends, a byte-order mark in front.
// Law: what is written is read back as it was; the first line names the columns.

export type CsvRecord = Readonly<Record<string, string>>;

/** Records by the names of the first line; blank lines are passed over, missing cells are ''. */
export function readCsv(text: string): readonly CsvRecord[] {
  const [head = [], ...rows] = cellsOf(text.replace(/^\ufeff/, '')).filter((row) => row.length > 1 || row[0] !== '');
  const names = head.map((name) => name.trim());
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ''])));
}

/** Lines of cells, quoted where they must be; ends with a line end. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') cell += text[++i];
      else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === ',') endCell();
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[i + 1] === '\n') i++;
      endCell();
      rows.push([]);
    } else cell += sign;
  }
  if (cell !== '' || (rows.at(-1)?.length ?? 0) > 0) endCell();
  return rows.filter((row) => row.length > 0);
}
