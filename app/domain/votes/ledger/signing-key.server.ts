import { generateKeyPairSync } from "node:crypto";

import type { Db } from "#app/db/client.server.ts";
import { type Signer, signerOf } from "./checkpoint.server.ts";

/**
 * The key that signs the heads of all ledgers here. Whoever needs it first makes it, once for all servers. It is asked
 * for every time: the transaction that made it may be rolled back.
 */
export const signingKey = async (tx: Db): Promise<Signer> => (await readKey(tx)) ?? makeKey(tx);

async function readKey(tx: Db) {
  const kept = await tx.signingKey.findUnique({ where: { id: 1 }, select: { publicKey: true, privateKey: true } });
  return kept ? signerWith(kept) : undefined;
}

let latest: { privateKey: Uint8Array; signer: Signer } | undefined;

/** The key as it was read. To make it ready takes longer than to sign with it, and it stays the same. */
export function signerWith({ privateKey, publicKey }: KeyPair): Signer {
  if (!latest || !Buffer.from(privateKey).equals(latest.privateKey)) {
    latest = { privateKey, signer: signerOf(privateKey, publicKey) };
  }
  return latest.signer;
}

async function makeKey(tx: Db) {
  const { publicKey, privateKey } = newKey();
  await tx.$executeRaw`INSERT INTO "SigningKey" ("publicKey", "privateKey") VALUES (${publicKey}, ${privateKey})
    ON CONFLICT DO NOTHING`;
  const kept = await readKey(tx);
  if (!kept) throw new Error("the key that was made is not there");
  return kept;
}

/** The public key in 32 bytes, the private one as PKCS #8. */
export type KeyPair = { publicKey: Uint8Array<ArrayBuffer>; privateKey: Uint8Array<ArrayBuffer> };

export function newKey(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  return {
    publicKey: Uint8Array.from(publicKey.export({ format: "der", type: "spki" }).subarray(-32)),
    privateKey: Uint8Array.from(privateKey.export({ format: "der", type: "pkcs8" })),
  };
}
