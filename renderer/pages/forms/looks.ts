// Files looked at but not yet imported, in the order they came. The bytes stay in the main process under a token;
// leaving the page drops them there too.
import { create } from 'zustand';
import type { FileLook, Looked } from '../../../core/contract';

export type Refusal = Exclude<Looked, FileLook>;

interface Looks {
  readonly looks: readonly FileLook[];
  readonly refusals: readonly Refusal[];
  /** What is being read at this moment; undefined = nothing. */
  readonly reading: string | undefined;
  set(part: Partial<Pick<Looks, 'looks' | 'refusals' | 'reading'>>): void;
}

export const useLooks = create<Looks>()((set) => ({
  looks: [],
  refusals: [],
  reading: undefined,
  set: (part) => set(part),
}));
