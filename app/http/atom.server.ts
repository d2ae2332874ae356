/** A feed as RFC 4287 has it. */
export type Feed = {
  title: string;
  /** Where the feed is, and what names it. */
  address: string;
  entries: readonly { id: string; title: string; link: string; updated: string; text: string }[];
};

/** The feed as XML; it was changed when its latest entry was. */
export function atom({ title, address, entries }: Feed): string {
  const latest =
    entries
      .map(({ updated }) => updated)
      .sort()
      .at(-1) ?? "1970-01-01T00:00:00Z";
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${escaped(address)}</id><title>${escaped(title)}</title><updated>${latest}</updated>
<link rel="self" href="${escaped(address)}"/><author><name>${escaped(title)}</name></author>
${entries.map(entry).join("\n")}
</feed>
`;
}

const entry = ({ id, title, link, updated, text }: Feed["entries"][number]) =>
  `<entry><id>${escaped(id)}</id><title>${escaped(title)}</title><updated>${updated}</updated>` +
  `<link href="${escaped(link)}"/><content type="text">${escaped(text)}</content></entry>`;

/** XML has no place for most control characters, not even escaped. */
const escaped = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
