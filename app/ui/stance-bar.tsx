import { STANCES, type StanceKind } from "#app/domain/comments/stances.ts";
import type { PillKind } from "./pieces.tsx";
import { useText } from "./served.ts";

export const STANCE_PILLS: Record<StanceKind, PillKind> = {
  support: "yes",
  oppose: "no",
  neutral: "calm",
  question: "sun",
};
const FILLS: Record<StanceKind, string> = {
  support: "fill-yes",
  oppose: "fill-no",
  neutral: "fill-edge",
  question: "fill-sun",
};

/** People by where they stand, as a bar and in words. */
export function StanceBar({ people }: { people: Partial<Record<StanceKind, number>> }) {
  const t = useText();
  const shown = STANCES.map((stance) => ({ stance, count: people[stance] ?? 0 })).filter(({ count }) => count > 0);
  const all = shown.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  let left = 0;
  const parts = shown.map(({ stance, count }) => {
    const part = { stance, x: left, width: (count * 100) / all };
    left += part.width;
    return part;
  });
  return (
    <div>
      <svg className="block h-3 w-full overflow-hidden rounded-full" aria-hidden="true">
        {parts.map(({ stance, x, width }) => (
          <rect key={stance} x={`${x}%`} width={`${width}%`} height="12" className={FILLS[stance]} />
        ))}
      </svg>
      <ul className="row between mt-1.5 text-ink-2 text-s" aria-label={t.threads.stanceBar}>
        {shown.map(({ stance, count }) => (
          <li key={stance}>{t.threads.people(t.threads.stances[stance], count)}</li>
        ))}
      </ul>
    </div>
  );
}
