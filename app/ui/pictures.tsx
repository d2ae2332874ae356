import type { PictureView, SIDES } from "#app/domain/pictures/picture.ts";
import { useText } from "./served.ts";

/** How wide one is drawn: half of a phone, or a column of a wide page. */
const DRAWN_AT = "(min-width: 700px) 240px, 45vw";

/** Pictures that came with what somebody said: small ones of a known size, each the way to the large one. */
export function Pictures({ pictures, base }: { pictures: readonly PictureView[]; base: string }) {
  const words = useText().pictures;
  if (pictures.length === 0) return null;
  return (
    <ul className="pictures" aria-label={words.shown}>
      {pictures.map((picture, index) => (
        <li key={picture.id}>
          <a href={pictureAt(base, picture, "large")}>
            <Picture picture={picture} base={base} number={index + 1} />
          </a>
        </li>
      ))}
    </ul>
  );
}

export function Picture({ picture, base, number }: { picture: PictureView; base: string; number: number }) {
  const { unnamed } = useText().pictures;
  const { alt, small, large } = picture;
  return (
    <img
      src={pictureAt(base, picture, "small")}
      srcSet={`${pictureAt(base, picture, "small")} ${small.width}w, ${pictureAt(base, picture, "large")} ${large.width}w`}
      sizes={DRAWN_AT}
      width={small.width}
      height={small.height}
      alt={alt || unnamed(number)}
      loading="lazy"
      decoding="async"
    />
  );
}

const pictureAt = (base: string, { id }: PictureView, size: keyof typeof SIDES) => `${base}/pictures/${id}/${size}`;
