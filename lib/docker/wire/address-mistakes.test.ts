import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aCertificate } from '../made-up-certificate.testing';
import { addressMistakes } from './address-mistakes';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'address-mistakes-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const tls = (certPath: string) => addressMistakes({ host: 'tcp://manager01', tlsVerify: true, certPath });

it.each(['unix:///var/run/docker.sock', 'tcp://192.0.2.1:2375', 'manager01:2375', 'ssh://me@manager01'])(
  '%s will do',
  (host) => {
    expect(addressMistakes({ host })).toEqual([]);
  },
);

it.each([
  ['unix://docker.sock', /^DOCKER_HOST=unix:\/\/docker\.sock: .*absolute/],
  ['npipe:////./pipe/docker_engine', /^DOCKER_HOST=npipe:.*not supported/],
  ['tcp://', /^DOCKER_HOST=tcp:\/\/: a host is missing/],
  ['ssh://me:hunter2@manager01', /^DOCKER_HOST=ssh:\/\/me@manager01: a password is not taken/],
])('%s will not', (host, words) => {
  expect(addressMistakes({ host })).toEqual([expect.stringMatching(words)]);
});

it('names every certificate that is not there, and repeats no password of the address', () => {
  const told = addressMistakes({ host: 'https://me:hunter2@m', certPath: '/nowhere' });
  expect(told).toEqual(
    ['ca.pem', 'cert.pem', 'key.pem'].map(
      (name) => `DOCKER_CERT_PATH: /nowhere/${name} cannot be read (ENOENT)`,
    ),
  );
});

it('names every file that holds something else, and a key of another certificate', () => {
  for (const name of ['ca.pem', 'cert.pem', 'key.pem']) write(name, '-----BEGIN NOTHING-----');
  expect(tls(folder)).toEqual([
    `DOCKER_CERT_PATH: ${folder}/ca.pem holds no certificate`,
    `DOCKER_CERT_PATH: ${folder}/cert.pem holds no certificate`,
    `DOCKER_CERT_PATH: ${folder}/key.pem holds no private key without a passphrase`,
  ]);
  const { cert, key } = aCertificate();
  write('ca.pem', aCertificate().cert);
  write('cert.pem', cert);
  write('key.pem', key);
  expect(tls(folder)).toEqual([]);
  write('key.pem', aCertificate().key);
  expect(tls(folder)).toEqual([
    expect.stringMatching(/^DOCKER_CERT_PATH: cert\.pem and key\.pem are not of one pair/),
  ]);
});
