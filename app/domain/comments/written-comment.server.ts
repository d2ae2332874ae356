import { prisma } from "#app/db/client.server.ts";
import type { Content } from "#app/domain/sanctions/judgment.ts";
import { renderMarkdown } from "#app/domain/shared/render-markdown.server.ts";
import { findPeople } from "./mention-store.server.ts";
import { markMentions, mentionedIn, namesToLookUp, withoutEmphasis } from "./mentions.ts";

export type WrittenComment = {
  body: string;
  bodyHtml: string;
  /** The accounts of those it names with an @. */
  mentioned: string[];
  /** How much there is in it of what limits count. */
  content: Content;
};

/**
 * What somebody wrote, rendered, and whom it mentions: members of the community, by the names they are shown under now.
 * A name that several bear means nobody. Refuses with text_too_tangled.
 */
export async function writtenComment(communityId: string, body: string): Promise<WrittenComment> {
  const people = await findPeople(prisma, communityId, namesToLookUp(body));
  const names = mentionedIn(body, people.keys());
  const { html } = await renderMarkdown(withoutEmphasis(body, names));
  return {
    ...{ body, bodyHtml: markMentions(html, names), mentioned: names.flatMap((name) => people.get(name) ?? []) },
    content: { mentions: names.length, links: html.match(/<a\s[^>]*href=/g)?.length ?? 0 },
  };
}
