import type { PictureView, SIDES } from "#app/domain/pictures/picture.ts";
import { useText } from "./served.ts";

/** How wide one is drawn at most: by itself, and beside others. */
const ALONE = "(min-width: 540px) 480px, 92vw";
const BESIDE = "(min-width: 540px) 246px, 45vw";

/** Pictures that came with what somebody said: small ones of a known size, each the way to the large one. */
export function Pictures({ pictures, base }: { pictures: readonly PictureView[]; base: string }) {
  const words = useText().pictures;
  if (pictures.length === 0) return null;
  return (
    <ul className="pictures" aria-label={words.shown}>
      {pictures.map((picture, index) => (
        <li key={picture.id}>
          <a href={pictureAt(base, picture, "large")}>
            <Picture picture={picture} base={base} number={index + 1} sizes={pictures.length === 1 ? ALONE : BESIDE} />
          </a>
        </li>
      ))}
    </ul>
  );
}

type OnePicture = { picture: PictureView; base: string; number: number; sizes?: string };

export function Picture({ picture, base, number, sizes = BESIDE }: OnePicture) {
  const { unnamed } = useText().pictures;
  const { alt, small, large } = picture;
  return (
    <img
      src={pictureAt(base, picture, "small")}
      srcSet={`${pictureAt(base, picture, "small")} ${small.width}w, ${pictureAt(base, picture, "large")} ${large.width}w`}
      sizes={sizes}
      width={small.width}
      height={small.height}
      alt={alt || unnamed(number)}
      loading="lazy"
      decoding="async"
    />
  );
}

const pictureAt = (base: string, { id }: PictureView, size: keyof typeof SIDES) => `${base}/pictures/${id}/${size}`;
