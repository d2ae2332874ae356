import type { Role } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import type { common as Chinese } from "../zh/common.ts";
import { count } from "./count.ts";

const FAULTS: Record<string, (limit: number) => string> = {
  required: () => "Please fill this in.",
  too_long: (limit) => `This is too long: at most ${count(limit, "character")}.`,
  too_short: (limit) => `Please write a little more: at least ${count(limit, "character")}.`,
  unknown_option: () => "Please choose one of the options given.",
  repeated: () => "This was sent twice. Please fill it in just once.",
  broken_text: () => "Some characters here cannot be read. Please check and type them again.",
  file_missing: () => "Please choose a file.",
  file_too_large: () => "This file is too large. Please choose a smaller one.",
  not_valid: () => "Something is not right here. Please check.",
  reason_missing: () => "Please give a reason. The author and the neighbours will see it.",
  refusal_reason_missing: () => "Please say why not. The person who claimed will see it.",
  bad_moment: () => "Please give a valid date and time.",
  bad_day: () => "Please give a valid date.",
  notice_period_too_short: () => "A public notice runs for at least 15 days.",
  notice_period_too_long: () => "A public notice runs for at most 365 days.",
  bad_digits: () => "Please type the 6 digits.",
  no_passkey: () => "No passkey arrived. Please try again.",
  name_length: () => "A name has 2 to 16 characters.",
  name_characters: () => "There are characters in it that cannot be used. Please use letters, digits and spaces only.",
  name_reserved: () => "That name could be taken for the committee or an administrator. Please choose another.",
  name_taken: () => "Somebody in this community has that name already. Please choose another.",
  name_of_staff: () => "That name is too much like the name of somebody on the staff. Please choose another.",
  passwords_differ: () => "The two passwords are not the same.",
  bad_count: () => "Please give a whole number from 0 to 1000.",
  bad_word: () => "Please use 2 to 32 lower-case letters, digits and hyphens.",
  new_name_missing: () => "Please write the name of the new subdistrict, at least 2 characters.",
  bad_url: () => "Please give the whole address, beginning with http:// or https://.",
  bad_contact: () => "Please give an 11-digit mobile number, or a whole e-mail address.",
  bad_code: () => "The code is 6 digits. You find it in the message we sent.",
  not_ticked: () => "Please read this and tick the box.",
  bad_real_name: () => "Please give your real name, in letters alone.",
  password_short: () => "A password has at least 8 characters.",
  password_long: () => "A password has at most 128 characters.",
  password_common: () => "This password is too common and easily guessed. Try a few words that do not belong together.",
  password_own: () =>
    "There is little in this password beside a name or a number that others know. Please choose another.",
  bad_area: () => "Fill in the area with at most two decimals, such as 89.37.",
  owner_or_same: () => "Fill in either the owner's name or a unit of the same owner, and not both.",
  too_many_names: () => "At most 20 names of up to 60 characters, a line each.",
  bad_id_tail: () => "Fill in the last four characters of the document, or nothing.",
  kind_and_owners: () =>
    "The kind does not fit the number of owners: a person is one, co-owners are at least two, an organisation at least one.",
  voter_without_name: () => "The one you chose to vote has no name.",
  no_unit_chosen: () => "Choose at least one unit.",
  area_missing: () => "Please choose the property area whose owners are to vote.",
};

const waitOf = (seconds: number) => {
  if (seconds < 120) return count(seconds, "second");
  return seconds < 7_200 ? count(Math.ceil(seconds / 60), "minute") : count(Math.ceil(seconds / 3_600), "hour");
};

/** Why something is refused, and what to do instead. */
const refusals: Record<RefusalCode, string> = {
  not_found: "There is no such page. The address may be mistyped, or what it shows is not public.",
  sign_in_first: "Please sign in first, then send it again. What you wrote is not lost.",
  wrong_sign_in:
    "That name and password do not match. Please try again. If you forgot your password, the residents’ committee can reset it.",
  wait_longer: "That was too often. Please wait a while and try again.",
  code_wrong: "That code is not right. Please look at the newest message and type it again.",
  code_spent: "This code is no longer valid. Please ask for a new one.",
  not_registered: "This number or address is not registered yet. You can sign up with it right away.",
  password_too_close:
    "There is little in this password beside your name, your number or the name of this place. Please choose another.",
  password_needed: "To sign up by e-mail, please choose a password.",
  message_not_sent: "The code could not be sent. It is not your fault. Please try again in a minute.",
  no_messenger:
    "Codes cannot be sent here yet. Please sign in with your account and password, or ask the residents’ committee.",
  too_busy: "Many people are signing in right now. Please try again in ten seconds.",
  factor_first:
    "Please take the second step first. With it, nobody who only learns your password can act in your place.",
  prove_again: "You last proved who you are more than 15 minutes ago. Please do so once more, then send this again.",
  wrong_password: "That password is not right. Please try again.",
  factor_wrong: "That code is not right. Please check that it is the one of this account and type it again.",
  factor_used: "That code has been used already. Please wait for the next one.",
  passkey_failed: "The passkey could not be checked. Please try again, or choose another way.",
  last_factor: "Staff keep one second step at least. Please add another one before you remove this.",
  staff_only: "The second step is for staff. You do not need one.",
  totp_not_begun: "This set-up is over. Please go back to the second step and start again.",
  too_many_passkeys: "There can be 10 passkeys at most. Please remove one you do not use.",
  contact_taken: "This number or address belongs to another account. Please change it there first, or use another one.",
  name_taken: "Somebody in this community has that name already. Please choose another.",
  name_of_staff: "That name is too much like the name of somebody on the staff. Please choose another.",
  name_reserved: "That name could be taken for the committee or an administrator. Please choose another.",
  members_only: "Only people of this community can take part. If you live here, please ask to be verified under “Me”.",
  committee_only: "Only members of the residents’ committee can do this.",
  settings_only: "Only the chair of the residents’ committee or an administrator can change the settings.",
  author_only: "Only the person who made this proposal can do this.",
  own_item: "Nobody handles a matter of their own. Please hand it to a colleague.",
  own_proposal: "This is your own proposal, so somebody else has to do this.",
  stale_form:
    "This was changed after you opened the page. Nothing has been overwritten: please compare with the newest version and make your change again.",
  proposal_state:
    "The proposal has moved on, so this cannot be done now. Please reload the page to see where it stands.",
  no_longer_editable:
    "The proposal has been accepted, so its text can no longer change. You can add to it in a comment.",
  endorsing_closed: "Endorsements are not being gathered now. You can write a comment below.",
  too_few_endorsements: "There are not yet as many endorsements as this community asks for, so it cannot be accepted.",
  discussion_closed: "This matter is over and takes no more comments.",
  not_on_roll:
    "You are not on the roll for this vote. If you think you should be, please ask the residents’ committee.",
  roles_closed:
    "The list of roles is for the residents’ committee, the supervisory committee and administrators. Your own roles are under “Me”.",
  role_not_yours:
    "This role is not yours to give or take: administrators handle the committee, the supervisors, officials and administrators; the chair handles representatives, building stewards and grid workers.",
  own_role: "Nobody gives or takes a role of their own. Please ask a colleague.",
  officials_only:
    "This page is for officials of the subdistrict and administrators. What goes on in a community is open to all on its own pages.",
  admin_only:
    "Subdistricts and communities are looked after by administrators, who have to be one on both sides of a move.",
  role_held: "This person holds that role already.",
  role_ended: "This role has been taken back already. Please reload the page.",
  both_sides:
    "Nobody supervises the committee and sits on it. Please take back the role they hold before giving the other.",
  home_needed:
    "Representatives and building stewards live or own a home here. Please have this person verified as a resident or owner first.",
  last_admin: "This is the last administrator of the community. Please make somebody else one first.",
  hand_over_first:
    "You still serve here, so the account cannot be erased. Please ask an administrator to take back your roles, and hand over first.",
  not_leaving: "This account is not waiting to be erased, so there is nothing to call off.",
  exported_enough: "Your data can be exported 5 times a day. Please come back tomorrow.",
  vote_not_yet_open: "Voting has not started. Please come back after it opens.",
  vote_closed: "Voting has closed, so this ballot was not counted.",
  already_voted: "This seat has voted already. Each seat has one ballot.",
  vote_still_running: "Voting is still under way. The result can be published once it has closed and been counted.",
  vote_running_already: "A vote on this proposal is already under way. Please wait until it is over.",
  notice_too_short:
    "The notice is too short: owners’ votes are announced 15 days ahead. Please choose a later opening time.",
  window_too_short: "Voting must close after it opens, and in the future. Please change the times.",
  empty_roll: "The roll is empty, so nobody could vote. Please register owners or residents first.",
  outcome_published: "The result has already been published.",
  notice_period_too_short: "A public notice runs for at least 15 days. Please make it longer.",
  place_taken:
    "There is one of this name already, and nothing was added. Choose another name, or edit the one there is.",
  word_taken: "Another community has this address already. Please choose another.",
  officials_first:
    "This is the last community of its subdistrict, and officials still serve there. Take back their posts at the subdistrict desk before it moves.",
  same_place: "It is there already, and nothing was changed.",
  place_in_use: "Something is still registered here, so it cannot be removed. Move or correct that first.",
  not_a_grid_worker: "Somebody you chose is no longer a grid worker. Reload the page and choose again.",
  no_such_unit: "No unit of this property area is called so. Write building, stairwell and room in full.",
  other_area: "The two owners are in different property areas. They count apart and cannot be merged.",
  nothing_to_split:
    "At least one unit has to leave, and at least one to stay. If all have a new owner, edit the owner instead.",
  import_under_way: "Another spreadsheet of this community is being worked on. Please wait until it is done.",
  import_state: "This spreadsheet has moved on, so this cannot be done now. Please reload the page.",
  import_has_errors:
    "Some rows have errors, so none was written. Please mend them as each row says, and upload the spreadsheet again.",
  import_changes_nothing: "Everything in this spreadsheet is registered already: there is nothing to write.",
  import_not_last: "Only the last import can be undone. Please undo the one after it first.",
  import_voted_on:
    "An owners' vote was announced on this register after the import, so it stays. Please correct entries one by one.",
  import_in_use:
    "Some of what was imported has been changed or claimed since, so it stays. Please correct entries one by one.",
  already_linked: "You are linked to this home already; there is nothing more to do.",
  claim_waiting: "Your claim to this home is waiting for the residents’ committee. See how it stands under “Me”.",
  claim_decided: "This claim has been decided already. Please reload the page.",
  too_many_claims:
    "Several claims of yours are still waiting. Please wait for an answer, or withdraw one under “Me”, before you make another.",
  unit_unknown: "There is no such home. Please check building, stairwell and room against the deed or the door plate.",
  entry_missing:
    "Please choose who in the register of owners this person is. If they are not in it, the register has to be corrected first.",
  entry_taken:
    "This owner in the register is linked to another account. If that account is the wrong one, please end its role as owner under “Roles” first, then accept.",
  not_a_photo:
    "This file is not a photo we can use. Please choose a JPG, PNG or WebP photo, or take a new one with your phone.",
  photos_waiting: "Other photos are being looked at right now. Please send yours again in ten seconds.",
  no_unit_to_print: "There is no home to print a letter for. Please choose others.",
  too_many_letters: "At most 400 letters are printed at once. Please print stairwell by stairwell.",
  text_too_tangled:
    "The formatting of this text is too complicated to show. Please use less nesting, fewer symbols or fewer words. What you wrote is still here.",
  not_a_form: "This was not sent from a form of ours. Please go back to the page and fill it in again.",
  too_large: "This is too long. Please shorten it and send it again.",
  too_many_requests: "That was too much at once. Please wait a minute and try again.",
  database_away:
    "We cannot reach the database just now and are reconnecting. Please reload in a moment. Nothing you saved is lost.",
  unexpected: "Something went wrong, and we have made a note of it. Please try again in a while.",
};

const roles: Record<Role, string> = {
  resident: "Resident",
  owner: "Owner",
  representative: "Resident representative",
  buildingSteward: "Building head",
  gridWorker: "Grid worker",
  moderator: "Residents’ committee member",
  chair: "Chair of the residents’ committee",
  supervisor: "Residents’ affairs supervisory committee",
  official: "Sub-district official",
  admin: "Administrator",
};

export const common: typeof Chinese = {
  brand: "Sunshine Hall",
  slogan: "Our home, our decisions, made together",
  otherLanguage: "中文",
  skipToContent: "Skip to content",
  elderOn: "Elder",
  elderOff: "Standard",
  signIn: "Sign in",
  signOut: "Sign out",
  privacyPolicy: "Privacy policy",
  complaints: (channel) => `Complaints: ${channel}`,
  nav: { label: "Main", home: "Home", proposals: "Discuss", votes: "Vote", notices: "Notices", me: "Me" },
  wayOn: { sign_in_first: "Sign in", factor_first: "Take the second step", prove_again: "Prove who you are" },
  owesFactor:
    "You are on the staff. Until you take the second step you can read and take part as a resident, but not do your office’s work.",
  toSecondStep: "Take the second step",
  myAccount: "My account",
  back: "Back",
  preview: "Preview",
  working: "Sending…",
  print: "Print",
  save: "Save",
  official: "Residents’ committee",
  pager: { label: "Pages", next: "Next page", toFirst: "Back to the first page" },
  waitFor: (seconds) => `That was too often. Please try again in ${waitOf(seconds)}.`,
  formHasFaults: "A few things need another look; they are marked below. What you filled in is still here.",
  faults: ({ code, limit = 0 }) => (FAULTS[code] ?? FAULTS.not_valid)?.(limit) ?? "",
  refusals,
  roles,
  error: {
    titles: {
      403: "This is not open to you now",
      404: "Not found",
      503: "We will be right back",
    },
    otherTitle: "That did not work",
    home: "Go to the home page",
    typed: "What you had just written",
    typedHint: "It is all listed here so that nothing is lost. You can copy it and keep it.",
    signInInNewTab: "Open the sign-in page",
  },
};
