// Asks what is understood of a sheet, anew with every correction. Law: while the new answer is on its way the last one
// stays on the screen, so that a fix blinks nothing and moves nothing.
import { useEffect, useRef } from 'react';
import type { WorkbookSource } from '../../core/contract';
import type { Correction, Understanding } from '../../core/understanding';
import { useAsk } from '../client';

export interface Understood {
  readonly understood: Understanding | undefined;
  readonly error: Error | null;
  /** The answer on the screen is to the present corrections. */
  readonly isFresh: boolean;
}

/** `corrections` undefined: those kept with the form. */
export function useUnderstanding(
  source: WorkbookSource,
  sheet: number,
  corrections?: readonly Correction[],
  enabled = true,
): Understood {
  const answer = useAsk(
    'forms.understand',
    { ...source, sheet, ...(corrections ? { corrections: [...corrections] } : {}) },
    enabled,
  );
  const place = `${JSON.stringify(source)} ${sheet}`;
  const last = useRef<{ place: string; understood: Understanding }>(undefined);
  useEffect(() => {
    if (answer.data) last.current = { place, understood: answer.data };
  }, [answer.data, place]);
  const kept = last.current?.place === place ? last.current.understood : undefined;
  return { understood: answer.data ?? kept, error: answer.error, isFresh: answer.data !== undefined };
}
