import type { FormAnswer } from "#app/http/handlers.server.ts";
import { fieldsOf, TextField } from "./form.tsx";
import { useText } from "./served.ts";

/** What a community begins with. */
export function CommunityFields({ answer }: { answer: FormAnswer | undefined }) {
  const words = useText().places.community;
  const field = fieldsOf(answer);
  return (
    <>
      <TextField {...field("name")} required maxLength={32} label={words.name} hint={words.nameHint} />
      <TextField {...field("word")} required maxLength={32} label={words.word} hint={words.wordHint} />
    </>
  );
}
