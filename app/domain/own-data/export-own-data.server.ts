import { prisma } from "#app/db/client.server.ts";
import { pathOf } from "#app/domain/comments/home.ts";
import { fileKey } from "#app/domain/pictures/picture.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { files } from "#app/storage/files.server.ts";
import {
  ownAccount,
  ownClaims,
  ownConsents,
  ownFactors,
  ownHomes,
  ownProof,
  ownRoles,
  ownSessions,
} from "./account-queries.server.ts";
import { ownSanctions } from "./conduct-queries.server.ts";
import { json, jsonArray, rowsOf } from "./pages.ts";
import {
  editedOfOthers,
  ownActs,
  ownBallots,
  ownComments,
  ownEndorsements,
  ownLooks,
  ownMoves,
  ownObjections,
  ownProposals,
  ownPublished,
  ownStances,
  ownThreads,
} from "./writing-queries.server.ts";
import { type ZipFile, zipOf } from "./zip.server.ts";

const db = prisma;

/** What a file holds in whole, asked for when its turn comes. */
async function* whole(ask: () => Promise<unknown>) {
  yield json(await ask());
}

/** The files of JSON, in the order in which the README tells of them. */
const JSON_FILES: Readonly<Record<string, (accountId: string) => AsyncIterable<string>>> = {
  "account.json": (id) => whole(() => ownAccount(db, id)),
  "consents.json": (id) => whole(() => ownConsents(db, id)),
  "sessions.json": (id) => whole(() => ownSessions(db, id)),
  "factors.json": (id) => whole(() => ownFactors(db, id)),
  "roles.json": (id) => whole(() => ownRoles(db, id)),
  "homes.json": (id) => whole(() => ownHomes(db, id)),
  "claims.json": (id) => whole(() => ownClaims(db, id)),
  "proposals.json": (id) => jsonArray(both(proposalsOf(id), editedOfOthers(db, id))),
  "comments.json": (id) => jsonArray(commentsOf(id)),
  "endorsements.json": (id) => whole(() => ownEndorsements(db, id)),
  "stances.json": (id) => whole(() => ownStances(db, id)),
  "threads.json": (id) => whole(() => ownThreads(db, id)),
  "sanctions.json": (id) => whole(() => ownSanctions(db, id)),
  "moves.json": (id) => whole(() => ownMoves(db, id)),
  "ballots.json": (id) => whole(() => ownBallots(db, id)),
  "objections.json": (id) => whole(() => ownObjections(db, id)),
  "published.json": (id) => whole(() => ownPublished(db, id)),
  "looks.json": (id) => whole(() => ownLooks(db, id)),
  "acts.json": (id) => jsonArray(rowsOf((after) => ownActs(db, id, after))),
};

export const EXPORTED_FILES = Object.keys(JSON_FILES);

/** Everything that is somebody's own, as a zip that is made while it is sent. Nothing of anybody else's is in it. */
export const exportOwnData = (accountId: string, readme: string, now = new Date()) =>
  zipOf(filesOf(accountId, readme), now);

async function* filesOf(accountId: string, readme: string): AsyncGenerator<ZipFile> {
  yield { name: "README.txt", content: text(readme) };
  for (const [name, write] of Object.entries(JSON_FILES)) yield { name, content: write(accountId) };
  yield* writtenBy(accountId);
  yield* picturesOf(accountId);
  yield* proofsOf(accountId);
}

const proposalsOf = (accountId: string) => rowsOf((after) => ownProposals(db, accountId, after));
const commentsOf = (accountId: string) => rowsOf((after) => ownComments(db, accountId, after));

/** What somebody wrote, as they typed it and as it is shown, to be read without a program for JSON. */
async function* writtenBy(accountId: string): AsyncGenerator<ZipFile> {
  for await (const { id, year, number, title, body, bodyHtml } of proposalsOf(accountId)) {
    const name = `texts/proposal-${year && number ? showSerial({ year, number }) : `draft-${id}`}`;
    yield { name: `${name}.md`, content: text(`# ${title}\n\n${body}\n`) };
    yield { name: `${name}.html`, content: text(htmlPage(title, bodyHtml)) };
  }
  yield { name: "texts/comments.md", content: commentTexts(accountId) };
}

async function* commentTexts(accountId: string) {
  for await (const { createdAt, thread, body } of commentsOf(accountId)) {
    yield `## ${createdAt.toISOString()} ${whereIs(thread)}\n\n${body}\n\n`;
  }
}

type Numbered = { year: number | null; number: number | null } | null;

/** What a thread belongs to, as its address has it: notices/2026-0007. */
function whereIs({ proposal, outcome }: { proposal: Numbered; outcome: Numbered }): string {
  const { year, number } = proposal ?? outcome ?? {};
  return year && number ? pathOf(proposal ? "proposals" : "notices", { year, number }) : "";
}

/** The pictures that came with proposals and comments, as they are shown at their largest, under the ids they have there. */
async function* picturesOf(accountId: string): AsyncGenerator<ZipFile> {
  for await (const { pictures } of proposalsOf(accountId)) yield* filesIn(pictures);
  for await (const { pictures } of commentsOf(accountId)) yield* filesIn(pictures);
}

async function* filesIn(pictures: readonly { id: string }[]): AsyncGenerator<ZipFile> {
  for (const { id } of pictures) {
    const bytes = await files.get(fileKey(id, "large"));
    if (bytes) yield { name: `pictures/${id}.jpg`, content: text(bytes) };
  }
}

async function* proofsOf(accountId: string): AsyncGenerator<ZipFile> {
  for (const claim of await ownClaims(db, accountId)) {
    const proof = claim.proof && (await ownProof(db, claim));
    if (proof) yield { name: `proofs/${claim.id}.jpg`, content: text(proof.image) };
  }
}

async function* text(content: string | Uint8Array) {
  yield content;
}

async function* both(first: AsyncIterable<unknown>, second: Promise<unknown[]>) {
  yield* first;
  yield* await second;
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** The body was made from markdown by our own renderer when it was saved. */
const htmlPage = (title: string, bodyHtml: string) => {
  const heading = title.replace(/[&<>]/g, (character) => ESCAPES[character] ?? character);
  return `<!doctype html>\n<meta charset="utf-8">\n<title>${heading}</title>\n<h1>${heading}</h1>\n${bodyHtml}\n`;
};
