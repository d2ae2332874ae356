import { useLocation } from "@remix-run/react";

import { SLOW_MINUTES } from "#app/domain/sanctions/sanction.ts";
import type { RefusalCode, Told } from "#app/domain/shared/refusal.ts";
import { showMoment } from "./moment.tsx";
import { useServed, useText } from "./served.ts";

/** Why somebody cannot write now, until when, and where to object. */
export function ToldRefusal({ refusal, told: { id, ground, until, freeAt } }: { refusal: RefusalCode; told: Told }) {
  const t = useText();
  const { language } = useServed();
  const words = t.sanctions.refused;
  const base = useLocation().pathname.split("/").slice(0, 3).join("/");
  const end = showMoment(language, until);
  const free = showMoment(language, freeAt);
  const reason = t.moderation.grounds[ground].name;
  return (
    <div className="notice notice-no" role="alert">
      <p>{refusal === "slowed" ? words.slow({ minutes: SLOW_MINUTES, end, free, reason }) : words.mute(end, reason)}</p>
      <a className="link" href={`${base}/sanctions/${id}`} target="_blank" rel="noopener">
        {words.why}
      </a>
    </div>
  );
}
