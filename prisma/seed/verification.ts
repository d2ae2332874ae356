import { hashOf } from "#app/domain/verification/code.server.ts";
import { expiryOf } from "#app/domain/verification/letters.ts";
import { clock } from "./calendar.ts";
import { communityId } from "./community.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import type { Party } from "./parties.ts";
import type { Person, Register } from "./people.ts";
import { Random } from "./random.ts";

const BUILDING = "3号楼";
const PRINTED_DAYS_AGO = 6;
const USED = 4;

/** One building got letters, some of which were used; and two newcomers wait to be let in. */
export function addVerification({ areas }: Neighbourhood, register: Register, staff: ReadonlyMap<string, Person>) {
  const random = new Random("verification");
  const homes = areas
    .flatMap(({ parties }) => parties)
    .flatMap((party) => party.units.map((unit) => ({ unit, party })))
    .filter(({ unit }) => unit.kind === "flat");
  const here = homes.filter(({ unit }) => unit.building === BUILDING);
  const printer = staff.get("wangfang");
  if (!printer) throw new Error("somebody prints the letters");
  addLetters(here, printer, register, random);

  const [owned] = homes.filter(({ unit, party }) => unit.building !== BUILDING && isFree(party));
  const [rented] = here.filter(({ party }) => !isFree(party));
  if (!owned || !rented) throw new Error("the demo has homes to claim");
  const owner = register.signUp({ realName: owned.party.members[0]?.name ?? "", roles: [] });
  const tenant = register.signUp({ realName: register.inventName(), roles: [] });
  const claim = { communityId, letterId: null, state: "waiting", reason: "" } as const;
  register.sink.add(
    "Claim",
    {
      ...{ ...claim, id: random.uuid(), accountId: owner.id, unitId: owned.unit.id, standing: "owner" },
      ...{ claimedName: owner.realName, nameMatches: true, formKey: random.uuid() },
      createdAt: register.calendar.at(3, clock(19, 40)),
    },
    {
      ...{ ...claim, id: random.uuid(), accountId: tenant.id, unitId: rented.unit.id, standing: "tenant" },
      ...{ claimedName: tenant.realName, nameMatches: false, formKey: random.uuid() },
      createdAt: register.calendar.at(1, clock(8, 15)),
    },
  );
}

type Home = { unit: Party["units"][number]; party: Party };

const isFree = ({ kind, members }: Party) => kind === "person" && members.every(({ account }) => account === null);

/** Nobody knows their codes: what is stored are digests of no code at all. */
function addLetters(homes: Home[], printer: Person, { sink, calendar }: Register, random: Random) {
  const createdAt = calendar.at(PRINTED_DAYS_AGO, clock(15));
  const expiresAt = expiryOf(createdAt);
  let used = 0;
  for (const { unit, party } of homes) {
    const account = used < USED ? party.members[0]?.account : null;
    if (account) used += 1;
    sink.add("UnitLetter", {
      ...{ communityId, id: random.uuid(), unitId: unit.id, codeHash: hashOf(random.uuid()) },
      ...{ printedById: printer.id, createdAt, expiresAt, revokedAt: null },
      ...{
        usedAt: account ? calendar.at(PRINTED_DAYS_AGO - 2, clock(18, 5 * used)) : null,
        usedById: account?.id ?? null,
      },
    });
  }
}
