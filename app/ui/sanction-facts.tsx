import type { sanctionPage } from "#app/domain/sanctions/queries.server.ts";
import { End, Moment } from "./moment.tsx";
import { Card, Facts } from "./pieces.tsx";
import { useText } from "./served.ts";

type Sanction = Awaited<ReturnType<typeof sanctionPage>>["sanction"];

/** What was done, for what, until when, and what came of it. */
export function SanctionFacts({ sanction, byName, base }: { sanction: Sanction; byName: string | null; base: string }) {
  const t = useText();
  const words = t.sanctions.facts;
  const { ground, note, from, until, liftedAt, liftReason, appeal, answerDueAt, answer, fellAt, state } = sanction;
  return (
    <Card>
      <Facts
        facts={[
          [
            words.ground,
            <a key="ground" className="link" href={`${base}/conduct#${ground}`}>
              {t.moderation.grounds[ground].name}
            </a>,
          ],
          [words.note, note],
          [words.from, <Moment key="from" at={from} />],
          [sanction.kind === "warning" ? words.counts : words.until, <End key="until" at={until} />],
          [words.by, byName],
          [words.lifted, liftedAt && <Moment key="lifted" at={liftedAt} />],
          [words.liftReason, liftReason],
          [words.appealed, appeal],
          [words.due, state === "appealed" && answerDueAt && <End key="due" at={answerDueAt} />],
          [words.answer, answer],
          [words.fell, fellAt && <Moment key="fell" at={fellAt} />],
        ]}
      />
    </Card>
  );
}
