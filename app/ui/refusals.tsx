import { useLocation } from "@remix-run/react";

import { wayOn } from "#app/domain/accounts/way-on.ts";
import type { RefusalCode, Told } from "#app/domain/shared/refusal.ts";
import { useText } from "./served.ts";
import { ToldRefusal } from "./told.tsx";

/** Why something was refused, or cannot be done now, and what to do instead. */
export function RefusalNotice({ refusal }: { refusal: RefusalCode | null | undefined }) {
  const t = useText();
  const { pathname } = useLocation();
  if (!refusal) return null;
  const onAt = refusal === "sign_in_first" ? null : wayOn(refusal, pathname);
  return (
    <>
      <p className="notice notice-no" role="alert">
        {t.refusals[refusal]}
      </p>
      {onAt && (
        // In a window of its own: what was typed here stays.
        <a className="btn btn-ghost" href={onAt} target="_blank" rel="noopener">
          {t.wayOn[refusal]}
        </a>
      )}
    </>
  );
}

type Problem = { refusal: RefusalCode | null; wait?: number | null; told?: Told | null; faults: object };

/** What was wrong with a form as a whole: the refusal, or that some field wants another look. */
export function FormProblem({ answer }: { answer: Problem | undefined }) {
  const t = useText();
  if (!answer) return null;
  if (answer.told && answer.refusal) return <ToldRefusal refusal={answer.refusal} told={answer.told} kept />;
  if (answer.wait) {
    return (
      <p className="notice notice-no" role="alert">
        {t.waitFor(answer.wait)}
      </p>
    );
  }
  if (answer.refusal) {
    return (
      <>
        <RefusalNotice refusal={answer.refusal} />
        {answer.refusal === "sign_in_first" && <SignInAside />}
      </>
    );
  }
  if (Object.keys(answer.faults).length === 0) return null;
  return (
    <p className="notice notice-no" role="alert">
      {t.formHasFaults}
    </p>
  );
}

/** The way in, in a window of its own, for whose session ended while they wrote: they come back and send what stands here. */
function SignInAside() {
  const { error } = useText();
  const { pathname } = useLocation();
  return (
    <a className="btn btn-ghost" href={wayOn("sign_in_first", pathname) ?? "/"} target="_blank" rel="noopener">
      {error.signInInNewTab}
    </a>
  );
}
