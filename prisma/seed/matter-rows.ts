import { isEditable } from "#app/domain/proposals/lifecycle.ts";
import { TERMS_VERSION } from "#app/domain/proposals/likeness.ts";
import { NO_WORDS } from "#app/domain/proposals/store.server.ts";
import { titleTerms } from "#app/domain/proposals/title-terms.server.ts";
import { written } from "#app/domain/proposals/written.server.ts";
import { clock } from "./calendar.ts";
import { communityId } from "./community.ts";
import { addDiscussion } from "./discussion.ts";
import { type Edition, stateOf } from "./editions.ts";
import { addModeration, groundOf } from "./moderation-rows.ts";
import type { Person } from "./people.ts";
import { Random } from "./random.ts";
import { authorOf, known, type Scene } from "./scene.ts";
import { htmlOf } from "./texts.ts";

/** Writes a proposal with its history and what was said about it, and in which other it stands. Returns its id. */
export async function addMatter(
  scene: Scene,
  edition: Edition,
  endorsers: Person[],
  standsInId: string | null,
): Promise<string> {
  const { matter, steps, key } = edition;
  const { sink, calendar, retelling } = scene;
  const random = new Random(`matter/${key}`);
  const author = authorOf(scene, edition);
  const { category, moderated } = matter;
  const content = { title: retelling.title(matter.title), category, body: retelling.text(matter.body) };
  const hiddenFor = moderated?.hidden ? groundOf(moderated) : null;
  // What is hidden is with its last revision alone.
  const shown = hiddenFor ? { ...NO_WORDS, category } : { ...content, ...(await written(content)) };
  const id = random.uuid();
  const threadId = await addDiscussion(scene, edition, author);

  const submittedAt = steps[0]?.at ?? null;
  const createdAt = submittedAt
    ? calendar.earlier(submittedAt, random.between(1, 5))
    : calendar.at(matter.draftedDaysAgo, clock(random.between(9, 21)));
  const revisions = await revisionsOf(scene, edition, createdAt, random);
  const edited = revisions.at(-1)?.editedAt ?? createdAt;
  const moved = steps.at(-1)?.at ?? createdAt;

  sink.add("Proposal", {
    ...{ communityId, id, year: null, number: null, ...scene.serials.find("proposal", key) },
    ...{ authorId: author.id, ...shown, hiddenFor },
    ...{
      state: stateOf(edition),
      revision: revisions.length,
      endorsementCount: endorsers.length,
      standsInId,
      threadId,
    },
    ...{
      termsVersion: submittedAt ? TERMS_VERSION : 0,
      formKey: random.uuid(),
      createdAt,
      submittedAt,
      updatedAt: later(edited, moved),
    },
  });
  if (submittedAt) {
    const { weights, size } = titleTerms(shown.title);
    for (const term of weights.keys()) sink.add("ProposalTerm", { communityId, proposalId: id, term, size });
  }
  for (const revision of revisions) {
    sink.add("ProposalRevision", { communityId, proposalId: id, ...content, ...revision, editorId: author.id });
  }
  steps.forEach(({ from, to, at, by, reason }, index) => {
    const actorId = (by === "author" ? author : by ? known(scene, by) : null)?.id ?? null;
    const move = { from, to, at, actorId, reason: reason && withSerials(reason, scene, edition) };
    sink.add("ProposalMove", { communityId, proposalId: id, position: index + 1, ...move });
  });
  if (moderated && submittedAt) {
    const serial = scene.serials.show("proposal", key);
    addModeration(scene, { kind: "proposal", serial, id, author, at: submittedAt }, moderated);
  }
  return id;
}

/** The text as it was first, and after each edit while it could be edited. */
async function revisionsOf(
  { calendar, retelling }: Scene,
  { matter, steps }: Edition,
  createdAt: Date,
  random: Random,
) {
  const settled = steps.find(({ to }) => !isEditable(to))?.at ?? calendar.latest;
  const bodies = [...matter.earlier, matter.body].map(retelling.text);
  let editedAt = createdAt;
  const revisions = [];
  for (const [index, body] of bodies.entries()) {
    if (index > 0) editedAt = calendar.between(random, editedAt, settled);
    revisions.push({ revision: index + 1, body, bodyHtml: await htmlOf(body), editedAt });
  }
  return revisions;
}

/** {40} is the number of another matter here. */
export const withSerials = (reason: string, { serials }: Scene, { compound }: Edition) =>
  reason.replace(/\{(\d+)\}/g, (_, no) => serials.show("proposal", `${compound.index}/${no}`));

const later = (a: Date, b: Date) => new Date(Math.max(a.getTime(), b.getTime()));
