// The machine's clock, read in one place: instants for "who, when", the local day for "today".
import type { Instant, LocalDate } from '../core/words';

export interface Clock {
  now(): Instant;
  today(): LocalDate;
}

export const machineClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => {
    const now = new Date();
    const pad = (n: number) => String(n).padStart(2, '0');
    return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  },
};
