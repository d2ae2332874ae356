import { nameKey } from "#app/domain/accounts/display-name.ts";
import { maskedName } from "#app/domain/accounts/login-name.ts";
import { type Office, officeOf } from "#app/domain/comments/offices.ts";
import type { Role } from "#app/domain/shared/actor.ts";
import { type Calendar, clock } from "./calendar.ts";
import { communityId, SUBDISTRICT } from "./community.ts";
import { Random } from "./random.ts";
import type { RowSink } from "./row-sink.ts";
import { names } from "./setting.ts";

export type Person = {
  id: string;
  realName: string;
  shownName: string;
  /** Where they live or own; null for people who only serve here. */
  building: string | null;
  tenure: "owner" | "tenant" | "none";
  /** What they speak as. */
  office: Office | null;
};

export type Newcomer = {
  login?: string;
  realName: string;
  shownName?: string | undefined;
  roles: Role[];
  building?: string;
  tenure?: Person["tenure"];
};

const FIRST_PHONE = 13_800_000_000;
const CHOOSES_A_NAME = 9;

/** Signs people up, and writes their accounts and roles. */
export class Register {
  readonly #random = new Random("people");
  readonly #shownNames = [...names.shownNames];
  readonly #nameKeys = new Set<string>();
  #signedUp = 0;
  #unnamed = 0;

  constructor(
    readonly sink: RowSink,
    readonly calendar: Calendar,
    readonly passwordHash: string,
  ) {}

  /** A name such as people here have. */
  inventName(): string {
    return this.#random.pick([...names.surnames]) + this.#random.pick(names.given);
  }

  signUp({ login, realName, roles, building, tenure = "none", ...given }: Newcomer): Person {
    const id = this.#random.uuid();
    const chosen = !login && this.#random.percent(CHOOSES_A_NAME) ? this.#shownNames.pop() : undefined;
    const shownName = given.shownName ?? chosen ?? maskedName(realName);
    const createdAt = this.calendar.at(this.#random.between(250, 300), clock(this.#random.between(8, 20)));
    const loginName = login ?? `resident${String(++this.#unnamed).padStart(3, "0")}`;
    const phone = String(FIRST_PHONE + ++this.#signedUp);
    const nameStyle = shownName === maskedName(realName) ? "masked" : shownName === realName ? "real" : "chosen";
    const name = { realName, shownName, nameStyle } as const;
    this.sink.add("Account", {
      ...{ id, loginName, phone, passwordHash: this.passwordHash, ...name, isDemo: true, createdAt },
    });
    if (nameStyle !== "masked") this.#keepName(id, shownName);
    for (const role of roles) this.grant(id, role, createdAt);
    return { id, realName, shownName, building: building ?? null, tenure, office: officeOf({ roles: new Set(roles) }) };
  }

  /** A real name may be somebody else's, too: it is then kept for whoever came first. */
  #keepName(accountId: string, name: string) {
    const key = nameKey(name);
    if (this.#nameKeys.has(key)) return;
    this.#nameKeys.add(key);
    this.sink.add("CommunityName", { communityId, nameKey: key, accountId });
  }

  grant(accountId: string, role: Role, grantedAt: Date) {
    const id = this.#random.uuid();
    if (role === "official") {
      this.sink.add("OfficialPost", { subdistrictId: SUBDISTRICT.id, id, accountId, grantedAt });
    } else {
      this.sink.add("Membership", { communityId, id, accountId, role, grantedAt });
    }
  }
}
