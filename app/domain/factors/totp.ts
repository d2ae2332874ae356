import { Secret, TOTP } from "otpauth";

const PERIOD_S = 30;
/** So many steps to either side: clocks of phones go wrong, and typing takes a while. */
const WINDOW = 1;

const totpOf = (secret: Uint8Array, names: { issuer?: string; label?: string } = {}) =>
  new TOTP({
    ...names,
    ...{
      algorithm: "SHA1",
      digits: 6,
      period: PERIOD_S,
      secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
    },
  });

/** The 30-second step since 1970 that this code is of, near now (RFC 6238); null for a wrong code. */
export function stepOfCode(secret: Uint8Array, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1_000 / PERIOD_S) + delta;
}

/** What an authenticator reads from the QR code. */
export const authenticatorUri = (secret: Uint8Array, names: { issuer: string; label: string }) =>
  totpOf(secret, names).toString();

/** The same for typing: base32 in groups of four. */
export const secretInGroups = (secret: Uint8Array) =>
  totpOf(secret)
    .secret.base32.match(/.{1,4}/g)
    ?.join(" ") ?? "";
