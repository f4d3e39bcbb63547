import { expect, it } from 'vitest';
import type { StackName } from '../objects/ids';
import { allows, allowsSome, ROLES, type Role } from './role';

const shop = 'shop' as StackName;
const other = 'other' as StackName;

it.each(ROLES.flatMap((role) => ROLES.map((needed) => [role, needed] as const)))(
  '%s where %s is needed',
  (role: Role, needed: Role) => {
    const expected = ROLES.indexOf(role) >= ROLES.indexOf(needed);
    expect(allows({ role, stacks: null }, { role: needed, inStack: false }, null)).toBe(expected);
    expect(allows({ role, stacks: null }, { role: needed, inStack: true }, shop)).toBe(expected);
  },
);

it.each(ROLES)('who has no role may not do what a %s may', (role) => {
  for (const stacks of [null, [shop]])
    expect(allows({ role: null, stacks }, { role, inStack: true }, shop)).toBe(false);
  expect(allowsSome({ role: null, stacks: [shop] }, { role, inStack: true })).toBe(false);
});

it('who is limited to stacks acts on what is in them, and only where the rule lets them', () => {
  const limited = { role: 'admin', stacks: [shop] } as const;
  const inStack = { role: 'operator', inStack: true } as const;
  expect(allows(limited, inStack, shop)).toBe(true);
  expect(allows(limited, inStack, other)).toBe(false);
  expect(allows(limited, inStack, null)).toBe(false);
  expect(allows(limited, { ...inStack, inStack: false }, shop)).toBe(false);
  expect(allows({ role: 'viewer', stacks: [shop] }, inStack, shop)).toBe(false);
  expect(allows({ role: 'admin', stacks: [] }, inStack, shop)).toBe(false);
  expect(allows(limited, { role: 'viewer', inStack: false }, other)).toBe(true);
});

it('a rule allows something to who could do it to anything', () => {
  const inStack = { role: 'operator', inStack: true } as const;
  expect(allowsSome({ role: 'operator', stacks: null }, { ...inStack, inStack: false })).toBe(true);
  expect(allowsSome({ role: 'operator', stacks: [shop] }, inStack)).toBe(true);
  expect(allowsSome({ role: 'operator', stacks: [shop] }, { ...inStack, inStack: false })).toBe(false);
  expect(allowsSome({ role: 'operator', stacks: [] }, inStack)).toBe(false);
  expect(allowsSome({ role: 'viewer', stacks: null }, inStack)).toBe(false);
});
