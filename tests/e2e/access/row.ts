import type { Role } from "#app/domain/shared/actor.ts";
import type { Made, ObjectName } from "./objects.ts";

/**
 * Who may ask for what: a row for each address of app/routes.ts, a column for each method, and in each cell those who
 * are let in. access.spec.ts asks every address as everybody and holds the application to it; an address without a row
 * fails tests/unit/http/access-table.test.ts.
 *
 * To add an address, add its row to the file of its area in rows/:
 *
 *   { at: "c/:community/grids", GET: COMMITTEE, POST: COMMITTEE, form: { name: "第一网格" } },
 *
 * - `at` is the address as in app/routes.ts, with what it stands in before it.
 * - `GET` and `POST` name who is let in: who gets a page, or is led to another one, and whose form is taken or refused
 *   only for what it says or when it comes. All others get 401, 403 or 404, or are led to sign in, and learn nothing.
 * - `form` is what the form needs to be taken; it is asked as everybody who is kept out first, then as all the others.
 *   At least one of these must succeed. Leave it out for a form that is one button.
 * - `once` says that the form ends what it is about: whoever sends it later does not find it any more.
 * - `unrecorded` says why it does not come into the record of acts, as all that only people with power may do has to.
 * - `upload` says that the form may bring a file, and is sent as such a form is.
 * - `of` names what the parameters of the address stand for, a line of objects.ts; made anew for each form that is taken.
 *   Whoever it belongs to asks as "own", and everybody else is somebody else.
 */
export type Asker = "stranger" | "elsewhere" | "own" | Role;

export type Row = {
  at: string;
  of?: ObjectName;
  GET: readonly Asker[];
  POST: readonly Asker[];
  form?: Form | ((made: Made) => Form);
  upload?: true;
  once?: true;
  unrecorded?: string;
};
type Form = Record<string, string>;

/** Each of them holds one role and no other. */
export const RESIDENTS = ["resident", "owner", "representative", "buildingSteward", "gridWorker"] as const;
export const COMMITTEE = ["moderator", "chair"] as const;
/** Who knows who serves here. */
export const OVERSEERS = [...COMMITTEE, "supervisor", "admin"] as const;
/** Who sees the register of places and owners. */
export const REGISTRY = [...COMMITTEE, "supervisor"] as const;
/** Who sees a subdistrict: those who serve in it and in its communities. */
export const ABOVE_ALL = [...COMMITTEE, "official", "admin"] as const;
export const NEIGHBOURS = [...RESIDENTS, ...COMMITTEE, "supervisor", "official", "admin"] as const;

/** Whoever has a role in the community, and whose the thing is. */
export const MEMBERS = ["own", ...NEIGHBOURS] as const;
/** "elsewhere" is on the committee of another community, and has no role in this one. */
export const SIGNED_IN = [...MEMBERS, "elsewhere"] as const;
export const EVERYBODY = [...SIGNED_IN, "stranger"] as const;
export const OWN = ["own"] as const;
export const NOT_OWN = [...NEIGHBOURS, "elsewhere"] as const;
/** Who has power over others anywhere, and so has to do with second factors. */
export const STAFF = [...COMMITTEE, "supervisor", "official", "admin", "elsewhere"] as const;
export const NOBODY = [] as const;

export const ASKERS: readonly Asker[] = EVERYBODY;

export const formKey = "0190a000-0000-7000-8000-000000000001";
