import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";

/** A twentieth of the server's memory, and only staff use it: loaded when the first passkey comes. */
const webauthn = () => import("@simplewebauthn/server");

/** Who asks for a passkey: the host that browsers bind it to, and the origin that answers have to come from. */
export type Site = { host: string; origin: string; name: string };

type Known = { id: string; publicKey: Uint8Array<ArrayBuffer>; counter: bigint; transports: string[] };

/** What a browser is asked to make a passkey with. No attestation: which brand it is, is nobody's business. */
export async function creationOptions(site: Site, person: { accountId: string; name: string }, known: Known[]) {
  const { generateRegistrationOptions } = await webauthn();
  return generateRegistrationOptions({
    ...{ rpID: site.host, rpName: site.name, userName: person.name, attestationType: "none" },
    userID: new TextEncoder().encode(person.accountId),
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
  });
}

export async function requestOptions(site: Site, known: Known[]) {
  const { generateAuthenticationOptions } = await webauthn();
  return generateAuthenticationOptions({
    rpID: site.host,
    allowCredentials: known.map(({ id, transports }) => ({ id, transports })),
    userVerification: "preferred",
  });
}

/** The passkey that a browser made for this challenge; null when the answer is not what it should be. */
export async function madePasskey(site: Site, expectedChallenge: string, response: object) {
  const { verifyRegistrationResponse } = await webauthn();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      ...{ response: response as RegistrationResponseJSON, expectedChallenge },
      ...{ expectedOrigin: site.origin, expectedRPID: site.host, requireUserVerification: false },
    });
    if (!verified) return null;
    const { id, publicKey, counter, transports } = registrationInfo.credential;
    return { id, publicKey: new Uint8Array(publicKey), counter, transports: transports ?? [] };
  } catch {
    return null;
  }
}

/** The counter a passkey stands at now, when it signed this challenge; null when it did not, or its counter went back, as a copy's would. */
export async function signedCounter(site: Site, expectedChallenge: string, response: object, known: Known) {
  const { verifyAuthenticationResponse } = await webauthn();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      ...{ response: response as AuthenticationResponseJSON, expectedChallenge },
      ...{ expectedOrigin: site.origin, expectedRPID: site.host, requireUserVerification: false },
      credential: {
        id: known.id,
        publicKey: known.publicKey,
        counter: Number(known.counter),
        transports: known.transports,
      },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}
