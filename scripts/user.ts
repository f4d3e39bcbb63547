import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { hashPassword } from '@/lib/server/access/password-hash';
import { readUsers } from '@/lib/server/access/read-users';

const usage = `npm run user -- NAME viewer|operator|admin [--stacks a,b]
  asks for a password (or reads it from standard input), and prints the line for USERS_FILE`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { stacks: { type: 'string', default: '*' } },
});
const [name, role, ...rest] = positionals;
if (!name || !role || rest.length > 0) {
  process.stderr.write(`${usage}\n`);
  process.exit(2);
}

const line = `${name}:${role}:${values.stacks}:${await hashPassword(await askPassword())}`;
const read = readUsers(line);
if (!read.ok) {
  process.stderr.write(`${read.error.join('\n').replaceAll('line 1: ', '')}\n`);
  process.exit(1);
}
process.stdout.write(`${line}\n`);

/** What is typed is not shown. */
async function askPassword(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write(`Password of ${name}: `);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silence, terminal: process.stdin.isTTY });
  const password = await reader.question('');
  reader.close();
  if (process.stdin.isTTY) process.stderr.write('\n');
  if (password.length > 0) return password;
  process.stderr.write('An empty password is none.\n');
  process.exit(1);
}
