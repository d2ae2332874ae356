import { useLocation } from "@remix-run/react";

import { SLOW_MINUTES } from "#app/domain/sanctions/sanction.ts";
import type { RefusalCode, Told } from "#app/domain/shared/refusal.ts";
import { showMoment } from "./moment.tsx";
import { useServed, useText } from "./served.ts";

type Refused = { refusal: RefusalCode; told: Told };
type Shown = Refused & { /** Whether something was typed already. */ kept: boolean };

/** Why somebody cannot write this now, until when, and where to object or to read the rule. */
export function ToldRefusal({ refusal, told, kept }: Shown) {
  const { sanctions } = useText();
  const words = sanctions.refused;
  const base = useLocation().pathname.split("/").slice(0, 3).join("/");
  const [to, link] =
    told.by === "sanction" ? [`sanctions/${told.id}`, words.why] : ["conduct#levels", sanctions.levels.link];
  return (
    <div className="notice notice-no" role="alert">
      <p>
        <ToldSentence refusal={refusal} told={told} /> {kept && words.kept}
      </p>
      {/* In a window of its own: what was typed here stays. */}
      <a className="link" href={`${base}/${to}`} target="_blank" rel="noopener">
        {link}
      </a>
    </div>
  );
}

function ToldSentence({ refusal, told }: Refused) {
  const t = useText();
  const { language } = useServed();
  const words = t.sanctions.refused;
  const show = (moment: Date) => showMoment(language, moment);
  if (told.by === "content") {
    return <>{refusal === "too_many_links" ? words.links(told.most) : words.mentions(told.most)}</>;
  }
  if (told.by === "quantity") return <>{words.enough[told.quantity](told.most, show(told.freeAt))}</>;
  const [end, reason] = [show(told.until), t.moderation.grounds[told.ground].name];
  if (refusal !== "slowed") return <>{words.mute(end, reason)}</>;
  return <>{words.slow({ minutes: SLOW_MINUTES, end, free: show(told.freeAt), reason })}</>;
}
