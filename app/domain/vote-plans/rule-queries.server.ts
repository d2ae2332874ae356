import { type Db, prisma } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { type Electorate, type RuleSet, TRACKS, type Track } from "#app/domain/votes/rules.ts";
import { TRACK_RULES } from "#app/domain/votes/track-rules.ts";
import { refusalToAddRule } from "./policy.ts";
import { listRules } from "./rule-store.server.ts";

/** The rules of every kind of decision: the law's, and the community's own, the newest first. */
export async function rulesPage(actor: Actor) {
  const own = await listRules(prisma, actor.communityId);
  return {
    tracks: TRACKS.map((track) => ({
      track,
      law: TRACK_RULES[track],
      own: own.filter(({ rule }) => rule.track === track),
    })),
    mayAdd: refusalToAddRule(actor) === null,
  };
}

/** What the form for a new rule begins with: the law's. */
export async function newRulePage(actor: Actor, asked: string) {
  const track = trackIn(asked);
  refuseIf(refusalToAddRule(actor));
  return { track, law: TRACK_RULES[track] };
}

/** The kind of decision that an address names. Refuses with not_found. */
export function trackIn(asked: string): Track {
  const track = TRACKS.find((one) => one === asked);
  if (!track) throw new Refused("not_found");
  return track;
}

/** The newest of the community's own rules for each kind of decision and electorate: those a vote can be held by. */
export async function newestRules(db: Db, communityId: string): Promise<RuleSet[]> {
  const newest = new Map<string, RuleSet>();
  for (const { rule } of await listRules(db, communityId)) {
    const key = `${rule.track} ${rule.electorate}`;
    if (!newest.has(key)) newest.set(key, rule);
  }
  return [...newest.values()];
}

/** A rule of the community's own that a vote asks for. Refuses with rule_outdated unless it is the newest there is. */
export async function ownRule(db: Db, communityId: string, asked: { track: Track; version: number }, who: Electorate) {
  const rules = await newestRules(db, communityId);
  const rule = rules.find(({ track, electorate }) => track === asked.track && electorate === who);
  if (rule?.version !== asked.version) throw new Refused("rule_outdated");
  return rule;
}
