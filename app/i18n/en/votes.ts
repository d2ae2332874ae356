import type { Quorum, Track } from "#app/domain/votes/rules.ts";
import type { Share } from "#app/domain/votes/shares.ts";
import type { Messages } from "../zh.ts";
import { count } from "./count.ts";

const tracks: Record<Track, { label: string; hint: string }> = {
  deliberation: {
    label: "Opinion vote",
    hint: "Finds out what people want; the result informs the decision and has no legal force",
  },
  ownerOrdinary: {
    label: "Owners’ ordinary matter",
    hint: "More than half must agree, by voters and by floor area; announced 15 days ahead",
  },
  ownerSpecial: {
    label: "Owners’ special matter",
    hint: "At least three quarters must agree, by voters and by floor area; announced 15 days ahead",
  },
  ownerUnanimous: {
    label: "Matter that every owner must agree to",
    hint: "Such as a business in a flat: every owner of the building has to agree; announced 15 days ahead",
  },
  residentsMeeting: {
    label: "Residents’ meeting",
    hint: "More than half must attend, and more than half of those agree; announced 10 days ahead",
  },
  residentReps: {
    label: "Residents’ representatives",
    hint: "Two thirds of representatives and committee must attend, and more than half of those agree; announced 10 days ahead",
  },
  villagersMeeting: {
    label: "Villagers’ meeting",
    hint: "More than half of the villagers or two thirds of the households must attend, and more than half of those agree; announced 10 days ahead",
  },
  villagerReps: {
    label: "Villagers’ representatives",
    hint: "Two thirds of representatives and committee must attend, and more than half of those agree; announced 10 days ahead",
  },
  villagerGroup: {
    label: "Villagers’ group",
    hint: "Two thirds of one group (grid) must attend, and more than half of those agree; announced 10 days ahead",
  },
  collectiveMembers: {
    label: "Members of the collective",
    hint: "Two thirds of all members must agree; announced 10 days ahead",
  },
};

const electorates: Messages["votes"]["electorates"] = {
  owners: (place) => `All owners of ${place ?? "this community"}`,
  residents: () => "Registered residents of this community",
  households: (place) => `Registered households of ${place ?? "this community"}, one representative each`,
  residentRepresentatives: () => "Residents’ representatives and the committee",
  villagers: (place) => `Registered villagers of ${place ?? "this community"}`,
  villagerRepresentatives: () => "Villagers’ representatives and the committee",
  members: () => "Members of the collective economic organisation",
};

const quorums: Record<Quorum, string> = {
  none: "Any number may take part",
  atLeastOneThird: "At least one third take part",
  moreThanHalf: "More than half take part",
  atLeastTwoThirds: "At least two thirds take part",
};

const measures: Messages["votes"]["measures"] = {
  heads: { took: "Voters taking part", agreed: "Voters who agreed", unit: "voters" },
  area: { took: "Floor area taking part", agreed: "Floor area that agreed", unit: "m²" },
};

/** One of the measures’ units, after a number that is already written out. */
const unitAfter = (number: string, unit: string) => (number === "1" && unit === "voters" ? "voter" : unit);

const FRACTIONS: Record<string, string> = {
  "1/2": "half",
  "1/3": "one third",
  "2/3": "two thirds",
  "3/4": "three quarters",
};

function share({ numerator, denominator, orExactly }: Share): string {
  if (numerator === denominator) return "all";
  const written = `${numerator}/${denominator}`;
  return `${orExactly ? "at least" : "more than"} ${FRACTIONS[written] ?? written}`;
}

const capital = (phrase: string) => phrase.charAt(0).toUpperCase() + phrase.slice(1);

export const votes: Messages["votes"] = {
  decisions: {
    passed: "Passed",
    rejected: "Not passed",
    noQuorum: "Not valid: too few took part",
    decided: "Decided",
    tied: "Tied",
  },
  whys: {
    passed: "Enough took part, and enough agreed.",
    rejected: "Enough took part, but not enough agreed.",
    noQuorum: "Too few took part. However many agreed, it does not count.",
    decided: "Enough took part; chosen in the way that was announced.",
    tied: "Enough took part, but some options could not be told apart.",
  },
  statuses: { notice: "Announced", open: "Voting now", closed: "Closed", cancelled: "Cancelled" },
  phases: { notice: "Announced", open: "Voting now", counting: "Counting", closed: "Closed", cancelled: "Cancelled" },
  choices: {
    agree: { label: "Agree" },
    against: { label: "Against" },
    abstain: { label: "Abstain", hint: "Counts as taking part, but not as agreeing" },
  },
  tracks,
  electorates,
  quorums,
  measures,
  share,
  shareInFull: (needed) => capital(share(needed)),
  list: {
    title: "Votes",
    lead: "One ballot per seat, an open count, and results anyone can check.",
    running: "Under way",
    decided: "Closed",
    emptyTitle: "No votes yet",
    emptyHint: "When a proposal has been talked through, the residents’ committee opens a vote and announces it here.",
    toProposals: "See what is being discussed",
  },
  opensAt: "Opens",
  closesAt: "Deadline",
  turnout: (done, all, unit) => `${done} of ${all} ${unitAfter(all, unit)} taking part`,
  missing: (number, unit) => `${number} more ${unitAfter(number, unit)} needed`,
  enough: "Enough have taken part",
  reached: "reached",
  line: (needed) => `needs ${needed}`,
  page: {
    facts: "About this vote",
    number: "Number",
    track: "Kind",
    electorate: "Who votes",
    roll: "Roll",
    noticed: "Announced",
    window: "Voting",
    quorum: "Turnout needed",
    quorumNone: "None",
    quorumOf: (needed, both) => `${capital(share(needed))} of all voters${both ? " and of all floor area" : ""}`,
    majority: "Needed to pass",
    majorityOf: (needed, both) =>
      `${capital(share(needed))} of those taking part must agree${both ? ", by voters and by floor area" : ""}`,
    majorityOfAll: (needed, both) =>
      `${capital(share(needed))} of all must agree${both ? ", by voters and by floor area" : ""}`,
    everyone: "Every one must agree",
    rule: "Legal basis",
    manner: "How",
    secrecies: { named: "By name", secret: "Secret" },
    finalities: { final: "final once cast", lastCounts: "can be changed until the deadline; the last one counts" },
    force: "Effect",
    binding:
      "Consultation of owners: counted by the shares the law requires; only a decision of the owners’ assembly is formally binding",
    bindingMeeting: "Counted by the shares the law requires; published once the meeting has confirmed it",
    notBinding: "An opinion that informs the decision",
    whileOpen: "While voting is open, only the turnout is shown, not the choices.",
    counting: "Voting has closed and the ballots are being counted. Please reload in a moment.",
    yourSeats: "Your seats",
    voted: "Voted",
    toReceipt: "See the receipt",
    vote: "Vote",
    turnoutTitle: "Turnout",
    resultTitle: "The count",
    tookEnough: "First: did enough take part?",
    agreedEnough: "Then: did enough agree?",
    preliminary:
      "This result is preliminary: it is not published yet. Until then it may still change, by papers that are read late, disputes that are resolved or a lot.",
    asked: (needs) => `Needed: ${needs}`,
    signIn: "Sign in to see my seat",
    proposal: "The proposal",
    publish: "Publish the result",
    outcome: "See the published result",
    forCommittee: "For the residents’ committee",
    detail: "The count in detail",
    agree: "Agree",
    against: "Against",
    abstain: "Abstain",
    tookNoPart: "Took no part",
  },
  ballot: {
    title: "Vote",
    stepOne: "Step 1 of 2",
    stepTwo: "Step 2 of 2",
    backToVote: "Back to the vote",
    choice: "Your answer",
    seat: "Your seat",
    weight: "Counts as",
    weightOwner: (area, heads) => `${area} m² · ${count(heads, "voter")}`,
    weightResident: (heads) => count(heads, "voter"),
    next: "Next: confirm",
    receiptPromise: "You will get a receipt, and can come back to it at any time.",
    confirmTitle: "Please confirm your choice",
    confirmLead: "It cannot be changed afterwards, so please look carefully.",
    youChose: "Your choice",
    confirmAll: "Confirm and send",
    confirm: (choice) => `Cast my ballot: ${choice}`,
    change: "Go back and change",
  },
  receipt: {
    title: "You have voted",
    lead: "Your ballot is in. Thank you for taking part.",
    castAt: "Cast",
    later: "Once voting has closed and been counted, the result is published here.",
    toVote: "See the turnout",
    home: "Home page",
  },
  open: {
    title: "Open a vote",
    lead: "Once announced, the question, the rules and the roll cannot be changed. Please check them carefully.",
    question: "The question",
    questionHint:
      "One sentence that can be answered with “agree” or “against”. For example: Shall we use the maintenance fund to overhaul the lift of Building 7?",
    explanation: "Explanation",
    explanationHint: "Budget, how costs are shared, the main points of the plan: announced together with the question.",
    track: "Kind of vote",
    otherTracks: "Other kinds: meetings, villages, collectives",
    area: "Who votes",
    areaResidents: (residents) => `All registered residents (${residents})`,
    areaOwners: (name, heads, area) => `Owners of ${name} (${count(heads, "seat")}, ${area} m²)`,
    areaHint: "Ordinary and special matters need a property area, an opinion vote may have one, and others have none.",
    otherScope: "One building, one group, or households",
    building: "Which building",
    buildingHint: "Only where every owner of a building has to agree.",
    buildingNone: "None",
    buildingIn: (area, name) => `${area} · ${name}`,
    grid: "Which group",
    gridHint: "Only for a villagers’ group.",
    gridNone: "None",
    mode: "People or households",
    modeHint: "For meetings of residents, villagers and villagers’ groups; cannot be changed after the notice.",
    modes: { people: "Everybody has a vote", households: "One representative a household" },
    quorum: "Turnout needed",
    quorumHint: "For opinion votes only; for other kinds the law decides.",
    opensAt: "Opens at",
    opensHint: (earliest) =>
      `Leave empty to open at once. Owners’ matters can open from ${earliest}; meetings need 10 days.`,
    closesAt: "Closes at",
    submit: "Submit",
  },
};
