import pg from "pg";

import { hashPassword } from "#app/domain/accounts/password.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { PAGES_CHANNEL } from "#app/domain/shared/touch.server.ts";
import { signerOf } from "#app/domain/votes/ledger/checkpoint.server.ts";
import { type KeyPair, newKey } from "#app/domain/votes/ledger/signing-key.server.ts";
import type { Storage } from "#app/storage/storage.ts";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "./accounts.ts";
import { Acts } from "./acts.ts";
import { addLooks } from "./audit-rows.ts";
import { Calendar } from "./calendar.ts";
import { COMMUNITY, communityId, SUBDISTRICT } from "./community.ts";
import { type Compound, compoundOf, newTownOf } from "./compound.ts";
import { Drawings } from "./drawings.ts";
import { type Edition, editionsOf, newTownEdition } from "./editions.ts";
import { settle } from "./neighbourhood.ts";
import { Register } from "./people.ts";
import { Progress } from "./progress.ts";
import { retellingFor } from "./retelling.ts";
import { RowSink } from "./row-sink.ts";
import { KINDS, Serials } from "./serials.ts";
import { cast } from "./setting.ts";
import { addWords } from "./signals.ts";
import { tell } from "./tell.ts";
import { addVerification } from "./verification.ts";

export { DEMO_ACCOUNTS };

type Options = {
  /** How many times the demo community, for measuring. */
  scale: number;
  progress: (line: string) => void;
  /** What the demo's moments are counted from. */
  now?: Date;
  /** What signs the ledgers of its votes: new ones, if nobody brings any. */
  keys?: KeyPair;
  /** Where the files of its pictures are kept; without, it has none. */
  files?: Pick<Storage, "put">;
};

/** Writes the demo community into an empty, migrated database: all of it or nothing. */
export async function seedDemo(
  url: string,
  { scale, progress, now = new Date(), keys = newKey(), files }: Options,
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  const drawings = new Drawings(files ?? null);
  await client.connect();
  try {
    // A crash ends the connection, and with it everything written so far.
    await client.query("BEGIN");
    // References are checked by plans made while the tables are still small.
    await client.query("SET LOCAL enable_seqscan = off");
    await write(
      { sink: new RowSink(client), scale, calendar: new Calendar(now), keys, drawings },
      new Progress(progress),
    );
    await client.query("SELECT pg_notify($1, $2)", [
      PAGES_CHANNEL,
      `${tags.installation()} ${tags.community(communityId)}`,
    ]);
    await client.query("COMMIT");
    await drawings.keep();
  } finally {
    await client.end();
  }
}

type Writing = { sink: RowSink; scale: number; calendar: Calendar; keys: KeyPair; drawings: Drawings };

async function write({ sink, scale, calendar, keys, drawings }: Writing, progress: Progress) {
  const plan: { compound: Compound; editions: Edition[] }[] = Array.from({ length: scale }, (_, index) => {
    const compound = compoundOf(index);
    return { compound, editions: editionsOf(compound, calendar) };
  });
  if (scale > 1) {
    const compound = newTownOf(scale, scale);
    plan.push({ compound, editions: [newTownEdition(compound, calendar)] });
  }
  const serials = new Serials(
    plan.flatMap(({ editions }) => editions),
    calendar.year,
  );

  sink.add("Subdistrict", SUBDISTRICT);
  sink.add("Community", { ...COMMUNITY, createdAt: calendar.at(320, 540) });
  sink.add("SigningKey", { ...keys, createdAt: calendar.at(320, 540) });
  const signer = signerOf(keys.privateKey, keys.publicKey);
  for (const kind of KINDS) {
    sink.add("Counter", { communityId, kind, year: serials.year, last: serials.last[kind] });
  }
  const acts = new Acts();
  const register = new Register(sink, calendar, await hashPassword(DEMO_PASSWORD));
  const staff = new Map(cast.staff.map((official) => [official.login, employ(official, register)]));
  for (const [at, { compound, editions }] of plan.entries()) {
    const neighbourhood = settle(compound, register);
    const retelling = retellingFor(compound, neighbourhood.cast);
    await tell({ sink, acts, calendar, serials, signer, staff, neighbourhood, retelling, drawings }, editions);
    if (at === 0) addVerification(neighbourhood, register, staff);
    if (at === 0) addWords(sink, calendar.at(300, 600));
    if (at === 0) addLooks(acts, calendar, staff, neighbourhood.cast);
    if (at === 0) await sink.takeStock();
    progress.reached(at + 1, plan.length, sink.written);
  }
  acts.write(sink);
  await sink.takeStock();
  progress.done(sink.written);
}

/** Who serves the community does so under their own name. */
const employ = ({ login, realName, role }: (typeof cast.staff)[number], register: Register) =>
  register.signUp({ login, realName, shownName: realName, roles: [role] });
