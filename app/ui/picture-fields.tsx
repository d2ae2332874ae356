import { LONGEST_ALT, MOST_PICTURE_BYTES, MOST_PICTURES_BYTES } from "#app/domain/pictures/forms.ts";
import { MOST_PICTURES, type PictureView } from "#app/domain/pictures/picture.ts";
import { PHOTO_TYPES } from "#app/domain/shared/photo-header.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { CheckGroup, ticked } from "./check-field.tsx";
import { FileField, fieldsOf, TextField } from "./form.tsx";
import { Picture } from "./pictures.tsx";
import { useText } from "./served.ts";

const NUMBERS = Array.from({ length: MOST_PICTURES }, (_, index) => index + 1);

/** What is wrong with the pictures and with nothing else. */
const ABOUT_PICTURES: readonly (RefusalCode | null)[] = [
  ...(["not_a_photo", "photo_heic", "photos_waiting", "pictures_enough", "too_many_pictures", "storage_away"] as const),
];

type ToAdd = { answer: FormAnswer | undefined /** How many more find room. */; room?: number };

/** Pictures for a form that says `encType="multipart/form-data"`. With script, the next is asked for once one is chosen. */
export function PictureFields({ answer, room = MOST_PICTURES }: ToAdd) {
  const words = useText().pictures;
  const field = fieldsOf(answer);
  if (room === 0) return null;
  const numbers = NUMBERS.slice(0, room);
  const names = numbers.flatMap((number) => [`picture${number}`, `alt${number}`]);
  const mustBeChosen =
    answer &&
    (ABOUT_PICTURES.includes(answer.refusal) || names.some((name) => answer.faults[name] || answer.typed[name]));
  return (
    <details open={Boolean(mustBeChosen)}>
      <summary className="link">{words.add(room)}</summary>
      <div className="stack gap-5 pt-2" data-pictures={MOST_PICTURES_BYTES} data-too-large={words.tooLargeTogether}>
        {mustBeChosen && <p className="notice">{words.again}</p>}
        <p className="meta">{words.hint}</p>
        {numbers.map((number) => (
          <div key={number} className="stack gap-2" data-picture={MOST_PICTURE_BYTES} data-too-large={words.tooLarge}>
            <FileField
              name={`picture${number}`}
              label={words.picture(number)}
              fault={answer?.faults[`picture${number}`]}
              accept={PHOTO_TYPES}
            />
            <TextField
              {...field(`alt${number}`)}
              label={words.alt(number)}
              hint={number === 1 && words.altHint}
              maxLength={LONGEST_ALT}
              autoComplete="off"
            />
          </div>
        ))}
      </div>
    </details>
  );
}

type ToTake = { pictures: readonly PictureView[]; base: string; answer: FormAnswer | undefined };

/** The pictures of what is edited, each to be ticked if it is to go. */
export function PicturesToTake({ pictures, base, answer }: ToTake) {
  const words = useText().pictures;
  if (pictures.length === 0) return null;
  return (
    <CheckGroup label={words.remove} hint={words.removeHint}>
      {pictures.map((picture, index) => (
        <label key={picture.id} className="option">
          <input
            type="checkbox"
            name={`gone${index + 1}`}
            value={picture.id}
            defaultChecked={ticked(answer, `gone${index + 1}`)}
          />
          <span className="thumbnail">
            <Picture picture={picture} base={base} number={index + 1} />
          </span>
        </label>
      ))}
    </CheckGroup>
  );
}
