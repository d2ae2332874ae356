import { checkpointFeed } from "#app/domain/votes/proofs.server.ts";
import { atom } from "#app/http/atom.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { zh } from "#app/i18n/zh.ts";

/** A feed, for programs and other sites to keep: it speaks the language of the place. */
export const loader = page(async ({ community, url }) => {
  const at = `${url.origin}/c/${community.id}`;
  const heads = await checkpointFeed(community.id);
  const feed = atom({
    title: zh.ledger.feed.title(community.name),
    address: `${at}/checkpoints`,
    entries: heads.map(({ serial, question, note, at: updated }) => {
      const link = `${at}/votes/${serial}/ledger`;
      return { id: link, title: `${serial} ${question}`, link, updated, text: note };
    }),
  });
  return new Response(feed, { headers: { "Content-Type": "application/atom+xml; charset=utf-8" } });
});
