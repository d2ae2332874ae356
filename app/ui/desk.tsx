import { Card } from "./pieces.tsx";
import { useText } from "./served.ts";

/** What of the community's work this person may see. */
export type Work =
  | "moderation"
  | "sanctions"
  | "claims"
  | "places"
  | "letters"
  | "roles"
  | "members"
  | "audit"
  | "settings";

/** Where those who serve here begin their work; `subdistrict` is the address of the page of officials and administrators. */
export function Desk({ work, base, subdistrict }: { work: readonly Work[]; base: string; subdistrict: string | null }) {
  const t = useText();
  const words = t.accounts.me;
  const titles: Record<Work, string> = {
    moderation: t.moderation.queue.title,
    sanctions: t.sanctions.list.title,
    claims: t.verification.queue.title,
    places: t.places.title,
    letters: t.verification.letters.title,
    roles: t.serving.title,
    members: t.electors.members.title,
    audit: t.audit.title,
    settings: t.accounts.settings.title,
  };
  const doors = [
    ...(subdistrict ? [{ to: subdistrict, title: t.serving.subdistrict.here, hint: words.desk.subdistrict }] : []),
    ...work.map((kind) => ({ to: `${base}/${kind}`, title: titles[kind], hint: words.desk[kind] })),
  ];
  if (doors.length === 0) return null;
  return (
    <Card>
      <h2>{words.desk.title}</h2>
      <ul className="list">
        {doors.map(({ to, title, hint }) => (
          <li key={to}>
            <a className="list-link" href={to}>
              <strong>{title}</strong>
              <span className="meta">{hint}</span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
