/** Signed heads of a ledger's tree, as notes that other programs can read: c2sp.org/signed-note, c2sp.org/tlog-checkpoint. */
import { createHash, createPrivateKey, type KeyObject, sign } from "node:crypto";

const ED25519 = 1;

/** What signs, and what its signatures are checked with: 32 bytes. */
export type Signer = { privateKey: KeyObject; publicKey: Uint8Array };

export type TreeHead = { size: number; root: Uint8Array };

export const signerOf = (privateKey: Uint8Array, publicKey: Uint8Array): Signer => ({
  privateKey: createPrivateKey({ key: Buffer.from(privateKey), format: "der", type: "pkcs8" }),
  publicKey,
});

/** "sunshine-hall/yangguang/2026-0003": which ledger a checkpoint is of, and the name of the key that signs it. */
export const originOf = (communityId: string, serial: string) => `sunshine-hall/${communityId}/${serial}`;

/** Which key signed, in 4 bytes. */
export const keyIdOf = (name: string, publicKey: Uint8Array) =>
  createHash("sha256").update(`${name}\n`).update(Uint8Array.of(ED25519)).update(publicKey).digest().subarray(0, 4);

export function signedCheckpoint(origin: string, { size, root }: TreeHead, { privateKey, publicKey }: Signer): string {
  const text = `${origin}\n${size}\n${Buffer.from(root).toString("base64")}\n`;
  const signature = sign(null, Buffer.from(text), privateKey);
  return `${text}\n— ${origin} ${Buffer.concat([keyIdOf(origin, publicKey), signature]).toString("base64")}\n`;
}

/** The head that a checkpoint of ours says. */
export function headOf(note: string): TreeHead {
  const [, size = "", root = ""] = note.split("\n");
  return { size: Number(size), root: Buffer.from(root, "base64") };
}
