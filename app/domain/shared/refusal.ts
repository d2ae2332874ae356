/** The domain's ways of saying no, with the HTTP status of each. Anything else that is thrown is a bug. The words are in the catalogues. */
export const REFUSALS = {
  not_found: 404,
  sign_in_first: 401,
  wrong_sign_in: 401,
  wait_longer: 429,
  code_wrong: 422,
  code_spent: 409,
  not_registered: 404,
  password_too_close: 422,
  password_needed: 422,
  message_not_sent: 503,
  no_messenger: 404,
  too_busy: 503,
  factor_first: 403,
  prove_again: 403,
  wrong_password: 401,
  factor_wrong: 401,
  factor_used: 401,
  passkey_failed: 401,
  last_factor: 409,
  staff_only: 403,
  totp_not_begun: 409,
  too_many_passkeys: 409,
  name_taken: 409,
  name_of_staff: 409,
  name_reserved: 409,
  members_only: 403,
  committee_only: 403,
  settings_only: 403,
  author_only: 403,
  own_item: 403,
  own_proposal: 403,
  stale_form: 409,
  proposal_state: 409,
  no_longer_editable: 409,
  endorsing_closed: 409,
  too_few_endorsements: 409,
  discussion_closed: 409,
  not_on_roll: 403,
  roles_closed: 403,
  role_not_yours: 403,
  own_role: 403,
  officials_only: 403,
  role_held: 409,
  role_ended: 409,
  both_sides: 409,
  home_needed: 409,
  last_admin: 409,
  vote_not_yet_open: 409,
  vote_closed: 409,
  already_voted: 409,
  vote_still_running: 409,
  vote_running_already: 409,
  notice_too_short: 409,
  window_too_short: 409,
  empty_roll: 409,
  outcome_published: 409,
  notice_period_too_short: 409,
  place_taken: 409,
  place_in_use: 409,
  not_a_grid_worker: 409,
  no_such_unit: 409,
  other_area: 409,
  nothing_to_split: 409,
  text_too_tangled: 422,
  not_a_form: 415,
  too_large: 413,
  database_away: 503,
  unexpected: 500,
  too_many_requests: 429,
} as const;

export type RefusalCode = keyof typeof REFUSALS;

export class Refused extends Error {
  override name = "Refused";
  constructor(
    readonly code: RefusalCode,
    /** After how many seconds it would be taken, where that is known. */
    readonly waitSeconds: number | null = null,
  ) {
    super(code);
  }
}

export function refuseIf(code: RefusalCode | null) {
  if (code) throw new Refused(code);
}
