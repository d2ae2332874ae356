import type { FormAnswer } from "#app/http/handlers.server.ts";
import { fieldsOf, TextField } from "./form.tsx";
import { useText } from "./served.ts";

/** One's password, asked for again. It never comes back into the page. */
export function OwnPassword({ answer }: { answer: FormAnswer | null | undefined }) {
  const field = fieldsOf(answer ? { ...answer, typed: {} } : undefined);
  return (
    <TextField
      {...field("password")}
      type="password"
      label={useText().ownData.password}
      autoComplete="current-password"
      maxLength={128}
      required
    />
  );
}
