export const MOST_PICTURES = 4;

/** The two that are drawn of every picture, by the most its longer side may have. */
export const SIDES = { small: 480, large: 1_600 } as const;
export type Size = keyof typeof SIDES;

export const isSize = (text: string): text is Size => Object.hasOwn(SIDES, text);

export type PictureSize = { width: number; height: number };

/** A picture as a page shows it. */
export type PictureView = {
  id: string;
  /** What it shows, in its author's words; empty when they said nothing. */
  alt: string;
  small: PictureSize;
  large: PictureSize;
};

/** What a picture goes with. */
export type PicturePlace = { communityId: string } & ({ commentId: string } | { proposalId: string });

/** Drawn, and its files kept; it belongs to its sender and to nothing yet. */
export type KeptPicture = { id: string; alt: string };

/** Where a file of it is kept. Its id is its own and its bytes never change, so this is enough to find it by, for ever. */
export const fileKey = (id: string, size: Size): string => `pictures/${id.slice(-2)}/${id}-${size}.jpg`;

export const PICTURE_TYPE = "image/jpeg";
