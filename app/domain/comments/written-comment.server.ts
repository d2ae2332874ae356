import { prisma } from "#app/db/client.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { renderMarkdown } from "#app/domain/shared/render-markdown.server.ts";
import { findPeople } from "./mention-store.server.ts";
import { MOST_MENTIONS, markMentions, mentionedIn, namesToLookUp, withoutEmphasis } from "./mentions.ts";

export type WrittenComment = {
  body: string;
  bodyHtml: string;
  /** The accounts of those it names with an @. */
  mentioned: string[];
};

/**
 * What somebody wrote, rendered, and whom it mentions: members of the community, by the names they are shown under now.
 * A name that several bear means nobody. Refuses with text_too_tangled and too_many_mentions.
 */
export async function writtenComment(communityId: string, body: string): Promise<WrittenComment> {
  const people = await findPeople(prisma, communityId, namesToLookUp(body));
  const names = mentionedIn(body, people.keys());
  if (names.length > MOST_MENTIONS) throw new Refused("too_many_mentions");
  const { html } = await renderMarkdown(withoutEmphasis(body, names));
  return { body, bodyHtml: markMentions(html, names), mentioned: names.flatMap((name) => people.get(name) ?? []) };
}
