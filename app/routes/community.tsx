import { Outlet } from "@remix-run/react";

import { page } from "#app/http/handlers.server.ts";

/** Everything of one community stands below this address. What it shows of the community, the frame around it shows. */
export const loader = page(async ({ community }) => ({ id: community.id }));

export default function Community() {
  return <Outlet />;
}
