import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { FormProblem, RefusalNotice, SubmitButton } from "./form.tsx";
import { BackLink } from "./frame.tsx";
import { Page } from "./pieces.tsx";
import { useText } from "./served.ts";

type Removal = { title: string; lead: string; refusal: RefusalCode | null; answer: FormAnswer | undefined };

/** Asks once more before a factor goes, or says why it has to stay. */
export function FactorRemoval({ title, lead, refusal, answer }: Removal) {
  const t = useText();
  const words = t.factors.removal;
  return (
    <Page narrow>
      <BackLink to="/account/factors">{t.account.factors.title}</BackLink>
      <h1>{title}</h1>
      <p className="text-ink-2">{lead}</p>
      {refusal ? (
        <RefusalNotice refusal={refusal} />
      ) : (
        <form method="post" className="stack">
          <FormProblem answer={answer} />
          <SubmitButton kind="danger">{words.submit}</SubmitButton>
        </form>
      )}
      <a className="btn btn-ghost" href="/account/factors">
        {words.keep}
      </a>
    </Page>
  );
}
