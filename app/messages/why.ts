/** What an error says, down to what it came from, without numbers, addresses and links: servers repeat whom they refused. */
export function whyOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 3) return "";
  const code = "code" in error ? String(error.code) : "";
  const said = error.message
    .replace(/[a-z]+:\/\/\S+/gi, "…")
    .replace(/[^\s<]+@[^\s>]+/g, "…")
    .replace(/\d{4,}/g, "…");
  return [said, code, whyOf(error.cause, depth + 1)].filter(Boolean).join("; ");
}
