import type { RefusalCode } from "#app/domain/shared/refusal.ts";

/** What may be wrong with the form of a vote, a rule or a plan. */
export const planFaults = {
  building_missing: () => "Please choose the building whose owners are to vote.",
  grid_missing: () => "Please choose the villagers’ group (grid) that is to vote.",
  not_for_this_track: () => "This kind of vote does not use this. Leave it empty, or choose another kind.",
  asked_missing: () => "Enter how many have asked, as a number.",
  study_missing: () =>
    "Before this kind of vote the community’s Party organisation studies the matter. Enter the day it did.",
  minutes_missing: () => "Enter the number or the name of the minutes.",
  rule_of_other_track: () => "This rule is for another kind of vote. Choose another rule, or another kind.",
  bad_days: () => "Enter a whole number from 0 to 365.",
  method_of_law: () => "By law this kind of vote is “agree, against, abstain”. Other methods are for opinion votes.",
  options_without_method: () =>
    "A vote of “agree, against, abstain” has no options. Clear them, or choose another method.",
  too_few_options: () => "Write at least two options, one a line.",
  too_many_options: () => "There can be at most 50 options.",
  option_too_long: () => "An option has at most 80 characters.",
  option_repeated: () => "Two options are the same. Please change one.",
  cost_missing: () =>
    "Write each line as “project | amount”, more than zero and with two decimals at most: Mend the pavilion | 38000.00",
  bad_option_count: () => "Enter a whole number from 1 to the number of options.",
  bad_score: () => "Enter a whole number from 1 to 100.",
  bad_amount: () => "Enter an amount of more than zero with two decimals at most, such as 200000.00.",
  secret_by_area: () => "A vote counted by floor area cannot be secret: the area would tell whose ballot it is.",
  secret_is_final: () => "Nobody knows whose a secret ballot is, so it cannot be changed. Choose “final once cast”.",
  no_tie_in_motion: () => "A vote of “agree, against, abstain” has no ties, and needs no lot.",
  lot_source_missing: () =>
    "Say which public random number the lot is drawn with, such as the lottery numbers of a day to come.",
  deemed_of_owners: () =>
    "“Silence follows the majority” is only for owners’ votes of agree, against and abstain. Clear it.",
  deemed_is_named: () => "“Silence follows the majority” has to know who was silent, so the vote cannot be secret.",
};

/** Why a vote is not prepared, approved or opened, or a rule not added. */
export const planRefusals = {
  body_unbalanced:
    "Four fifths of a body of representatives have to be elected representatives, and here they are fewer. Please register the representatives under roles first.",
  own_plan: "You prepared this plan, so somebody else has to approve it or send it back.",
  not_your_plan: "A plan is withdrawn by whoever prepared it. To have it changed, send it back with a reason.",
  two_roles_needed:
    "It takes the chair and a member of the committee: the chair approves what a member prepared, and a member what the chair prepared.",
  plan_first: "A binding vote has to be prepared as a plan first, for a colleague to approve.",
  plan_decided: "This plan has been decided already.",
  plan_waiting: "A plan for a vote on this proposal waits for approval already. Wait for it, or withdraw it.",
  roll_changed:
    "The roll has changed since you opened the page. Nothing was announced: reload, look at the roll as it is now, and approve again.",
  cannot_ask_for_this: "They cannot call for this kind of vote. Let the committee call it, or choose others.",
  more_asked_than_are: "More have asked than are registered. Check the number, or register them first.",
  too_few_asked: "Fewer have asked than the law wants. Collect more signatures, or let the committee call it.",
  study_first:
    "The community’s Party organisation has not studied this yet. Have it studied, then enter the day and the minutes.",
  study_not_yet: "That day has not come yet. Please come back once the matter has been studied.",
  no_such_account:
    "Nobody here signs in with this number or name. Check it, or leave it empty: members without an account vote on paper.",
  member_already: "This account is on the list already.",
  member_left: "This member has left the list already.",
  not_at_home: "This person is not registered as living here any more. Reload the page and choose again.",
  chair_only: "This is for the chair of the residents’ committee.",
  rule_outdated:
    "This version of the rule is not the newest any more. Reload the page and choose the newest, or the law’s.",
  weaker_quorum: "The turnout asked for is below the law’s. A rule of your own can only be stricter.",
  weaker_majority: "The majority asked for is below the law’s. A rule of your own can only be stricter.",
  shorter_notice: "The notice is shorter than the law’s. A rule of your own can only be stricter.",
} satisfies Partial<Record<RefusalCode, string>>;
