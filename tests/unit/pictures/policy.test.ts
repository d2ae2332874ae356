import { describe, expect, test } from "vitest";

import { refusalToSeePicture } from "#app/domain/pictures/policy.ts";
import type { Role } from "#app/domain/shared/actor.ts";

const actor = (accountId: string | null, ...roles: Role[]) => ({ accountId, communityId: "c", roles: new Set(roles) });

const EVERYBODY = ["li", "visitor", "neighbour", "official", "admin", "chair", "moderator", "supervisor"];

/** Who sees the picture of li's comment or draft. */
describe.each([
  ["shown to all", { hidden: false, draft: false }, EVERYBODY],
  ["hidden", { hidden: true, draft: false }, ["li", "chair", "moderator", "supervisor"]],
  ["a draft", { hidden: false, draft: true }, ["li"]],
] as const)("what is %s", (_, state, seers: readonly string[]) => {
  test.each([
    ["li", actor("li", "resident")],
    ["visitor", actor(null)],
    ["neighbour", actor("wang", "resident", "owner")],
    ["official", actor("sun", "official")],
    ["admin", actor("zheng", "admin")],
    ["chair", actor("fang", "chair")],
    ["moderator", actor("min", "moderator")],
    ["supervisor", actor("zhao", "supervisor")],
  ])("%s", (who, asking) => {
    const sees = refusalToSeePicture(asking, { authorId: "li", ...state }) === null;
    expect(sees).toBe(seers.includes(who));
  });
});
