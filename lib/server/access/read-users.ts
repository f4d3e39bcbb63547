import { err, ok, type Result } from '@/lib/base/result';
import type { StackName } from '@/lib/swarm/objects/ids';
import { type Authority, ROLES } from '@/lib/swarm/operations/role';
import { isPasswordHash } from './password-hash';

/** Who may sign in by name. */
export interface User extends Authority {
  readonly name: string;
  /** A PHC string. */
  readonly hash: string;
}

/** Also the name that the one password, and the printed link, sign in. */
export const ADMIN = 'admin';

const NAME = /^[\w.@-]{1,64}$/;

/**
 * Reads a file of users, a line each: `name:role:stacks:hash`, where stacks is `*` for all or a list with commas. Blank
 * lines and those that begin with # are skipped. The error is a line for each mistake; it never holds a hash.
 */
export function readUsers(file: string): Result<readonly User[], readonly string[]> {
  const users = new Map<string, User>();
  const mistakes: string[] = [];
  for (const [index, line] of file.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const user = readUser(line.trim());
    const mistake = user.ok ? (users.has(user.value.name) ? 'is named twice' : null) : user.error;
    if (mistake !== null) mistakes.push(`line ${index + 1}: ${mistake}`);
    else if (user.ok) users.set(user.value.name, user.value);
  }
  return mistakes.length > 0 ? err(mistakes) : ok([...users.values()]);
}

function readUser(line: string): Result<User, string> {
  const [name = '', role, stacks, hash, ...rest] = line.split(':');
  if (!role || !stacks || !hash || rest.length > 0) return err('must be name:role:stacks:hash');
  if (!NAME.test(name)) return err('the name must be letters, digits, and . _ @ -');
  if (name === ADMIN) return err(`the name ${ADMIN} is that of ADMIN_PASSWORD`);
  const known = ROLES.find((each) => each === role);
  if (!known) return err(`the role must be ${ROLES.join(', ')}`);
  if (!isPasswordHash(hash)) return err('the hash must be made by `npm run user`');
  const names = stacks.split(',').map((stack) => stack.trim() as StackName);
  if (names.some((stack) => stack.length === 0)) return err('the stacks must be * or names with commas');
  return ok({ name, role: known, stacks: stacks === '*' ? null : names, hash });
}
