import type { Role } from "#app/domain/shared/actor.ts";
import type { Part } from "./compound.ts";
import type { Deed, Member, Party } from "./parties.ts";
import type { Person } from "./people.ts";
import type { Settling } from "./settling.ts";
import { addressOf } from "./units.ts";

/** How many owners are signed up, in percent: enough that those online can be a quorum by themselves. */
const SIGNED_UP = 82;
const SECOND_OF_A_COUPLE = 20;

/** Puts names on the deeds, and signs most of the owners up. People with a part in the story are among them. */
export function signDeeds(deeds: Deed[], parts: ReadonlyMap<string, Part>, settling: Settling): Party[] {
  const { random } = settling;
  const partOf = ({ units }: Deed) => units.map((unit) => parts.get(addressOf(unit))).find(Boolean);
  const others = deeds.filter((deed) => !deed.company && !partOf(deed));
  const online = new Set(random.shuffled(others).slice(0, Math.floor((others.length * SIGNED_UP) / 100)));

  return deeds.map((deed) => {
    const part = partOf(deed);
    const { id, kind, units } = deed;
    if (part) return { id, kind, units, members: [playing(part, deed, settling)] };
    if (deed.company) return { id, kind, units, members: [acting(deed, deed.company, settling)] };
    return { id, kind, units, members: owning(deed, online.has(deed), settling) };
  });
}

function playing(part: Part, deed: Deed, { register, cast }: Settling): Member {
  const known = part.invented ? { realName: register.inventName() } : part;
  const account = register.signUp({ ...known, ...atHome(deed) });
  cast.set(part.login, account);
  return { name: account.realName, account, designatedVoter: false };
}

/** A company votes through its agent, who does not live here. */
function acting({ hasAgent }: Deed, name: string, { register }: Settling): Member {
  const account = hasAgent ? register.signUp({ realName: register.inventName(), roles: ["owner"] }) : null;
  return { name, account, designatedVoter: false };
}

function owning(deed: Deed, isOnline: boolean, { register, random }: Settling): Member[] {
  const owner = (signsUp: boolean, designatedVoter: boolean): Member => {
    const realName = register.inventName();
    return {
      name: realName,
      account: signsUp ? register.signUp({ realName, ...atHome(deed) }) : null,
      designatedVoter,
    };
  };
  if (deed.kind !== "coOwners") return [owner(isOnline, false)];
  return [owner(isOnline, true), owner(random.percent(SECOND_OF_A_COUPLE), false)];
}

const atHome = ({ units: [home] }: Deed) =>
  ({ roles: ["resident", "owner"] as Role[], building: home?.building ?? "", tenure: "owner" }) as const;

/** Who casts for a party: the designated voter, else the only one who is signed up. */
export function voterOf({ members }: Party): Person | null {
  const designated = members.find(({ designatedVoter }) => designatedVoter);
  if (designated) return designated.account;
  const signedUp = members.flatMap(({ account }) => account ?? []);
  return signedUp.length === 1 ? (signedUp[0] ?? null) : null;
}
