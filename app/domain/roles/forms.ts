import { z } from "zod";
import { ROLES } from "#app/domain/shared/actor.ts";
import { text } from "#app/domain/shared/fields.ts";

const reason = text(200, 2);

export const GiveRoleForm = z.object({ person: z.uuid(), role: z.enum(ROLES).exclude(["official"]), reason });
export type GiveRole = z.output<typeof GiveRoleForm>;

export const TakeRoleForm = z.object({ reason });

export const GivePostForm = z.object({ person: z.uuid(), reason });
export type GivePost = z.output<typeof GivePostForm>;

/** What is looked for: a name, or a number as it is dialled. */
export const PeopleSearch = z.object({
  q: z.string().trim().max(60).optional().catch(undefined),
  after: z.string().max(100).optional().catch(undefined),
});
export type PeopleSearch = z.output<typeof PeopleSearch>;
