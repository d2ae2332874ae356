import { bestScore, disputedScore } from "#app/domain/comments/ranking.ts";
import { communityId } from "./community.ts";
import type { Spoken } from "./discussion.ts";
import type { Edition } from "./editions.ts";
import { Random } from "./random.ts";
import { passersBy, type Scene } from "./scene.ts";

type Ratings = { accountId: string; helpful: boolean; ratedAt: Date }[];

/** Most comments are rated by nobody or by a few; what is against a matter divides people more. */
const UNRATED = 45;
const MOST_RATERS = 11;
const FOUND_HELPFUL = { support: 88, oppose: 58, neutral: 82, question: 76 } as const;

/** Who found what helpful, by the ids of comments. */
export function ratingsOf(scene: Scene, { key }: Pick<Edition, "key">, spoken: Spoken[]): Map<string, Ratings> {
  const random = new Random(`ratings/${key}`);
  const raters = passersBy(scene);
  return new Map(spoken.map((comment) => [comment.id, random.percent(UNRATED) ? [] : rated(comment)]));

  function rated({ author, stance, at }: Spoken): Ratings {
    const chosen = Array.from({ length: random.between(1, MOST_RATERS) }, () => random.pick(raters));
    const others = new Set(chosen.filter((person) => person !== author));
    return [...others].map(({ id: accountId }) => ({
      ...{ accountId, helpful: random.percent(FOUND_HELPFUL[stance]) },
      ratedAt: scene.calendar.between(random, at, scene.calendar.latest),
    }));
  }
}

/** What the app would have counted. */
export function countsOf(ratings: Ratings = []) {
  const helpful = ratings.filter((rating) => rating.helpful).length;
  const unhelpful = ratings.length - helpful;
  return { helpful, unhelpful, best: bestScore(helpful, unhelpful), disputed: disputedScore(helpful, unhelpful) };
}

export function addRatings({ sink }: Scene, threadId: string, commentId: string, ratings: Ratings = []) {
  for (const rating of ratings) sink.add("CommentRating", { communityId, threadId, commentId, ...rating });
}
