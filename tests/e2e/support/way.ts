import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import type pg from "pg";

import { shanghaiMinute } from "#app/domain/shared/time.ts";
import type { Community, Part } from "./community.ts";
import { type Answer, get, post, postUpload } from "./http.ts";
import { sessionOf } from "./session.ts";

export const CONTENT = { title: "楼道加装扶手", category: "eldercare", body: "每层加装**扶手**，方便老人上下楼。" };

/** Where an answer leads, which the test takes for granted. */
export function placeIn({ status, headers, text }: Answer): string {
  const said = /<main[\s\S]*<\/main>/.exec(text)?.[0].replace(/<[^>]*>/g, " ") ?? text;
  expect(status, said).toBe(303);
  return headers.location ?? "";
}

/** Brings matters along in one community by sending the forms that people send. */
export class Way {
  readonly #baseURL: string;
  readonly #db: pg.Client;
  readonly community: Community;
  readonly base: string;
  readonly #sessions = new Map<Part, Promise<string>>();

  constructor(baseURL: string, db: pg.Client, community: Community) {
    this.#baseURL = baseURL;
    this.#db = db;
    this.community = community;
    this.base = `/c/${community.id}`;
  }

  session(part: Part): Promise<string> {
    const session = this.#sessions.get(part) ?? sessionOf(this.#db, this.community.people[part].accountId);
    this.#sessions.set(part, session);
    return session;
  }

  person = (part: Part) => this.community.people[part];

  /** One form of this community, by its address in it. */
  async send(part: Part, path: string, fields: Parameters<typeof post>[2] = {}) {
    return post(this.#baseURL, `${this.base}${path}`, fields, await this.session(part));
  }

  /** One form with a file, as postUpload() has it. */
  async sendUpload(part: Part, path: string, fields: Record<string, string>) {
    return postUpload(this.#baseURL, `${this.base}${path}`, fields, await this.session(part));
  }

  /** A page of this community, as somebody sees it. */
  async page(part: Part, path: string) {
    return get(this.#baseURL, `${this.base}${path}`, await this.session(part));
  }

  async draft(): Promise<string> {
    const at = placeIn(await this.send("author", "/proposals/new", { ...CONTENT, formKey: randomUUID() }));
    return at.split("/").at(-1) ?? "";
  }

  async submitted(): Promise<string> {
    const at = placeIn(await this.send("author", `/drafts/${await this.draft()}/submission`));
    return at.split("/").at(-1) ?? "";
  }

  /** A proposal that the moderator merged into another one, both of the author's. */
  async merged(): Promise<string> {
    const [serial, into] = [await this.submitted(), await this.submitted()];
    placeIn(await this.send("moderator", `/proposals/${serial}/merger/new`, { into, reason: "同一件事" }));
    return serial;
  }

  async listed(): Promise<string> {
    const serial = await this.submitted();
    const at = `/proposals/${serial}`;
    for (const part of ["li", "wang"] as const) placeIn(await this.send(part, `${at}/endorsement`));
    placeIn(await this.send("moderator", `${at}/review`, { verdict: "accept", reason: "" }));
    return serial;
  }

  async deliberating(): Promise<string> {
    const serial = await this.listed();
    placeIn(await this.send("moderator", `/proposals/${serial}/deliberation`));
    return serial;
  }

  /** A vote of all residents that is open now. */
  async voting(settings: Record<string, string> = {}): Promise<string> {
    const form = voteForm({ ...settings, closesAt: shanghaiMinute(new Date(Date.now() + 3_600_000)) });
    const at = placeIn(await this.send("moderator", `/proposals/${await this.deliberating()}/vote`, form));
    return at.split("/").at(-1) ?? "";
  }

  /** A vote of all residents whose notice runs: the roll can still be put right. */
  async onNotice(): Promise<string> {
    const inDays = (days: number) => shanghaiMinute(new Date(Date.now() + days * 86_400_000));
    const form = voteForm({ opensAt: inDays(30), closesAt: inDays(44) });
    const at = placeIn(await this.send("moderator", `/proposals/${await this.deliberating()}/vote`, form));
    return at.split("/").at(-1) ?? "";
  }

  /** A plan for a vote of the owners, prepared by the moderator and waiting. Gives its id. */
  async prepared(): Promise<string> {
    const at = (days: number) => shanghaiMinute(new Date(Date.now() + days * 86_400_000));
    const owners = { track: "ownerOrdinary", propertyAreaId: this.community.areaId };
    const form = voteForm({ ...owners, opensAt: at(30), closesAt: at(44) });
    const place = placeIn(await this.send("moderator", `/proposals/${await this.deliberating()}/vote`, form));
    return place.split("/").at(-1) ?? "";
  }

  /** What the form to approve a plan sends: the roll as the page shows it. */
  async approval(plan: string) {
    const { text } = await this.page("chair", `/plans/${plan}`);
    return { revision: "1", roll: /name="roll" value="([^"]*)"/.exec(text)?.[1] ?? "" };
  }

  /** The address of somebody's seat in a vote. */
  async seat(part: Part, vote: string): Promise<string> {
    const [year, number] = vote.split("-").map(Number);
    const { rows } = await this.#db.query(
      `SELECT "seatNo" FROM "RollSeat" s JOIN "Vote" v ON v."communityId" = s."communityId" AND v."id" = s."voteId"
       WHERE v."communityId" = $1 AND v."year" = $2 AND v."number" = $3 AND s."voterId" = $4`,
      [this.community.id, year, number, this.community.people[part].accountId],
    );
    return `/votes/${vote}/seats/${rows[0].seatNo}`;
  }
}

export const voteForm = (changed: Record<string, string>) => ({
  ...{ question: "是否同意加装扶手？", explanation: "", track: "deliberation", propertyAreaId: "", quorum: "none" },
  ...{ opensAt: "", closesAt: "", formKey: randomUUID() },
  ...changed,
});
