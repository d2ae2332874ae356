import type { Household } from "#app/domain/electors/household-queries.server.ts";
import { RefusalNotice, SelectField, SubmitButton } from "./form.tsx";
import { Card, Facts } from "./pieces.tsx";
import { useText } from "./served.ts";

/** Who lives in a flat, and who of them votes where households are asked. */
export function HouseholdCard({ household, at }: { household: Household; at: string }) {
  const t = useText();
  const words = t.electors.household;
  const { atHome, named, refusal } = household;
  const [first] = atHome;
  const voter = atHome.find(({ accountId }) => accountId === named);
  return (
    <Card>
      <h2>{words.title}</h2>
      <p className="meta">{first ? words.lead : words.nobody}</p>
      {first && refusal === null && (
        <form method="post" action={`${at}/household-voter`} className="stack">
          <SelectField
            name="accountId"
            label={words.voter}
            defaultValue={named ?? ""}
            placeholder={words.first(first.shownName)}
            options={atHome.map(({ accountId, shownName }) => ({ value: accountId, label: shownName }))}
          />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      )}
      {first && refusal !== null && (
        <>
          <Facts facts={[[words.voter, voter?.shownName ?? words.first(first.shownName)]]} />
          {refusal === "own_item" && <RefusalNotice refusal={refusal} />}
        </>
      )}
    </Card>
  );
}
