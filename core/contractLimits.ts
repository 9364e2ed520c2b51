// Limits of what crosses between window and main process, as plain numbers. Law: the contract's schemas hold them, and the
// window reads them here, because importing core/contract.ts itself would bring every schema into the window.

/** A dragged file crosses as name and bytes; nothing larger is ever asked for. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** Longest text a cell of a workbook can hold (ECMA-376 gives none; Excel's own limit). */
export const MAX_CELL_TEXT = 32_767;

/** One paste, one fill-down: more cells than any template has are refused. */
export const MAX_CHANGES = 20_000;

/** Letter sizes a clerk may choose, in pixels. */
export const TEXT_SIZES = [14, 16, 18] as const;
