// The workbook worker's duties in this very thread, for tests of what stands on them.
import { type WorkbookDuties, workbookDuties } from '../duties';
import type { Shelf } from '../library';

export interface NearShelf {
  readonly shelf: Shelf;
  /** What a worker that died and came back knows: nothing. */
  forget(): void;
}

export function nearShelf(): NearShelf {
  let duties = workbookDuties();
  const shelf = new Proxy({} as Shelf, {
    get:
      (_target, name: keyof WorkbookDuties) =>
      async (...args: never[]) =>
        (duties[name] as (...args: never[]) => unknown)(...args),
  });
  return {
    shelf,
    forget: () => {
      duties = workbookDuties();
    },
  };
}
