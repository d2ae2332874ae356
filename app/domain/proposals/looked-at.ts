/** What is looked at of a proposal, in the shape signals take: all of it is read, and its body is what is repeated. */
export const lookedAt = ({ title, body }: { title: string; body: string }, alts: readonly string[]) => ({
  body,
  text: [title, body, ...alts].join("\n"),
});
