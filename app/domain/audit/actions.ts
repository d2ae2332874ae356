import type { Role } from "#app/domain/shared/actor.ts";

/** Who does it: roles; whoever it is about; the clock, in nobody's name; or whoever has the server's shell. */
export type Doer = Role | "self" | "clock" | "shell";
type Facts = { kind: Kind; by: readonly Doer[] };

/** Kinds of acts, as the audit page puts them together. */
export const KINDS = [
  "people",
  "looks",
  "register",
  "proposals",
  "discussion",
  "votes",
  "papers",
  "outcomes",
  "places",
] as const;
export type Kind = (typeof KINDS)[number];

const COMMITTEE = ["moderator", "chair"] as const;
const OVERSEERS = [...COMMITTEE, "supervisor", "admin"] as const;

/**
 * Every act of power there is, and who has that power: nothing else can be recorded. What each means stands in the
 * catalogues, under audit.actions.
 */
export const ACTIONS = {
  "role.grant": { kind: "people", by: [...COMMITTEE, "official", "admin", "shell"] },
  "role.take": { kind: "people", by: [...COMMITTEE, "official", "admin"] },
  "claim.accept": { kind: "people", by: [...COMMITTEE, "self"] },
  "claim.refuse": { kind: "people", by: COMMITTEE },
  "household.name": { kind: "people", by: COMMITTEE },
  "member.add": { kind: "people", by: COMMITTEE },
  "member.remove": { kind: "people", by: COMMITTEE },
  "letter.print": { kind: "people", by: COMMITTEE },
  "letter.revoke": { kind: "people", by: COMMITTEE },
  "factor.add": { kind: "people", by: ["self"] },
  "factor.remove": { kind: "people", by: ["self"] },
  "factor.renew": { kind: "people", by: ["self"] },
  "factor.recover": { kind: "people", by: ["self"] },
  "factor.reset": { kind: "people", by: ["shell"] },
  "person.erase": { kind: "people", by: ["clock"] },

  "person.look": { kind: "looks", by: OVERSEERS },
  "places.export": { kind: "looks", by: COMMITTEE },
  "audit.export": { kind: "looks", by: ["supervisor"] },

  "unit.add": { kind: "register", by: COMMITTEE },
  "unit.edit": { kind: "register", by: COMMITTEE },
  "unit.remove": { kind: "register", by: COMMITTEE },
  "party.add": { kind: "register", by: COMMITTEE },
  "party.edit": { kind: "register", by: [...COMMITTEE, "self"] },
  "party.remove": { kind: "register", by: COMMITTEE },
  "stairwell.edit": { kind: "register", by: COMMITTEE },
  "import.upload": { kind: "register", by: COMMITTEE },
  "import.apply": { kind: "register", by: [...COMMITTEE, "shell"] },
  "import.discard": { kind: "register", by: COMMITTEE },
  "import.undo": { kind: "register", by: COMMITTEE },

  "proposal.review": { kind: "proposals", by: COMMITTEE },
  "proposal.deliberate": { kind: "proposals", by: COMMITTEE },

  "proposal.merge": { kind: "proposals", by: COMMITTEE },
  "proposal.keepMerged": { kind: "proposals", by: COMMITTEE },
  "proposal.unmerge": { kind: "proposals", by: COMMITTEE },

  "comment.answer": { kind: "discussion", by: [...COMMITTEE, "official"] },
  "comment.edit": { kind: "discussion", by: [...COMMITTEE, "official"] },
  "comment.remove": { kind: "discussion", by: [...COMMITTEE, "official"] },
  "moderation.publish": { kind: "discussion", by: COMMITTEE },
  "moderation.keep": { kind: "discussion", by: COMMITTEE },
  "moderation.hide": { kind: "discussion", by: COMMITTEE },
  "moderation.ask": { kind: "discussion", by: COMMITTEE },
  "moderation.escalate": { kind: "discussion", by: COMMITTEE },
  "moderation.undo": { kind: "discussion", by: COMMITTEE },
  "moderation.forget": { kind: "discussion", by: ["clock"] },
  "appeal.uphold": { kind: "discussion", by: COMMITTEE },
  "appeal.reverse": { kind: "discussion", by: COMMITTEE },
  "sanction.impose": { kind: "discussion", by: COMMITTEE },
  "sanction.lift": { kind: "discussion", by: COMMITTEE },
  "sanction.uphold": { kind: "discussion", by: COMMITTEE },
  "sanction.reverse": { kind: "discussion", by: COMMITTEE },
  "sanction.drop": { kind: "discussion", by: COMMITTEE },
  "words.add": { kind: "discussion", by: COMMITTEE },
  "words.remove": { kind: "discussion", by: COMMITTEE },
  "thread.summarise": { kind: "discussion", by: COMMITTEE },

  "plan.prepare": { kind: "votes", by: COMMITTEE },
  "plan.approve": { kind: "votes", by: COMMITTEE },
  "plan.sendBack": { kind: "votes", by: COMMITTEE },
  "plan.withdraw": { kind: "votes", by: COMMITTEE },
  "rule.add": { kind: "votes", by: ["chair"] },
  "vote.open": { kind: "votes", by: COMMITTEE },
  "vote.close": { kind: "votes", by: ["clock"] },
  "vote.lot": { kind: "votes", by: COMMITTEE },
  "act.propose": { kind: "votes", by: COMMITTEE },
  "act.approve": { kind: "votes", by: COMMITTEE },
  "act.refuse": { kind: "votes", by: COMMITTEE },
  "act.withdraw": { kind: "votes", by: COMMITTEE },
  "rollRequest.answer": { kind: "votes", by: COMMITTEE },

  "paper.print": { kind: "papers", by: COMMITTEE },
  "paper.deliver": { kind: "papers", by: [...COMMITTEE, "buildingSteward", "gridWorker"] },
  "paper.read": { kind: "papers", by: COMMITTEE },
  "paper.resolve": { kind: "papers", by: COMMITTEE },
  "proxy.record": { kind: "papers", by: COMMITTEE },
  "proxy.revoke": { kind: "papers", by: COMMITTEE },

  "outcome.publish": { kind: "outcomes", by: COMMITTEE },
  "outcome.annul": { kind: "outcomes", by: COMMITTEE },
  "outcome.settle": { kind: "outcomes", by: ["clock"] },
  "objection.reject": { kind: "outcomes", by: COMMITTEE },
  "objection.uphold": { kind: "outcomes", by: COMMITTEE },

  "community.add": { kind: "places", by: ["admin", "shell"] },
  "community.edit": { kind: "places", by: ["chair", "admin"] },
  "propertyArea.add": { kind: "places", by: COMMITTEE },
  "propertyArea.edit": { kind: "places", by: COMMITTEE },
  "propertyArea.remove": { kind: "places", by: COMMITTEE },
  "building.add": { kind: "places", by: COMMITTEE },
  "building.edit": { kind: "places", by: COMMITTEE },
  "building.remove": { kind: "places", by: COMMITTEE },
  "grid.add": { kind: "places", by: COMMITTEE },
  "grid.edit": { kind: "places", by: COMMITTEE },
  "grid.remove": { kind: "places", by: COMMITTEE },
  "subdistrict.add": { kind: "places", by: ["admin", "shell"] },
  "subdistrict.edit": { kind: "places", by: ["admin"] },
} as const satisfies Record<`${string}.${string}`, Facts>;
export type Action = keyof typeof ACTIONS;

export const actionsOf = (kind: Kind): Action[] =>
  (Object.keys(ACTIONS) as Action[]).filter((action) => ACTIONS[action].kind === kind);
