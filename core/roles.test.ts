import { expect, test } from 'vitest';
import { ACTIONS, mayDo, ROLE_NAMES, rolesThatMay } from './roles';
import { ROLES } from './words';

test('everyone may read, only clerks and administrators fill, only administrators change the station', () => {
  expect(rolesThatMay('read')).toEqual([...ROLES]);
  expect(rolesThatMay('fill')).toEqual(['clerk', 'administrator']);
  expect(rolesThatMay('manageForms')).toEqual(['clerk', 'administrator']);
  expect(rolesThatMay('manageStation')).toEqual(['administrator']);
});

test('rights of several roles add up; no role, no right', () => {
  expect(mayDo(['auditor', 'clerk'], 'fill')).toBe(true);
  for (const action of ACTIONS) expect(mayDo([], action)).toBe(false);
  expect(Object.keys(ROLE_NAMES)).toEqual([...ROLES]);
});
