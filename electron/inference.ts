// Which inference this program was built with. Law 7: an understanding kept in the ledger is used only by the very code
// that made it; a program that was not built (tests) knows no name for its code and keeps none.
declare const __INFERENCE__: string | undefined;

/** Digest of the sources of core/infer and its words, set by the build; null where nothing was built. */
export const INFERENCE: string | null = typeof __INFERENCE__ === 'undefined' ? null : __INFERENCE__;
