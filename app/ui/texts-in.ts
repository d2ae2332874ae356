/** What is no text of theirs: secrets, and what goes along with a form unseen. */
const UNSEEN = /password|formKey|revision|^(code|credential|next|back|into|roll|session|since)$/i;

/** Fields that hold sentences, even one of a single word. */
const PROSE = /^(reason|answer|appeal|note|text|title|body|question|explanation|pro|con|seed)$/;

/** What buttons and lists send besides: a word of the form's own, or an id. Nobody typed it. */
const CHOSEN = /^([a-z]+([A-Z][a-z]+)*|[\da-f-]{36})$/;

/** A ticked box, a number, or what is typed again as fast as it is read. */
const TINY = /^[ -~]{0,3}$/;

/** What somebody wrote of all that a form sent, by the names of its fields. */
export const textsIn = (sent: Readonly<Record<string, string>>): [name: string, text: string][] =>
  Object.entries(sent).filter(([name, value]) => isWritten(name, value.trim()));

const isWritten = (name: string, value: string) =>
  !UNSEEN.test(name) && !TINY.test(value) && (PROSE.test(name) || !CHOSEN.test(value));
