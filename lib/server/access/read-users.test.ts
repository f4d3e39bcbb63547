import { expect, it } from 'vitest';
import { readUsers } from './read-users';

const HASH = '$scrypt$ln=15,r=8,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g';

it('a line is a user; blank lines and comments are not', () => {
  const file = `# the team\n\nada:admin:*:${HASH}\r\nben:operator:shop, blog:${HASH}\n`;
  expect(readUsers(file)).toEqual({
    ok: true,
    value: [
      { name: 'ada', role: 'admin', stacks: null, hash: HASH },
      { name: 'ben', role: 'operator', stacks: ['shop', 'blog'], hash: HASH },
    ],
  });
});

it('every mistake is told by its line, without the hash', () => {
  const file = [
    'ada',
    `ada:boss:*:${HASH}`,
    'ada:admin:*:plain-password',
    `a b:viewer:*:${HASH}`,
    `admin:viewer:*:${HASH}`,
    `ben:operator:shop,,blog:${HASH}`,
    `cy:viewer:*:${HASH}`,
    `cy:admin:*:${HASH}`,
    `dee:admin:*:${HASH}:more`,
  ].join('\n');
  const result = readUsers(file);
  expect(result).toEqual({
    ok: false,
    error: [
      'line 1: must be name:role:stacks:hash',
      'line 2: the role must be viewer, operator, admin',
      'line 3: the hash must be made by `npm run user`',
      'line 4: the name must be letters, digits, and . _ @ -',
      'line 5: the name admin is that of ADMIN_PASSWORD',
      'line 6: the stacks must be * or names with commas',
      'line 8: is named twice',
      'line 9: must be name:role:stacks:hash',
    ],
  });
  expect(JSON.stringify(result)).not.toMatch(/scrypt\$|plain-password/);
});
