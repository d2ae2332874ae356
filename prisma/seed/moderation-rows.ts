import { isUrgent, MANY_FLAGS } from "#app/domain/moderation/grounds.ts";
import { communityId } from "./community.ts";
import type { Person } from "./people.ts";
import { Random } from "./random.ts";
import { known, passersBy, type Scene } from "./scene.ts";
import type { Moderated } from "./stories.ts";

type Item = { id: string; author: Person; at: Date } & ({ kind: "comment" } | { kind: "proposal"; serial: string });

/** What came of it, in the hours before now. */
const HOURS_AGO = { flagged: 20, hidden: 9, appealed: 4 };
const PROMISED_HOURS = 24;

export const groundOf = ({ flags: [flag] }: Moderated) => flag?.ground ?? null;

/** The flags of a comment or a proposal, and what the committee made of them. */
export function addModeration(scene: Scene, item: Item, moderated: Moderated) {
  const { id, author, at } = item;
  const { sink, calendar } = scene;
  const ago = (hours: number) => new Date(Math.max(calendar.earlier(calendar.latest, hours).getTime(), at.getTime()));
  const key = { communityId, itemId: id };
  const { flags, hidden } = moderated;
  const random = new Random(`flags/${id}`);
  const others = passersBy(scene).filter((person) => person !== author);
  const people = new Set<Person>();
  while (people.size < flags.length) people.add(random.pick(others));
  const flaggers = [...people];
  for (const [index, flag] of flags.entries()) {
    const accountId = flaggers[index]?.id ?? "";
    sink.add("Flag", { ...key, accountId, ...flag, flaggedAt: ago(HOURS_AGO.flagged - index) });
  }
  const by = hidden && known(scene, hidden.by);
  sink.add("ModerationCase", {
    ...{
      ...key,
      commentId: item.kind === "comment" ? id : null,
      proposalId: item.kind === "proposal" ? id : null,
      state: by ? "hidden" : "waiting",
      flags: flags.length,
      openedAt: ago(HOURS_AGO.flagged),
    },
    urgent: flags.length >= MANY_FLAGS || flags.some(({ ground }) => isUrgent(ground)),
    ...{ revision: by ? 2 : 1, judgedAt: by ? ago(HOURS_AGO.hidden) : null, judgedById: by?.id ?? null },
  });
  const ground = groundOf(moderated);
  if (by && ground) addHiding(scene, item, { ...hidden, ground, by }, ago);
}

type Hiding = Omit<NonNullable<Moderated["hidden"]>, "by"> & {
  ground: NonNullable<ReturnType<typeof groundOf>>;
  by: Person;
};

function addHiding({ sink, acts }: Scene, item: Item, hiding: Hiding, ago: (hours: number) => Date) {
  const { id, author } = item;
  const { ground, note, appeal, by } = hiding;
  const measureId = new Random(`measure/${id}`).uuid();
  const at = ago(HOURS_AGO.hidden);
  sink.add("Measure", { communityId, id: measureId, itemId: id, ground, note, state: "standing", byId: by.id, at });
  acts.add({
    ...{ at, actorId: by.id, aboutId: author.id, action: "moderation.hide" },
    subject: item.kind === "comment" ? `comment:${id}` : `proposal:${item.serial}`,
    ...{ detail: { ground }, personal: { reason: note } },
  });
  if (!appeal) return;
  // A measure begins as one nobody has appealed against.
  const appealedAt = ago(HOURS_AGO.appealed);
  sink.afterwards(
    `UPDATE "Measure" SET "state" = 'appealed', "appeal" = $3, "appealedAt" = $4, "answerDueAt" = $5
     WHERE "communityId" = $1 AND "id" = $2`,
    [communityId, measureId, appeal, appealedAt, new Date(appealedAt.getTime() + PROMISED_HOURS * 3_600_000)],
  );
}
