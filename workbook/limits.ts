// Budgets of an accepted workbook, each with its reason. Law: a hostile or broken file costs at most two seconds and a
// bounded amount of memory; sizes are counted while inflating, never taken from the file's own word.

const MB = 1024 * 1024;

/** Largest file that is looked into. Real forms are below 1 MB; picture-laden ones reach some 20 MB. */
export const MAX_FILE_BYTES = 64 * MB;

/** Entries of the package. A workbook of 250 sheets with drawings and comments has about 1,500. */
export const MAX_ENTRIES = 2_000;

/** One part, inflated. A sheet of 1,000,000 filled cells is about 45 MB of XML. */
export const MAX_PART_BYTES = 128 * MB;

/** All parts that were inflated, together. */
export const MAX_TOTAL_BYTES = 512 * MB;

/** Below this size a part may compress as well as it likes: real styles.xml go below 1 %. */
export const RATIO_FREE_BYTES = 8 * MB;

/** Inflated : compressed above RATIO_FREE_BYTES. Sheets of equal blank styled cells reach about 60; deflate ends at 1032. */
export const MAX_RATIO = 250;

/** Nesting of elements. Drawings nest about 25 deep, sheets 6. */
export const MAX_XML_DEPTH = 64;

/** Attributes of one element. Worksheet roots carry up to about 40 namespace declarations. */
export const MAX_ATTRIBUTES = 256;

/** Length of one attribute value. A `sqref` that was cut into thousands of pieces is the longest one known. */
export const MAX_ATTRIBUTE_CHARS = 1 * MB;

/** Length of one piece of text between two tags. Cells end at 32,767, formulas at 8,192. */
export const MAX_TEXT_CHARS = 4 * MB;

/** Sheets listed by the workbook part. Excel itself is bounded by memory only. */
export const MAX_SHEETS = 1_000;

/** Characters of a cell, in UTF-16 units, as Excel counts them (Excel specifications and limits). */
export const MAX_CELL_CHARS = 32_767;

/** Cells changed by one filling: a list form of 100,000 rows and 20 columns. */
export const MAX_FILLED_CELLS = 2_000_000;

/** Cells of one sheet that are read for the screen. Past it a browser-sized machine runs out of memory. */
export const MAX_SHEET_CELLS = 2_000_000;

/** Choices of one drop-down list; beyond it nobody scrolls, and a whole column may stand behind it. */
export const MAX_CHOICES = 5_000;

/** Characters of shared formulas written out for one sheet: a few bytes of file can ask for gigabytes. */
export const MAX_EXPANDED_FORMULA_CHARS = 100_000_000;

/** Elements of a part read as a tree. 64,000 cell formats, Excel's own bound, make about 200,000. */
export const MAX_TREE_ELEMENTS = 400_000;

/** Texts and rich text runs of one part; a sheet of MAX_SHEET_CELLS texts fits. */
export const MAX_STRINGS = 3_000_000;

/** Ranges of all data validations of a sheet; those beyond are left out. Excel keeps rules together, real sheets have tens. */
export const MAX_VALIDATION_RANGES = 100_000;

/** Choices of all different drop-down lists of a sheet; lists beyond show none. */
export const MAX_ALL_CHOICES = 200_000;

/** Formulas of a workbook that are followed; a return with totals has some hundreds, ledgers with formulas thousands. */
export const MAX_FORMULAS = 20_000;

/** Cells and formulas handed to the engine for one calculation: about two seconds. */
export const MAX_CALCULATED_CELLS = 50_000;

/** Cells that all ranges of one calculation together may cover, counted once per formula: about two seconds. */
export const MAX_CALCULATION_WORK = 3_000_000;

/** Cells, blank ones too, that the engine goes over for one calculation (formulaCost.ts): about a second. */
export const MAX_ENGINE_CELLS = 2_000_000;

/** Sheets that take part in one calculation: the engine makes 100 in half a second, 300 in three. */
export const MAX_ENGINE_SHEETS = 120;

/** Levels of formulas and calls the engine goes down at once. Its stack of 1 MB ended at 800. */
export const MAX_CALCULATION_DEPTH = 150;

/** Conditional formats of a sheet that are shown; real sheets have tens, cut and pasted ones some hundreds. */
export const MAX_CONDITIONAL_RULES = 2_000;

/** Ranges of all conditional formats of a sheet; rules beyond are not shown. */
export const MAX_CONDITIONAL_RANGES = 20_000;

/** Cells that a rule over its whole range (ranks, scales, duplicates) may look at; each typed value looks again. */
export const MAX_CONDITIONAL_AREA = 200_000;

/** Comments of a sheet that are shown, and their characters all together. */
export const MAX_COMMENTS = 20_000;
export const MAX_COMMENT_CHARS = 2_000_000;

/** Pictures, shapes and boxes of a sheet that are placed; the window draws each. */
export const MAX_DRAWINGS = 2_000;

/** Members of one drawing's groups, at any depth. */
export const MAX_GROUP_DEPTH = 8;

/** Characters of all shapes of a sheet. */
export const MAX_SHAPE_CHARS = 500_000;

/** An image that the window draws: bytes of the file, and pixels once it is unpacked (4 bytes each). */
export const MAX_PICTURE_BYTES = 20 * MB;
export const MAX_PICTURE_PIXELS = 40_000_000;

/** Tables of a sheet; Excel itself is bounded by memory only. */
export const MAX_TABLES = 1_000;
