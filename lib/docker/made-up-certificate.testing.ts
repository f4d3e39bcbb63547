import { generateKeyPairSync, sign } from 'node:crypto';

/** Stand-ins for tests. Never imported by the product. */

/** A certificate that signs itself, and its key, in PEM: as short as X.509 allows, and good for a century. */
export function aCertificate(): { readonly cert: string; readonly key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signature = der(0x30, ECDSA_WITH_SHA256);
  const name = der(0x30);
  const validity = der(
    0x30,
    der(0x17, Buffer.from('200101000000Z')),
    der(0x18, Buffer.from('21200101000000Z')),
  );
  const subject = publicKey.export({ type: 'spki', format: 'der' });
  const told = der(0x30, der(0x02, Buffer.of(1)), signature, name, validity, name, subject);
  const signed = der(0x03, Buffer.of(0), sign('sha256', told, privateKey));
  const base64 = der(0x30, told, signature, signed).toString('base64').replaceAll(/.{64}/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** 1.2.840.10045.4.3.2 */
const ECDSA_WITH_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex');

/** A value of ASN.1, in DER. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}
