import type { ProposalState } from "#app/db/generated/enums.ts";
import type { Look } from "#app/domain/accounts/record-look.server.ts";
import type { Action } from "#app/domain/audit/actions.ts";
import type { Acts } from "./acts.ts";
import { type Calendar, clock } from "./calendar.ts";
import type { Edition, Step } from "./editions.ts";
import type { Person } from "./people.ts";
import { authorOf, known, type Scene } from "./scene.ts";

type Kind = "proposal" | "vote" | "outcome";
type Act = {
  action: Action;
  of: Kind;
  concernsAuthor?: true;
  said?: (step: Step) => { detail: object; personal: object };
};

const review = (verdict: string): Act => ({
  ...{ action: "proposal.review", of: "proposal", concernsAuthor: true },
  said: ({ reason }) => ({ detail: { verdict }, personal: { reason } }),
});

/** The acts of people with power among the steps, named as the app's commands name them. */
const ACTS: Partial<Record<ProposalState, Act>> = {
  listed: review("accept"),
  needsRevision: review("sendBack"),
  notAccepted: review("refuse"),
  deliberating: { action: "proposal.deliberate", of: "proposal", concernsAuthor: true },
  ballotNotice: { action: "vote.open", of: "vote" },
  tallied: { action: "vote.close", of: "vote" },
  resultNotice: { action: "outcome.publish", of: "outcome" },
};

export function addAudit(scene: Scene, edition: Edition) {
  const { key, steps } = edition;
  const authorId = authorOf(scene, edition).id;
  for (const step of steps) {
    const act = ACTS[step.to];
    if (!act) continue;
    scene.acts.add({
      ...{ at: step.at, actorId: step.by ? (known(scene, step.by)?.id ?? null) : null, action: act.action },
      ...{ aboutId: act.concernsAuthor ? authorId : null, subject: `${act.of}:${scene.serials.show(act.of, key)}` },
      ...act.said?.(step),
    });
  }
}

type People = ReadonlyMap<string, Person>;

const LOOKS: readonly [by: string, at: string, what: Look, day: number][] = [
  ["limin", "chenhai", "claim", 200],
  ["limin", "chenhai", "party", 12],
  ["zhaoguoqiang", "liuyang", "party", 6],
];

/** Those whose registration somebody looked at, while it was checked. */
export function addLooks(acts: Acts, calendar: Calendar, staff: People, cast: People) {
  for (const [by, whom, what, day] of LOOKS) {
    const [viewer, subject] = [staff.get(by), cast.get(whom)];
    if (!viewer || !subject) throw new Error(`${by} looks at ${whom}, and one of them is not here`);
    acts.add({
      ...{ at: calendar.at(day, clock(10, 5)), actorId: viewer.id, aboutId: subject.id },
      ...{ action: "person.look", subject: "person", detail: { what } },
    });
  }
}
