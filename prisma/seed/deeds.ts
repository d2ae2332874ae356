import type { Role } from "#app/domain/shared/actor.ts";
import type { Part } from "./compound.ts";
import type { Deed, Member, Party } from "./parties.ts";
import type { Person } from "./people.ts";
import { names } from "./setting.ts";
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
  const inherited = others.find((deed) => online.has(deed) && deed.kind === "person" && deed.units.length === 1);

  return deeds.map((deed) => {
    const part = partOf(deed);
    const { id, kind, units } = deed;
    if (part) return { id, kind, units, members: [playing(part, deed, settling)] };
    if (deed.company) return { id, kind, units, members: acting(deed, deed.company, settling) };
    if (deed === inherited) return { id, kind, units, members: inheriting(deed, settling) };
    return { id, kind, units, members: owning(deed, online.has(deed), settling) };
  });
}

function playing(part: Part, deed: Deed, { register, cast }: Settling): Member {
  const known = part.invented ? { realName: register.inventName() } : part;
  const account = register.signUp({ ...known, ...atHome(deed) });
  cast.set(part.login, account);
  return member(account.realName, { account });
}

/** A company votes through its agent, who does not live here. */
function acting({ hasAgent }: Deed, name: string, { register }: Settling): Member[] {
  if (!hasAgent) return [member(name)];
  const account = register.signUp({ realName: register.inventName(), roles: ["owner"] });
  return [member(name), member(account.realName, { account, capacity: "agent" })];
}

/** A child who owns a flat votes through a parent, who lives there with them. */
function inheriting(deed: Deed, { register, aside }: Settling): Member[] {
  const realName = register.inventName();
  const account = register.signUp({ realName, ...atHome(deed) });
  return [member(realName.slice(0, 1) + aside.pick(names.given)), member(realName, { account, capacity: "guardian" })];
}

const member = (name: string, rest: Partial<Member> = {}): Member => ({
  ...{ name, account: null, capacity: "owner", designatedVoter: false },
  ...rest,
});

function owning(deed: Deed, isOnline: boolean, { register, random }: Settling): Member[] {
  const owner = (signsUp: boolean, designatedVoter: boolean): Member => {
    const realName = register.inventName();
    return member(realName, {
      account: signsUp ? register.signUp({ realName, ...atHome(deed) }) : null,
      designatedVoter,
    });
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
