import { data } from "@remix-run/node";

/** Where no other address fits. */
export function loader() {
  throw data("not_found", { status: 404 });
}

export const action = loader;

export default function NotFound() {
  return null;
}
