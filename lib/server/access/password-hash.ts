import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** Cost 2^15, block size 8: 32 MB and about 0.1 s a try. */
const LN = 15;
const R = 8;
const P = 1;
const HASH_BYTES = 32;
const MAX_LN = 20;

const PHC = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([A-Za-z0-9+/]{11,})\$([A-Za-z0-9+/]{22,})$/;

/** A password as a PHC string: `$scrypt$ln=15,r=8,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, HASH_BYTES, options(LN, R, P));
  return `$scrypt$ln=${LN},r=${R},p=${P}$${text(salt)}$${text(hash)}`;
}

/** Whether it is a PHC string that `isPasswordOf` can read, at a cost that a server can bear. */
export const isPasswordHash = (phc: string): boolean => read(phc) !== null;

/** Whether `phc` was made of `password`; takes as long for one that was not. */
export async function isPasswordOf(phc: string, password: string): Promise<boolean> {
  const parts = read(phc);
  if (!parts) return false;
  return timingSafeEqual(await derive(password, parts.salt, parts.hash.length, parts.options), parts.hash);
}

function read(phc: string) {
  const [, ln, r, p, salt, hash] = PHC.exec(phc) ?? [];
  if (!ln || !r || !p || !salt || !hash || Number(ln) > MAX_LN || Number(ln) < 1) return null;
  if (Number(r) * Number(p) > 64 || Number(r) < 1 || Number(p) < 1) return null;
  return {
    options: options(Number(ln), Number(r), Number(p)),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

const options = (ln: number, r: number, p: number): ScryptOptions => ({
  N: 2 ** ln,
  r,
  p,
  maxmem: 256 * 2 ** ln * r,
});

const text = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

const derive = (password: string, salt: Buffer, length: number, cost: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, length, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
