import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A certificate with its private key, both as PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** An authority that issues certificates for a test. */
export interface Authority {
  readonly certificate: string;
  /** Issues a certificate for names (`db.example`) and addresses (`127.0.0.1`). */
  issue(names: readonly string[]): Certificate;
}

/** Makes an authority; Node.js can check certificates but not make them, so the DER is written here (RFC 5280, section 4). */
export function makeAuthority(): Authority {
  const root = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = encodeCertificate({ subject: 'Test Authority', publicKey: root.publicKey, issuerKey: root.privateKey, names: [] });
  return {
    certificate,
    issue: (names) => {
      const leaf = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      return {
        certificate: encodeCertificate({ subject: 'Test Server', publicKey: leaf.publicKey, issuerKey: root.privateKey, names }),
        key: leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      };
    },
  };
}

interface CertificateRequest {
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly issuerKey: KeyObject;
  /** Empty for the authority itself. */
  readonly names: readonly string[];
}

function encodeCertificate({ subject, publicKey, issuerKey, names }: CertificateRequest): string {
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const now = Date.now();
  const day = 86_400_000;
  const body = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.concat([Buffer.of(1), createHash('sha256').update(spki).digest().subarray(0, 8)])),
    ecdsaWithSha256,
    commonName('Test Authority'),
    sequence(time(now - day), time(now + day)),
    commonName(subject),
    spki,
    der(0xa3, sequence(...(names.length === 0 ? [authorityExtension] : [nameExtension(names)]))),
  );
  const signature = sign('sha256', body, issuerKey);
  const whole = sequence(body, ecdsaWithSha256, der(0x03, Buffer.of(0), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const header = length < 128 ? [tag, length] : length < 256 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(header), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts);
}

/** An object identifier, its numbers already encoded. */
function oid(...bytes: readonly number[]): Buffer {
  return der(0x06, Buffer.from(bytes));
}

/** ecdsa-with-SHA256, 1.2.840.10045.4.3.2. */
const ecdsaWithSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));

/** basicConstraints, critical, CA true. */
const authorityExtension = sequence(oid(0x55, 0x1d, 0x13), der(0x01, Buffer.of(0xff)), der(0x04, sequence(der(0x01, Buffer.of(0xff)))));

function commonName(name: string): Buffer {
  return sequence(der(0x31, sequence(oid(0x55, 0x04, 0x03), der(0x0c, Buffer.from(name)))));
}

/** subjectAltName: dNSName is tag 2, iPAddress is tag 7. */
function nameExtension(names: readonly string[]): Buffer {
  const entries = names.map((name) =>
    /^[\d.]+$/.test(name) ? der(0x87, Buffer.from(name.split('.').map(Number))) : der(0x82, Buffer.from(name)),
  );
  return sequence(oid(0x55, 0x1d, 0x11), der(0x04, sequence(...entries)));
}

function time(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replace(/[-:T]|\.\d+/g, '');
  return der(0x17, Buffer.from(digits.slice(2)));
}
