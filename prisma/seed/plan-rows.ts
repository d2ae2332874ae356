import { writeEntered } from "#app/domain/vote-plans/entered.ts";
import { fewestAsking, type Preconditions } from "#app/domain/vote-plans/preconditions.ts";
import type { OpenVote } from "#app/domain/votes/forms.ts";
import { MOTION } from "#app/domain/votes/settings.ts";
import { clock } from "./calendar.ts";
import { communityId } from "./community.ts";
import type { Edition } from "./editions.ts";
import { Random } from "./random.ts";
import { ownersRoll } from "./roll.ts";
import { known, type Scene } from "./scene.ts";

const PLANNED = "0/3";

/** One matter of the demo's own compound is to be put to a vote, as soon as the chair approves. */
export function addPlan(scene: Scene, { key }: Edition, proposalId: string) {
  if (key !== PLANNED) return;
  const { sink, acts, calendar, neighbourhood } = scene;
  const area = neighbourhood.areas[0];
  const preparer = known(scene, "limin");
  if (!area || !preparer) throw new Error("the demo's plan asks an area and is prepared by somebody");
  const random = new Random(`plan/${key}`);
  const owners = ownersRoll(area).reduce((sum, { heads }) => sum + heads, 0);
  const asked = (fewestAsking("ownerOrdinary", "owners", owners) ?? 0) + 9;
  const preconditions: Preconditions = { askedBy: "owners", asked, of: owners, study: null, risk: RISK };
  const input: OpenVote = {
    ...{ question: QUESTION, explanation: EXPLANATION, formKey: random.uuid() },
    ...{ track: "ownerOrdinary", mode: "people", quorum: "none", ruleVersion: null },
    ...{ propertyAreaId: area.id, buildingId: null, gridId: null },
    ...{ settings: MOTION, preconditions: { ...preconditions, of: null } },
    ...{ opensAt: calendar.at(-30, clock(9)), closesAt: calendar.at(-40, clock(20)) },
  };
  const id = random.uuid();
  const preparedAt = calendar.at(1, clock(16, 20));
  sink.add("VotePlan", {
    ...{ communityId, id, proposalId, entered: writeEntered(input), preconditions },
    ...{ preparedById: preparer.id, preparedAt, formKey: input.formKey },
    ...{ status: "waiting", revision: 1 },
  });
  const detail = { proposal: scene.serials.show("proposal", key), track: input.track };
  acts.add({
    ...{ at: preparedAt, actorId: preparer.id, aboutId: null },
    ...{ action: "plan.prepare", subject: `plan:${id}`, detail },
  });
}

const QUESTION = "是否同意与鑫源大厦签订夜间错时共享停车协议，试行一年？";

const EXPLANATION = `协议的主要内容：

- 每晚 19:00 至次日 7:30，鑫源大厦向一期业主开放 60 个车位，按月登记、先到先得；
- 双休日和法定节假日全天开放；
- 任何一方提前 30 天书面通知，可以终止。`;

const RISK = "超时停车可能引起纠纷：协议写明超时处理办法，试行期间由居委会每月公布一次情况。";
