/** Signed heads of the tree: c2sp.org/signed-note over c2sp.org/tlog-checkpoint. */
import { createPublicKey, hash, verify } from "node:crypto";

import { demand, Fault, wrong } from "./fault.mjs";
import { base64 } from "./shape.mjs";
import { Tree } from "./tree.mjs";

const ED25519 = 1;
/** So many signatures are looked at at once, on whatever cores there are. */
const AT_ONCE = 64;

/** @typedef {{ size: number, root: string, said: Buffer, signature: Buffer }} Checkpoint */

export class Checkpoints {
  /** @type {Fault | null} the first signature that is not one */
  forged = null;
  /** @type {Checkpoint | null} */
  last = null;
  count = 0;
  #tree = new Tree();
  /** Entries up to this one are as they were signed. */
  #proven = 0;
  #name;
  #keyId;
  #key;
  /** @type {Set<Promise<void>>} */
  #underWay = new Set();

  /** @param {string} name of the ledger and its key @param {Buffer} publicKey */
  constructor(name, publicKey) {
    this.#name = name;
    this.#keyId = hash("sha256", Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ED25519), publicKey]), "buffer");
    const jwk = { kty: "OKP", crv: "Ed25519", x: publicKey.toString("base64url") };
    this.#key = createPublicKey({ key: jwk, format: "jwk" });
  }

  /**
   * Checks a checkpoint; its signature may be told to be forged only later.
   * @param {string} note @param {number} line @param {readonly Buffer[]} leaves of all entries
   * @param {number} firstEntry the line of entry 0
   */
  async check(note, line, leaves, firstEntry) {
    const checkpoint = this.#read(note);
    const { size, root } = checkpoint;
    demand(size > (this.last?.size ?? 0), "指纹要从小到大排列");
    demand(size <= leaves.length, `指纹说有 ${size} 条记录，文件里只有 ${leaves.length} 条`);
    while (this.#tree.size < size) this.#tree.add(/** @type {Buffer} */ (leaves[this.#tree.size]));
    if (this.#tree.root().toString("base64") !== root) {
      demand(await this.#isSigned(checkpoint), "指纹的签名不对");
      const [from, to] = [firstEntry + this.#proven, firstEntry + size - 1];
      const which = from === to ? "这条记录" : `这一行到第 ${to} 行的记录里有的`;
      wrong(`${which}不是当时签名的样子（对照第 ${line} 行的指纹）`, from);
    }
    [this.last, this.#proven, this.count] = [checkpoint, size, this.count + 1];
    await this.#lookAt(checkpoint, line);
  }

  /** Waits for the signatures still being looked at. */
  async settle() {
    await Promise.all(this.#underWay);
  }

  /** @param {Checkpoint} checkpoint @param {number} line */
  async #lookAt(checkpoint, line) {
    const look = async () => {
      if (await this.#isSigned(checkpoint)) return;
      if (!this.forged?.line || line < this.forged.line) this.forged = new Fault("指纹的签名不对", line);
    };
    const looking = look().finally(() => this.#underWay.delete(looking));
    this.#underWay.add(looking);
    if (this.#underWay.size >= AT_ONCE) await Promise.race(this.#underWay);
  }

  /** @param {Checkpoint} checkpoint @returns {Promise<boolean>} */
  #isSigned({ said, signature }) {
    return new Promise((resolve) => {
      verify(null, said, this.#key, signature, (error, signed) => resolve(!error && signed));
    });
  }

  /** @param {string} note @returns {Checkpoint} */
  #read(note) {
    const [name, size = "", root = "", empty, signed = "", end, ...more] = note.split("\n");
    demand(empty === "" && end === "" && more.length === 0, "签名指纹应有三行、一个空行和一行签名");
    demand(name === this.#name, `指纹是 ${name} 的，不是 ${this.#name} 的`);
    demand(/^[1-9]\d{0,14}$/.test(size), "指纹里记录的条数写得不对");
    base64(root, 32, "指纹");
    const before = `— ${this.#name} `;
    demand(signed.startsWith(before), "指纹的签名行写得不对");
    const signature = base64(signed.slice(before.length), 68, "签名");
    demand(signature.subarray(0, 4).equals(this.#keyId.subarray(0, 4)), "指纹是用另一把密钥签的");
    const said = Buffer.from(`${name}\n${size}\n${root}\n`);
    return { size: Number(size), root, said, signature: signature.subarray(4) };
  }
}
