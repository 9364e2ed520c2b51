// Who may do what: one table, role × action, enforced in the main process for every question of the window.
// Law 8: what a role may not do is refused in words, never half done. The window only hides.
import { ROLES, type Role } from './words';

export const ACTIONS = ['read', 'fill', 'manageForms', 'manageStation'] as const;
export type Action = (typeof ACTIONS)[number];

const rights: Readonly<Record<Role, readonly Action[]>> = {
  clerk: ['read', 'fill', 'manageForms'],
  reviewer: ['read'],
  commander: ['read'],
  administrator: ['read', 'fill', 'manageForms', 'manageStation'],
  auditor: ['read'],
};

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  clerk: '内勤',
  reviewer: '审核人',
  commander: '所领导',
  administrator: '管理员',
  auditor: '审计员',
};

export function mayDo(roles: readonly Role[], action: Action): boolean {
  return roles.some((role) => rights[role].includes(action));
}

export function rolesThatMay(action: Action): readonly Role[] {
  return ROLES.filter((role) => rights[role].includes(action));
}
