import type { Actor, Role } from "#app/domain/shared/actor.ts";

/** The offices that a comment can be spoken in, the first that somebody holds. */
const OFFICES = ["chair", "moderator", "official", "supervisor"] as const satisfies Role[];
export type Office = (typeof OFFICES)[number];

export const officeOf = ({ roles }: Pick<Actor, "roles">): Office | null =>
  OFFICES.find((office) => roles.has(office)) ?? null;

/** The committee and the subdistrict answer; the supervisory committee asks. */
export const mayAnswer = (actor: Pick<Actor, "roles">): boolean => {
  const office = officeOf(actor);
  return office !== null && office !== "supervisor";
};
