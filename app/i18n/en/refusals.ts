import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { planRefusals } from "./plan-refusals.ts";
import { sanctionRefusals } from "./sanction-refusals.ts";

/** Why something is refused, and what to do instead. */
export const refusals: Record<RefusalCode, string> = {
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
  supervisor_only:
    "The record of acts is read by the supervisory committee. What concerns you is in your account, under “Acts”.",
  settings_only: "Only the chair of the residents’ committee or an administrator can change the settings.",
  author_only: "Only the person who made this proposal can do this.",
  own_item: "Nobody handles a matter of their own. Please hand it to a colleague.",
  own_proposal: "This is your own proposal, so somebody else has to do this.",
  stale_form:
    "This was changed after you opened the page. Nothing has been overwritten: please compare with the newest version and make your change again.",
  form_spent:
    "This form was sent already, with other words, and what it said then stands. What you have written now was not sent: look at what is there first, and send it again if you mean both.",
  proposal_state: "The proposal has moved on, so this cannot be done now. Its own page shows where it stands.",
  proposal_held:
    "This proposal waits for the committee to review it. Until it is published it cannot be endorsed, discussed or taken further.",
  proposal_hidden:
    "The committee has hidden this proposal. Until it is shown again it cannot be endorsed, discussed, changed or taken further.",
  voted_on:
    "This proposal is being voted on or has been decided, so it cannot be hidden. If it must be, cancel the vote first.",
  no_longer_editable:
    "The proposal has been accepted, so its text can no longer change. You can add to it in a comment.",
  endorsing_closed: "Endorsements are not being gathered now. You can write a comment below.",
  merger_same: "A proposal cannot be merged into itself: please choose another one.",
  merger_closed: "That proposal is over, or was merged itself. Please choose the one it was merged into.",
  merger_over: "The time to object is over. If something has changed, please talk to the committee.",
  merger_objected: "You have objected already. Please wait for the committee’s answer.",
  own_merger:
    "You merged these proposals: please let a colleague answer the objection. You may undo the merger yourself.",
  too_few_endorsements: "There are not yet as many endorsements as this community asks for, so it cannot be accepted.",
  discussion_moved: "This proposal was merged into another one. Please say it there.",
  discussion_closed: "This matter is over and takes no more comments.",
  notice_annulled:
    "This result was annulled and takes no more comments. The matter is open again: speak below its proposal.",
  own_comment: "Whether your own comment helps is for others to say.",
  comment_author_only: "Only the person who wrote this comment can do that.",
  office_needed:
    "This is done in an office of the residents’ committee or the sub-district. Take the second step first, or ask a colleague who serves.",
  comment_held: "This comment is waiting for the committee to look at it, so this cannot be done with it now.",
  too_many_words: "The list takes 2,000 words at most. Please remove some that are of no use first.",
  comment_hidden: "This comment is hidden, so this cannot be done with it now.",
  flagged_already: "You have flagged this comment. To give another ground, take your flag back first.",
  own_flag: "You flagged this yourself. A colleague has to handle it.",
  own_measure: "You hid this yourself. A colleague has to decide on the appeal.",
  case_decided:
    "A colleague has just handled this comment, and your decision was not saved. Please look at theirs first.",
  case_changed: "The comment or its flags changed after you read them. Your decision was not saved: please read again.",
  chair_decides: "This comment was handed to the chair, who decides.",
  chair_decides_here: "You are the chair: you decide on this comment, and there is nobody to hand it to.",
  no_chair_to_decide:
    "No chair can decide on this comment now: there is none, or they wrote or flagged it. The committee decides.",
  nothing_to_undo: "There is no decision to take back: it was taken back already, or was made on an appeal.",
  nothing_chosen: "Nothing is chosen yet. Please tick some first.",
  original_gone: "The original is gone: it can neither be shown again nor appealed for.",
  appeal_waiting: "Its author has appealed. A colleague now has to decide on the appeal.",
  appealed_already: "You have appealed once, and cannot appeal again.",
  nothing_hidden: "This comment is not hidden now.",
  comment_removed: "Its author has deleted this comment.",
  comment_unknown:
    "One of the numbers belongs to no comment, or to one that was deleted or hidden. Please check the digits after “#”.",
  summary_without_source: "Each side has to say which comments it rests on, for example “Fear of noise (#3)”.",
  too_many_mentions: "Too many people are mentioned. Please take out some “@”.",
  not_on_roll:
    "You are not on the roll for this vote. If you think you should be, please ask the residents’ committee.",
  roles_closed:
    "The list of roles is for the residents’ committee, the supervisory committee and administrators. Your own roles are under “Me”.",
  role_not_yours:
    "This role is not yours to give or take: administrators handle the committee, the supervisors, officials and administrators; the chair handles representatives, building heads and grid workers.",
  own_role: "Nobody gives or takes a role of their own. Please ask a colleague.",
  officials_only:
    "This page is for officials of the sub-district, residents’ committees and administrators. What goes on in a community is open to all on its own pages.",
  admin_only:
    "Sub-districts and communities are looked after by administrators, who have to be one on both sides of a move.",
  word_taken: "Another community has this address already. Please choose another.",
  officials_first:
    "This is the last community of its sub-district, and officials still serve there. Take back their posts at the sub-district desk before it moves.",
  same_place: "It is there already, and nothing was changed.",
  role_held: "This person holds that role already.",
  role_ended: "This role has been taken back already.",
  both_sides:
    "Nobody supervises the committee and sits on it. Please take back the role they hold before giving the other.",
  home_needed:
    "Representatives and building heads live or own a home here. Please have this person verified as a resident or owner first.",
  last_admin: "This is the last administrator of the community. Please make somebody else one first.",
  hand_over_first:
    "You still serve here, so the account cannot be erased. Please ask an administrator to take back your roles, and hand over first.",
  not_leaving: "This account is not waiting to be erased, so there is nothing to call off.",
  exported_enough: "Your data can be exported 5 times a day. Please come back tomorrow.",
  vote_not_yet_open: "Voting has not started. Please come back after it opens.",
  vote_closed: "Voting has closed, so this ballot was not counted.",
  vote_over: "This vote has closed or was cancelled, so this can no longer be done.",
  roll_frozen: "The roll can only be corrected between the notice and the moment it is frozen.",
  roll_agrees: "The roll and the register agree: there is nothing to correct.",
  seat_in_use:
    "A ballot was served on or printed for this seat, or a proxy recorded, so it cannot be taken off the roll. If it has to go, cancel the vote and announce it anew.",
  extension_too_early: "A vote can be extended once it has opened. During the notice, the times announced stand.",
  deadline_not_later:
    "The new deadline has to be later than the present one. It can be put off, never brought forward.",
  second_person: "You proposed this yourself. A colleague has to decide on it.",
  chair_needed: "One of the two people has to be the chair. Please ask the chair to decide.",
  act_waiting: "The same has been proposed already and waits for a second person.",
  act_decided: "This has been decided already.",
  stale_act: "The register has changed since this was proposed. Please withdraw it and propose it anew.",
  counted_anew:
    "The votes were counted anew since this was written, and it may not say what the result is now. Please refuse it and have it written anew.",
  asked_enough: "You have asked three times about this roll. Please wait for the committee’s answer.",
  already_answered: "This has been answered already.",
  already_voted: "This seat has voted already. Each seat has one ballot.",
  secret_on_paper: "A secret vote is held online alone: a paper ballot says whose seat it is.",
  sheet_settled: "This ballot has been entered and counted.",
  read_by_you: "You have entered this ballot. Somebody else has to enter it again, independently.",
  photo_missing: "Please take a picture of the ballot and send it along.",
  no_dispute: "There is no dispute about this seat.",
  no_seat_to_print: "There is no ballot to print in this range.",
  too_many_sheets: "At most 400 can be printed at a time. Please narrow the range.",
  proxy_is_voter: "This seat is theirs to vote for anyway.",
  proxy_stands: "There is an authority for this seat already. Please revoke it first.",
  proxy_revoked: "This authority is revoked already.",
  too_many_principals: "One person stands for three others at most.",
  no_tie: "There is no tie to draw a lot for.",
  choice_missing: "Nothing is chosen yet. Please choose first.",
  choice_unknown: "Something is not on this ballot. Please fill it in again.",
  too_many_chosen: "Too many are chosen. See how many there may be.",
  vote_still_running: "Voting is still under way. The result can be published once it has closed and been counted.",
  vote_running_already: "A vote on this proposal is already under way. Please wait until it is over.",
  notice_too_short:
    "The notice is too short: owners’ votes are announced 15 days ahead, meetings 10 days. Please choose a later opening time.",
  window_too_short: "Voting must close after it opens, and in the future. Please change the times.",
  empty_roll: "The roll is empty, so nobody could vote. Please register owners or residents first.",
  outcome_published: "The result has already been published.",
  outcome_settled: "This result is final or was annulled before. It cannot be annulled now.",
  own_publication: "You proposed to publish this result. Only a colleague can find that an objection does not hold.",
  notice_over: "The notice period is over. No more objections are taken.",
  objection_waiting: "An objection of yours still waits. Please wait for the answer before you make another.",
  objected_enough: "You have objected to this result three times.",
  notice_period_too_short: "A public notice runs for at least 15 days. Please make it longer.",
  place_taken:
    "There is one of this name already, and nothing was added. Choose another name, or edit the one there is.",
  place_in_use: "Something is still registered here, so it cannot be removed. Move or correct that first.",
  not_a_grid_worker: "Somebody you chose is no longer a grid worker. Reload the page and choose again.",
  unit_other_area:
    "A unit stays in its property area. When a whole building goes to another one, move it on the building’s page.",
  no_such_unit: "No unit of this property area is called so. Write building, stairwell and room in full.",
  other_area: "The two owners are in different property areas. They count apart and cannot be merged.",
  nothing_to_split:
    "At least one unit has to leave, and at least one to stay. If all have a new owner, edit the owner instead.",
  import_under_way: "Another spreadsheet of this community is being worked on. Please wait until it is done.",
  import_state: "This spreadsheet has moved on, so this cannot be done now. Its own page shows how far it is.",
  import_has_errors:
    "Some rows have errors, so none was written. Please mend them as each row says, and upload the spreadsheet again.",
  import_changes_nothing: "Everything in this spreadsheet is registered already: there is nothing to write.",
  import_not_last: "Only the last import can be undone. Please undo the one after it first.",
  import_voted_on:
    "An owners’ vote was announced on this register after the import, so it stays. Please correct entries one by one.",
  import_in_use:
    "Some of what was imported has been changed or claimed since, so it stays. Please correct entries one by one.",
  already_linked: "You are linked to this home already; there is nothing more to do.",
  claim_waiting: "Your claim to this home is waiting for the residents’ committee. See how it stands under “Me”.",
  claim_decided: "This claim has been decided already.",
  too_many_claims:
    "Several claims of yours are still waiting. Please wait for an answer, or withdraw one under “Me”, before you make another.",
  unit_unknown: "There is no such home. Please check building, stairwell and room against the deed or the door plate.",
  entry_missing:
    "Please choose who in the register of owners this person is. If they are not in it, the register has to be corrected first.",
  entry_taken:
    "This owner in the register is linked to another account. If that account is the wrong one, please end its role as owner under “Roles” first, then accept.",
  not_a_photo:
    "This file is not a photo we can use. Please choose a JPG, PNG, WebP or HEIC photo, or take a new one with your phone.",
  photo_heic:
    "This photo in the HEIC format is too large or cannot be read. Please send it as JPG: on an iPhone, choose “Most Compatible” under Settings › Camera › Formats and take it again, or send a screenshot of the photo.",
  photos_waiting: "Other photos are being looked at right now. Please send yours again in ten seconds.",
  too_many_pictures: "There is room for 4 pictures. Please tick some to take away, or add fewer.",
  pictures_enough:
    "You have sent many pictures within the hour. Please wait a while; your words can be posted without.",
  storage_away:
    "Pictures cannot be kept or shown just now. Please try again in a while; your words can be posted without.",
  no_unit_to_print: "There is no home to print a letter for. Please choose others.",
  too_many_letters: "At most 400 letters are printed at once. Please print stairwell by stairwell.",
  text_too_tangled:
    "The formatting of this text is too complicated to show. Please use less nesting, fewer symbols or fewer words. What you wrote is still here.",
  not_a_form: "This was not sent from a form of ours. Please go back to the page and fill it in again.",
  too_large: "This is too long. Please shorten it and send it again.",
  too_many_requests: "That was too much at once. Please wait a minute and try again.",
  database_away:
    "We cannot reach the database just now and are reconnecting. Please reload in a moment. Nothing you saved is lost.",
  ...planRefusals,
  ...sanctionRefusals,
  unexpected: "Something went wrong, and we have made a note of it. Please try again in a while.",
};
