import type { Role } from "#app/domain/shared/actor.ts";
import type { common as Chinese } from "../zh/common.ts";
import { count } from "./count.ts";
import { planFaults } from "./plan-refusals.ts";
import { refusals } from "./refusals.ts";

const FAULTS: Record<string, (limit: number) => string> = {
  required: () => "Please fill this in.",
  too_long: (limit) => `This is too long: at most ${count(limit, "character")}.`,
  too_short: (limit) => `Please write a little more: at least ${count(limit, "character")}.`,
  unknown_option: () => "Please choose one of the options given.",
  repeated: () => "This was sent twice. Please fill it in just once.",
  broken_text: () => "Some characters here cannot be read. Please check and type them again.",
  file_missing: () => "Please choose a file.",
  file_too_large: () => "This file is too large. Please choose a smaller one.",
  not_a_photo: () => "This is not a photo we can use. Please choose another, as JPG, PNG, WebP or HEIC.",
  photo_heic: () => "This HEIC photo is too large. Please send it as JPG, or a screenshot of it.",
  not_valid: () => "Something is not right here. Please check.",
  no_such_number: () => "Write the number of a proposal like 2026-0012.",
  reason_missing: () => "Please give a reason. The author and the neighbours will see it.",
  refusal_reason_missing: () => "Please say why not. The person who claimed will see it.",
  bad_moment: () => "Please give a valid date and time.",
  range_turned_round: () => "The last number must not be below the first.",
  no_seat_ticked: () => "Please tick the seats that were served.",
  proxy_of_property: () => "Staff of the property company cannot be proxies. Please confirm by ticking.",
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
  bad_hours: () => "Please give a whole number from 1 to 168.",
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
  summary_empty: () => "Please write down the arguments of at least one side.",
  ...planFaults,
};

const waitOf = (seconds: number) => {
  if (seconds < 120) return count(seconds, "second");
  return seconds < 7_200 ? count(Math.ceil(seconds / 60), "minute") : count(Math.ceil(seconds / 3_600), "hour");
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
