import type { Piece } from "#app/domain/comments/diff.ts";
import { useText } from "./served.ts";

/** What became of a text. What went and what came are told by shape and, to who listens, in words; not by colour alone. */
export function TextChanges({ pieces }: { pieces: readonly Piece[] }) {
  const words = useText().threads.history;
  return (
    <p className="changes">
      {pieces.map(({ kind, text }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no name but their place, and never move
        if (kind === "same") return <span key={index}>{text}</span>;
        return kind === "gone" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <del key={index}>
            <span className="sr-only">{words.gone}</span>
            {text}
          </del>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <ins key={index}>
            <span className="sr-only">{words.added}</span>
            {text}
          </ins>
        );
      })}
    </p>
  );
}
