import { TABLE } from "../access/table.ts";

/** A field people type into, as a page draws it, and the address its form is sent to, or that it asks for. */
export type DrawnField = { address: string; name: string; isAsked: boolean };

const TYPED = /^(text|search|tel|email)$/;

/** Every text field in the forms of a page. */
export function fieldsIn(html: string, path: string): DrawnField[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, form = "", inside = ""]) => {
    const isAsked = attribute(form, "method")?.toLowerCase() !== "post";
    const address = addressOf(attribute(form, "action") ?? path);
    return [...inside.matchAll(/<(input|textarea)\b([^>]*)>/g)].flatMap(([, tag, field = ""]) => {
      const name = attribute(field, "name");
      const isTyped = tag === "textarea" || TYPED.test(attribute(field, "type") ?? "text");
      if (!name || !isTyped) return [];
      return [{ address, name, isAsked }];
    });
  });
}

const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`, "i").exec(tag)?.[1];

/** The address in the table that a path belongs to: the one with the fewest parameters. */
export function addressOf(path: string): string {
  const parts = path
    .replace(/[?#].*/, "")
    .split("/")
    .filter(Boolean);
  const fits = TABLE.map(({ at }) => at.split("/").filter(Boolean)).filter(
    (wanted) =>
      wanted.length === parts.length && wanted.every((part, at) => part.startsWith(":") || part === parts[at]),
  );
  const parameters = (wanted: string[]) => wanted.filter((part) => part.startsWith(":")).length;
  return fits.sort((a, b) => parameters(a) - parameters(b))[0]?.join("/") ?? path;
}

/** What the forms of a page send along unseen: which revision they were drawn from. */
export function hiddenIn(html: string): Record<string, string> {
  const [, revision] = /<input type="hidden" name="revision" value="([^"]*)"/.exec(html) ?? [];
  return revision === undefined ? {} : { revision };
}
