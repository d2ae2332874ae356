/** Reads what a ballot says into the one way to write it: alike choices give the same text. */
import { demand } from "./fault.mjs";
import { isObject, list, oneOf, text, whole } from "./shape.mjs";

export const MOTION = ["agree", "against", "abstain"];

/**
 * Ids in the order of their UTF-16 code units; choices are written with their places in it, as JSON:
 * approvals as [place, …], scores as [[place, points], …], rankings as [[place, …], …]. Motions are as they are.
 * @param {{ id: string }[]} options
 */
export const idsOf = (options) => options.map(({ id }) => id).sort();

/** @param {{ method: any, options: { id: string }[] }} setUp @returns {(choice: any) => string} */
export function readerOf({ method, options }) {
  const places = new Map(idsOf(options).map((id, place) => [id, place]));
  switch (method.code) {
    case "motion":
      return (choice) => oneOf(choice, MOTION, "choice ");
    case "singleChoice":
      return (choice) => JSON.stringify(placesOf([text(choice, "choice ")], places));
    case "score":
      return (choice) => JSON.stringify(pointsOf(choice, places, method.max));
    case "schulze":
    case "irv":
    case "stv":
      return (choice) => JSON.stringify(groupsOf(choice, places));
    default:
      return (choice) => JSON.stringify(approvalsOf(choice, places, method.most ?? places.size));
  }
}

/** @typedef {ReadonlyMap<string, number>} Places */

/** @param {any} choice @param {Places} places @param {number} most */
function approvalsOf(choice, places, most) {
  demand(list(choice, "choice ").length <= most, `最多可选 ${most} 项`);
  return placesOf(choice, places);
}

/** @param {any} choice @param {Places} places @param {number} max */
function pointsOf(choice, places, max) {
  demand(isObject(choice), "choice 应为 {选项: 分数}");
  const points = Object.entries(choice).map(([id, given]) => {
    demand(whole(given, "分数") <= max, `分数最高 ${max}`);
    return [placeOf(id, places), given];
  });
  return points.sort(([a], [b]) => a - b);
}

/** @param {any} choice @param {Places} places */
function groupsOf(choice, places) {
  const groups = list(choice, "choice ").map((group) => placesOf(group, places));
  demand(
    groups.every((group) => group.length > 0),
    "排序里有空的一组",
  );
  const all = groups.flat();
  demand(new Set(all).size === all.length, "同一个选项出现了两次");
  return groups;
}

/** Ascending, for what is in a list of its own stands equal. @param {any} ids @param {Places} places */
function placesOf(ids, places) {
  const found = list(ids, "choice ").map((id) => placeOf(id, places));
  demand(new Set(found).size === found.length, "同一个选项出现了两次");
  return found.length > 1 ? found.sort((a, b) => a - b) : found;
}

/** @param {any} id @param {Places} places @returns {number} */
function placeOf(id, places) {
  const place = places.get(id);
  demand(place !== undefined, `没有 ${JSON.stringify(id)} 这个选项`);
  return place;
}
