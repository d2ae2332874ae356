import { index, prefix, type RouteConfig, route } from "@remix-run/route-config";

/** Every address in the application, on one page. They stand on printed notices: an address given out stays. */
export default [
  index("routes/installation/front-door.tsx"),
  route("sign-in", "routes/accounts/sign-in.tsx"),
  route("enter", "routes/accounts/enter.tsx"),
  route("enter/code", "routes/accounts/enter-code.tsx"),
  route("register", "routes/accounts/register.tsx"),
  route("password-reset", "routes/accounts/password-reset.tsx"),
  route("password-reset/code", "routes/accounts/password-reset-code.tsx"),
  route("sign-out", "routes/accounts/sign-out.tsx"),
  route("preferences", "routes/accounts/preferences.tsx"),
  route("second-step", "routes/account/second-step.tsx"),
  route("second-step/passkey", "routes/account/second-step-passkey.tsx"),
  route("second-step/recovery-code", "routes/account/second-step-recovery-code.tsx"),

  route("account", "routes/account/overview.tsx"),
  ...prefix("account", [
    route("proof", "routes/account/proof.tsx"),
    route("name", "routes/account/name.tsx"),
    route("password", "routes/account/password.tsx"),
    route("preferences", "routes/account/own-preferences.tsx"),
    route("sessions", "routes/account/sessions.tsx"),
    route("sessions/end", "routes/account/session-end.tsx"),
    route("sessions/end-others", "routes/account/sessions-end-others.tsx"),
    route("factors", "routes/account/factors.tsx"),
    ...prefix("factors", [
      route("totp", "routes/account/totp.tsx"),
      route("totp/begin", "routes/account/totp-begin.tsx"),
      route("totp/removal", "routes/account/totp-removal.tsx"),
      route("passkeys/new", "routes/account/passkey-new.tsx"),
      route("passkeys/:passkey", "routes/account/passkey.tsx"),
      route("passkeys/:passkey/removal", "routes/account/passkey-removal.tsx"),
      route("recovery-codes", "routes/account/recovery-codes.tsx"),
    ]),
  ]),

  route("subdistricts/:subdistrict", "routes/subdistricts/subdistrict.tsx"),
  ...prefix("subdistricts/:subdistrict/officials", [
    route("new", "routes/subdistricts/official-new.tsx"),
    route(":post", "routes/subdistricts/official.tsx"),
  ]),

  route("c/:community", "routes/community.tsx", [
    index("routes/home/home.tsx"),
    route("me", "routes/accounts/me.tsx"),
    route("settings", "routes/accounts/settings.tsx"),
    route("roles", "routes/roles/list.tsx"),
    route("roles/new", "routes/roles/new.tsx"),
    route("roles/:membership", "routes/roles/membership.tsx"),
    route("preview", "routes/proposals/preview.tsx"),
    route("review", "routes/proposals/review-queue.tsx"),

    route("drafts/:draft", "routes/proposals/draft.tsx"),
    ...prefix("drafts/:draft", [
      route("edit", "routes/proposals/draft-edit.tsx"),
      route("submission", "routes/proposals/submission.tsx"),
      route("removal", "routes/proposals/removal.tsx"),
    ]),

    route("proposals", "routes/proposals/list.tsx"),
    route("proposals/new", "routes/proposals/new.tsx"),
    route("proposals/:serial", "routes/proposals/proposal.tsx"),
    ...prefix("proposals/:serial", [
      route("edit", "routes/proposals/edit.tsx"),
      route("history", "routes/proposals/history.tsx"),
      route("resubmission", "routes/proposals/resubmission.tsx"),
      route("withdrawal", "routes/proposals/withdrawal.tsx"),
      route("endorsement", "routes/proposals/endorsement.tsx"),
      route("endorsement/withdrawal", "routes/proposals/endorsement-withdrawal.tsx"),
      route("review", "routes/proposals/review.tsx"),
      route("deliberation", "routes/proposals/deliberation.tsx"),
      route("comments/:comment", "routes/proposals/conversation.tsx"),
      route("vote", "routes/votes/new.tsx"),
    ]),

    route("places", "routes/places/overview.tsx"),
    ...prefix("places", [
      route("history", "routes/places/history.tsx"),
      route("areas/new", "routes/places/area-new.tsx"),
      route("areas/:area", "routes/places/area.tsx"),
      route("areas/:area/removal", "routes/places/area-removal.tsx"),
      route("buildings/new", "routes/places/building-new.tsx"),
      route("buildings/:building", "routes/places/building.tsx"),
      route("buildings/:building/removal", "routes/places/building-removal.tsx"),
      route("buildings/:building/stairwell", "routes/parties/stairwell.tsx"),
      route("grids/new", "routes/places/grid-new.tsx"),
      route("grids/:grid", "routes/places/grid.tsx"),
      route("grids/:grid/removal", "routes/places/grid-removal.tsx"),
      route("units/new", "routes/parties/unit-new.tsx"),
      route("units/:unit", "routes/parties/unit.tsx"),
      route("units/:unit/removal", "routes/parties/unit-removal.tsx"),
      route("parties", "routes/parties/list.tsx"),
      route("parties/:party", "routes/parties/party.tsx"),
      route("parties/:party/merger", "routes/parties/merger.tsx"),
      route("parties/:party/split", "routes/parties/split.tsx"),
    ]),

    route("votes", "routes/votes/list.tsx"),
    route("votes/:serial", "routes/votes/vote.tsx"),
    ...prefix("votes/:serial", [
      route("outcome", "routes/outcomes/new.tsx"),
      ...prefix("seats/:seat", [
        route("ballot", "routes/votes/ballot.tsx"),
        route("confirmation", "routes/votes/confirmation.tsx"),
        route("receipt", "routes/votes/receipt.tsx"),
      ]),
    ]),

    route("notices", "routes/outcomes/list.tsx"),
    route("notices/:serial", "routes/outcomes/outcome.tsx"),
    route("*", "routes/not-found.tsx", { id: "community-not-found" }),
  ]),

  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
