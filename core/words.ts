// The product's nouns as types: branded identifiers and closed unions. Law: one word for one thing,
// the same in code, store and window (docs: architecture, Words). Nothing here computes.

declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

export type OrganizationId = Branded<number, 'OrganizationId'>;
export type DepartmentId = Branded<number, 'DepartmentId'>;
export type AccountId = Branded<number, 'AccountId'>;
export type FormId = Branded<number, 'FormId'>;
export type FormVersionId = Branded<number, 'FormVersionId'>;
export type ReportId = Branded<number, 'ReportId'>;

/** What a person may be; an account holds one or several. The table of rights is core/roles.ts. */
export const ROLES = ['clerk', 'reviewer', 'commander', 'administrator', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** Where a stored value came from (law 2). The One-datum rules add `counted` and `computed` answers; those are never stored. */
export const ORIGINS = ['typed', 'pasted', 'imported'] as const;
export type Origin = (typeof ORIGINS)[number];

/** State of a report of one period. `draft` is the only state in which its cells change. */
export const REPORT_STATES = ['draft'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** Local date-time of minute precision, `YYYY-MM-DDTHH:mm`; a calendar date, `YYYY-MM-DD`. Never a JavaScript Date. */
export type LocalDateTime = string;
export type LocalDate = string;
/** An instant on the machine's clock, ISO 8601 in UTC with milliseconds; for "who, when", never for periods. */
export type Instant = string;
