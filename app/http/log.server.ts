import { pino } from "pino";

/** One JSON line an event, with a request's id where there is one; never a name, an address of a person or a form's content. */
export const log = pino({
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: withoutValues },
});

/** PostgreSQL repeats a row's values as "Key (phone)=(138…)" and "Failing row contains (…)". */
function withoutValues(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const { type, message, stack } = pino.stdSerializers.err(error);
  const blank = (text: string) => text.replace(/(=|contains )\([^)]*\)/g, "$1(…)");
  return { type, message: blank(message), stack: blank(stack) };
}
