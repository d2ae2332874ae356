import { ActionButton } from "./form.tsx";
import { Moment } from "./moment.tsx";
import { useText } from "./served.ts";

/** That the account is going, when, and how to stay. */
export function ErasureNotice({ dueAt }: { dueAt: Date }) {
  const words = useText().ownData.erasure;
  return (
    <section className="notice notice-sun stack gap-2">
      <p>
        <b>{words.waiting}</b>
        <br />
        {words.goesAt} <Moment at={dueAt} />
      </p>
      <ActionButton action="/account/erasure/withdrawal" kind="ghost">
        {words.callOff}
      </ActionButton>
    </section>
  );
}
