import { fileKey, PICTURE_TYPE } from "#app/domain/pictures/picture.ts";
import type { Storage } from "#app/storage/storage.ts";
import { communityId } from "./community.ts";
import drawings from "./data/pictures.json" with { type: "json" };
import type { Person } from "./people.ts";
import { Random } from "./random.ts";
import type { RowSink } from "./row-sink.ts";
import type { Said } from "./stories.ts";

/** As they are in data/pictures.json. */
const SIZES = { smallWidth: 480, smallHeight: 360, largeWidth: 960, largeHeight: 720 };

type Sent = Said["pictures"][number];
type Comment = { id: string; author: Person; at: Date };

/** The pictures that go along with comments: none where nobody says where their files are to be kept. */
export class Drawings {
  readonly #files: Pick<Storage, "put"> | null;
  readonly #sent: { id: string; drawing: Sent["drawing"] }[] = [];

  constructor(files: Pick<Storage, "put"> | null) {
    this.#files = files;
  }

  /** Writes the rows of a comment's pictures. Returns how many there are. */
  add(sink: RowSink, { id: commentId, author, at }: Comment, sent: readonly Sent[]): number {
    if (!this.#files) return 0;
    const random = new Random(`pictures/${commentId}`);
    for (const [position, { drawing, alt }] of sent.entries()) {
      const id = random.uuid();
      const of = { communityId, id, commentId, position, accountId: author.id };
      sink.add("Picture", { ...of, ...SIZES, alt, drawnAt: at });
      this.#sent.push({ id, drawing });
    }
    return sent.length;
  }

  /** Keeps their files; after their rows are there. */
  async keep(): Promise<void> {
    for (const { id, drawing } of this.#sent) {
      for (const size of ["small", "large"] as const) {
        const bytes = new Uint8Array(Buffer.from(drawings[drawing][size], "base64"));
        await this.#files?.put(fileKey(id, size), bytes, PICTURE_TYPE);
      }
    }
  }
}
