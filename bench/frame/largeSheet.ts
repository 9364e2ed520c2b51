// A template of 200 rows × 30 columns as departments send them: title, two rows of heads with merges, borders, number
// formats, every second cell printed, the rest blank.
import ExcelJS from 'exceljs';

export const ROWS = 200;
export const COLS = 30;

/** `mark` makes the bytes differ: the same file is not imported twice. */
export async function largeSheet(mark: string): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('明细', { pageSetup: { orientation: 'landscape' } });
  const line = { style: 'thin' } as const;
  const border = { top: line, right: line, bottom: line, left: line };
  for (let col = 1; col <= COLS; col++) sheet.getColumn(col).width = 9;
  for (let row = 1; row <= ROWS; row++)
    for (let col = 1; col <= COLS; col++) {
      const cell = sheet.getCell(row, col);
      cell.border = border;
      cell.font = { name: '宋体', size: 10, bold: row <= 3 };
      cell.alignment = { vertical: 'middle', horizontal: row <= 3 ? 'center' : 'left', wrapText: row <= 3 };
      if (row > 3 && col % 3 === 0) cell.numFmt = '#,##0.00';
      if (row <= 3) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFD9E2F3' } };
      if (row === 3 || (row > 3 && (row + col) % 2 === 0)) cell.value = col % 3 === 0 ? row * col : `${row} 行 ${col}`;
    }
  sheet.getCell(1, 1).value = `治安要素汇总表 ${mark}`;
  sheet.mergeCells(1, 1, 1, COLS);
  for (let col = 1; col <= COLS; col += 3) {
    sheet.getCell(2, col).value = `第 ${col} 组`;
    sheet.mergeCells(2, col, 2, col + 2);
  }
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}
