// Paper codes of the file format → millimetres (ECMA-376 part 1, 18.3.1.63, and the Windows DMPAPER codes it follows).
// Codes above 118 belong to a printer driver: unknown here, so the paper of the office, A4, stands in.

export interface PaperSize {
  /** Millimetres, upright. */
  readonly width: number;
  readonly height: number;
}

const A4: PaperSize = { width: 210, height: 297 };
const INCH = 25.4;

const MILLIMETRES: Readonly<Record<number, readonly [number, number]>> = {
  8: [297, 420],
  9: [210, 297],
  10: [210, 297],
  11: [148, 210],
  // 12, 13: B4 and B5 as Windows and Chinese printers have them (JIS), not the ISO sheets named in the standard.
  12: [257, 364],
  13: [182, 257],
  15: [215, 275],
  27: [110, 220],
  28: [162, 229],
  29: [324, 458],
  30: [229, 324],
  31: [114, 162],
  32: [114, 229],
  33: [250, 353],
  34: [176, 250],
  35: [176, 125],
  36: [110, 230],
  42: [250, 353],
  43: [100, 148],
  47: [220, 220],
  53: [236, 322],
  55: [210, 297],
  57: [227, 356],
  58: [305, 487],
  60: [210, 330],
  61: [148, 210],
  62: [182, 257],
  63: [322, 445],
  64: [174, 235],
  65: [201, 276],
  66: [420, 594],
  67: [297, 420],
  68: [322, 445],
  69: [200, 148],
  70: [105, 148],
  76: [420, 297],
  77: [297, 210],
  78: [210, 148],
  79: [364, 257],
  80: [257, 182],
  81: [148, 100],
  82: [148, 200],
  83: [148, 105],
  88: [128, 182],
  89: [182, 128],
  // 16开, 32开, 大32开 and the envelopes of the People's Republic.
  93: [146, 215],
  94: [97, 151],
  95: [97, 151],
  96: [102, 165],
  97: [102, 176],
  98: [125, 176],
  99: [110, 208],
  100: [110, 220],
  101: [120, 230],
  102: [160, 230],
  103: [120, 309],
  104: [229, 324],
  105: [324, 458],
  106: [215, 146],
  107: [151, 97],
  108: [151, 97],
  109: [165, 102],
  110: [176, 102],
  111: [176, 125],
  112: [208, 110],
  113: [220, 110],
  114: [230, 120],
  115: [230, 160],
  116: [309, 120],
  117: [324, 229],
  118: [458, 324],
};

const INCHES: Readonly<Record<number, readonly [number, number]>> = {
  1: [8.5, 11],
  2: [8.5, 11],
  3: [11, 17],
  4: [17, 11],
  5: [8.5, 14],
  6: [5.5, 8.5],
  7: [7.25, 10.5],
  14: [8.5, 13],
  16: [10, 14],
  17: [11, 17],
  18: [8.5, 11],
  19: [3.875, 8.875],
  20: [4.125, 9.5],
  21: [4.5, 10.375],
  22: [4.75, 11],
  23: [5, 11.5],
  24: [17, 22],
  25: [22, 34],
  26: [34, 44],
  37: [3.875, 7.5],
  38: [3.625, 6.5],
  39: [14.875, 11],
  40: [8.5, 12],
  41: [8.5, 13],
  44: [9, 11],
  45: [10, 11],
  46: [15, 11],
  50: [9.5, 12],
  51: [9.5, 15],
  52: [11.69, 18],
  54: [8.5, 11],
  56: [9.5, 12],
  59: [8.5, 12.69],
  75: [11, 8.5],
  90: [12, 11],
};

/** Upright size of a paper code; A4 for absent, zero and unknown codes. */
export function paperSize(code: number | undefined): PaperSize {
  if (code === undefined) return A4;
  const mm = MILLIMETRES[code];
  if (mm) return { width: mm[0], height: mm[1] };
  const inches = INCHES[code];
  return inches ? { width: rounded(inches[0] * INCH), height: rounded(inches[1] * INCH) } : A4;
}

function rounded(mm: number): number {
  return Math.round(mm * 1000) / 1000;
}
