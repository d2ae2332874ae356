import { COURSE } from "./floors.ts";
import type { Hall } from "./hall.ts";
import { anonymously, type BrowserRequest, ballotsIn, commentsIn, signedIn, type Writing } from "./requests.ts";

/** One thing that is asked of the app, and of the yardstick of its kind. A page is asked for by one visitor after the other. */
export type Row = { key: string; title: string } & (
  | { kind: "anonymous" | "signedIn" | "drawn"; path: string; requests: BrowserRequest[] }
  | { kind: "write"; next: () => Writing }
  /** With a yardstick of its own: what is written hangs on what was written before. */
  | { kind: "ballot"; next: () => Writing; connections: number }
);
export type PageRow = Extract<Row, { path: string }>;
export type WriteRow = Extract<Row, { next: unknown }>;

/** Everything that is measured in a hall. Its writes never repeat themselves: make the rows once. */
export function rowsOf(hall: Hall): Row[] {
  return [
    asVisitor("list", "提案列表 · 访客", hall.list),
    asVisitor("proposal", "提案页 50 条评论 · 访客", hall.proposal),
    asResident("own-home", "首页 · 已登录", hall.home, hall),
    asResident("own-list", "提案列表 · 已登录", hall.list, hall),
    asResident("own-proposal", "提案页 50 条评论 · 已登录", hall.proposal, hall),
    justAfterWriting("drawn-proposal", "提案页 50 条评论 · 刚写过", hall.proposal, hall),
    ...ballotRows(hall),
    { key: "comment", title: "评论", kind: "write", next: commentsIn(hall) },
  ];
}

/** Ballots with their entries in the ledger, at as many connections as are asked for. */
function ballotRows(hall: Hall): Row[] {
  const next = ballotsIn(hall);
  return COURSE.ballotConnections.map((connections) => ({
    ...{
      key: `ballot-${connections}`,
      title: `投票并记入台账 · ${connections} 个连接`,
      kind: "ballot",
      next,
      connections,
    },
  }));
}

const asVisitor = (key: string, title: string, path: string): PageRow => ({
  ...{ key, title, path },
  kind: "anonymous",
  requests: [anonymously(path)],
});

const asResident = (key: string, title: string, path: string, { readers }: Hall): PageRow => ({
  ...{ key, title, path },
  kind: "signedIn",
  requests: readers.map((reader) => signedIn(path, reader)),
});

/** Whoever just wrote gets nothing from memory: what it costs to draw a page. */
const justAfterWriting = (key: string, title: string, path: string, { readers }: Hall): PageRow => ({
  ...{ key, title, path },
  kind: "drawn",
  requests: readers.map((reader) => signedIn(path, reader, "; fresh=1")),
});

/** A page is shown; a form that was taken leads on. */
export const statusOf = (row: Row) => ("next" in row ? 303 : 200);
