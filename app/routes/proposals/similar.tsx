import { renderToStaticMarkup } from "react-dom/server";

import { SimilarForm } from "#app/domain/proposals/forms.ts";
import { MOST_SUGGESTED, similarProposals } from "#app/domain/proposals/similar-queries.server.ts";
import { fragment, onlyPosted } from "#app/http/handlers.server.ts";
import { ServedContext } from "#app/ui/served.ts";
import { Similar } from "#app/ui/similar.tsx";

export const loader = onlyPosted(1, "/proposals/new");

/** What is like a title, for the script that shows it while the title is typed; nothing where nothing is. */
export const action = fragment(SimilarForm, async ({ actor: { communityId }, visit }, { title }) => {
  const proposals = await similarProposals(communityId, title, { limit: MOST_SUGGESTED });
  if (proposals.length === 0) return "";
  return renderToStaticMarkup(
    <ServedContext.Provider value={{ language: visit.language, elder: visit.elder, script: "", typed: null }}>
      <section className="notice notice-sun stack mt-3 gap-2">
        <Similar proposals={proposals} base={`/c/${communityId}`} />
      </section>
    </ServedContext.Provider>,
  );
});
