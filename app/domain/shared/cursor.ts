import { isId } from "./id.ts";

/** Where a list goes on: the sort value and the id of the last row shown. Opaque in an address, harmless when tampered with. */
export type Cursor = { value: string; id: string };

export const showCursor = ({ value, id }: Cursor) => `${value}~${id}`;

/** Null for anything we would not have written ourselves: the list then starts at its beginning. */
export function readCursor(text: string | undefined, isValue: (value: string) => boolean): Cursor | null {
  const [value, id, ...rest] = text?.split("~") ?? [];
  if (!value || !id || rest.length > 0 || !isId(id) || !isValue(value)) return null;
  return { value, id };
}

export const isCount = (value: string) => /^\d{1,9}$/.test(value);
export const isMoment = (value: string) =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value) && !Number.isNaN(Date.parse(value));
