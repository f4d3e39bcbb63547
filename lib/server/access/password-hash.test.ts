import { expect, it } from 'vitest';
import { hashPassword, isPasswordHash, isPasswordOf } from './password-hash';

it('a password is known by its hash, and no other is', async () => {
  const hash = await hashPassword('open sesame');
  expect(isPasswordHash(hash)).toBe(true);
  expect(hash).not.toContain('sesame');
  expect(await isPasswordOf(hash, 'open sesame')).toBe(true);
  expect(await isPasswordOf(hash, 'open sesamE')).toBe(false);
  expect(await isPasswordOf(hash, '')).toBe(false);
});

it('two hashes of one password differ, as their salts do', async () => {
  expect(await hashPassword('x')).not.toBe(await hashPassword('x'));
});

it('a hash that others made is read with its own cost', async () => {
  // RFC 7914, section 12: scrypt("pleaseletmein", "SodiumChloride", N=2^14, r=8, p=1), its first 64 bytes.
  const salt = Buffer.from('SodiumChloride').toString('base64').replace(/=+$/, '');
  const key = Buffer.from(
    '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
    'hex',
  );
  const phc = `$scrypt$ln=14,r=8,p=1$${salt}$${key.toString('base64').replace(/=+$/, '')}`;
  expect(await isPasswordOf(phc, 'pleaseletmein')).toBe(true);
});

it.each([
  '',
  'open sesame',
  '$2y$10$abcdefghijklmnopqrstuv',
  '$scrypt$ln=15,r=8,p=1$c2FsdA$aGFzaA', // too short to be safe
  '$scrypt$ln=31,r=8,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g', // 2 TB
  '$scrypt$ln=15,r=999,p=9$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g',
])('%j is no hash', async (text) => {
  expect(isPasswordHash(text)).toBe(false);
  expect(await isPasswordOf(text, text)).toBe(false);
});
