import { CommentForm } from "./comment-form.tsx";
import { useText } from "./served.ts";

/** The form to say something; or the way to sign in for it, or why nobody can. */
export function Speak(form: Parameters<typeof CommentForm>[0]) {
  const t = useText();
  const { action, rights, answer } = form;
  if (rights.refusal === null || answer) return <CommentForm {...form} />;
  if (rights.refusal !== "sign_in_first") return <p className="notice">{t.refusals[rights.refusal]}</p>;
  return (
    <a className="btn" href={`/sign-in?next=${encodeURIComponent(`${action}#write`)}`}>
      {t.threads.signIn}
    </a>
  );
}
