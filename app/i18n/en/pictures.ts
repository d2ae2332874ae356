import type { Messages } from "../zh.ts";
import { count } from "./count.ts";

export const pictures: Messages["pictures"] = {
  add: (room) => `Add pictures (at most ${room})`,
  hint: "At most 10 MB each and 20 MB together. Where a picture was taken is removed from it. Please leave out other people’s faces, door numbers and number plates.",
  again: "The pictures were not kept. Please choose them again.",
  picture: (number) => `Picture ${number}`,
  alt: (number) => `What picture ${number} shows`,
  altHint: "In a sentence, for neighbours who cannot see it: “The step at the door of Building 3 is cracked.”",
  tooLarge: "This picture has more than 10 MB. Please choose a smaller one.",
  tooLargeTogether: "Together these pictures have more than 20 MB. Please choose fewer, or smaller ones.",
  unnamed: (number) => `Picture ${number}, not described`,
  shown: "Pictures",
  remove: "Tick the pictures to take away",
  removeHint: "They cannot be brought back, and the history says that they were there.",
  had: (pictures) => `With ${count(pictures, "picture")}`,
  added: (pictures) => `${count(pictures, "picture")} added.`,
  gone: (pictures) => `${count(pictures, "picture")} taken away.`,
};
