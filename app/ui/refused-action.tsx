import { useActionData, useLocation } from "@remix-run/react";

import type { FormAnswer } from "#app/http/handlers.server.ts";
import { FormProblem, RefusalNotice } from "./form.tsx";
import { Page } from "./pieces.tsx";
import { useText } from "./served.ts";
import { Typed } from "./typed.tsx";

/** What stands at an address that only takes forms, when one was not taken. */
export function RefusedAction() {
  const t = useText();
  const answer = useActionData<FormAnswer>();
  const { pathname } = useLocation();
  const [fault] = Object.values(answer?.faults ?? {});
  return (
    <Page narrow>
      <h1>{t.error.otherTitle}</h1>
      {fault ? (
        <p className="notice notice-no" role="alert">
          {t.faults(fault)}
        </p>
      ) : answer?.told ? (
        <FormProblem answer={answer} />
      ) : (
        <RefusalNotice refusal={answer?.refusal ?? "unexpected"} />
      )}
      <Typed />
      {answer?.refusal === "sign_in_first" && (
        <a className="btn" href={`/sign-in?next=${encodeURIComponent(pathname)}`}>
          {t.signIn}
        </a>
      )}
      <a className="btn btn-ghost" href={pathname}>
        {t.back}
      </a>
    </Page>
  );
}
