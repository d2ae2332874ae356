import { useText } from "./served.ts";

type NewsBar = {
  threadAt: string;
  /** The number of the latest comment when the page was drawn. */
  seen: number;
  /** Where the newest comments are. */
  to: string;
};

/** Empty until script finds that something new was said. It lies over the page. */
export function NewsBar({ threadAt, seen, to }: NewsBar) {
  const words = useText().threads;
  return (
    <div
      className="news no-print"
      role="status"
      data-news-at={`${threadAt}/events`}
      data-news-seen={seen}
      data-news-one={words.news(1)}
      data-news-many={words.news("#")}
    >
      <a className="btn" href={to} hidden>
        {words.sorts.newest}
      </a>
    </div>
  );
}
