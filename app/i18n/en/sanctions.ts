import type { Messages } from "../zh.ts";

const days = (count: number) => (count === 1 ? "1 day" : `${count} days`);

export const sanctions: Messages["sanctions"] = {
  kinds: { warning: "Warning", slow: "Slow mode", mute: "Mute" },
  kindsMeaning: {
    warning: (count) => `Told to the person; limits nothing. Another breach within ${days(count)} may lead to more.`,
    slow: (minutes) => `One comment or proposal every ${minutes} minutes. For 14 days at most.`,
    mute: "No comments, proposals or flags, and no changes but those the committee asks for. 7 days at most the first time; 30 for who was muted within 90 days.",
  },
  days,
  standings: {
    running: "In force",
    lifted: "Lifted early",
    over: "Over",
    reversed: "Appeal granted, taken back",
    fallen: "Shown again, taken back",
  },
  states: {
    standing: "Imposed",
    appealed: "Appealed, not yet decided",
    upheld: "Appeal rejected, stands",
    reversed: "Appeal granted, taken back",
    fallen: "Shown again, taken back",
  },
  facts: {
    ground: "Ground",
    note: "Reason",
    from: "From",
    until: "Until",
    counts: "Counts until",
    lifted: "Lifted early",
    liftReason: "Why it was lifted",
    by: "Decided by",
    appealed: "Appeal",
    due: "Answer due by",
    answer: "Answer",
    fell: "Taken back",
  },
  refused: {
    mute: (end, reason) =>
      `Until ${end} you cannot comment, propose or flag. Reason: ${reason}. Voting, endorsing and objecting are not affected.`,
    slow: ({ minutes, end, free, reason }) =>
      `Until ${end} you can write once every ${minutes} minutes, next after ${free}. Reason: ${reason}.`,
    enough: {
      commentsAnHour: (most, free) => `${most} comments an hour are the most; you can write again after ${free}.`,
      commentsADay: (most, free) => `${most} comments a day are the most; you can write again after ${free}.`,
      proposalsAWeek: (most, free) =>
        `${most} proposals a week are the most; you can propose again after ${free}. Your draft is kept.`,
      flagsADay: (most, free) => `${most} flags a day are the most; you can flag again after ${free}.`,
    },
    mentions: (most) =>
      most === 1
        ? "A comment mentions 1 person at most."
        : `A comment mentions ${most} people at most. Please take out some “@”.`,
    links: (most) =>
      most === 1 ? "A comment has 1 link at most." : `A comment has ${most} links at most. Please take some out.`,
    kept: "What you wrote is still here.",
    why: "See why, or appeal",
    left: (left) => (left === 1 ? "You can write 1 more comment now." : `You can write ${left} more comments now.`),
  },
  never: {
    title: "What is never affected",
    lead: "Warnings, slow mode and mutes concern what you write and nothing else. Nobody can take these from you, and you can always turn to the committee and its supervisors.",
    list: {
      vote: "Voting, in person or by proxy",
      endorse: "Endorsing proposals of others",
      object: "Objecting to results and mergers",
      correct: "Asking for a roll to be corrected",
      appeal: "Appealing",
      ownData: "Seeing and exporting your own data, closing your account",
    },
  },
  form: {
    title: "Warn or limit its author",
    link: "Warn or limit its author",
    linkLead: "Now that this is hidden, its author can be warned here, or limited for a time.",
    lead: "Mild before hard: a warning is usually enough. The person sees ground and reason and can appeal once; somebody other than you decides.",
    rests: { comment: "Because of this comment", proposal: "Because of this proposal" },
    before: "What counts from the last 90 days",
    noneBefore: "Nothing in the last 90 days",
    kind: "What to do",
    days: "For how long (a warning always counts for 90 days)",
    ground: "Ground",
    note: "Reason (the person sees it)",
    submit: "Confirm",
    open: "See what was done",
  },
  list: {
    title: "Warnings and limits",
    lead: "Warnings, slow modes and mutes in force, and the appeals to decide. They end automatically.",
    running: "In force",
    none: "No warning or limit is in force.",
    appeals: "Appeals to decide",
    due: "Due by",
    log: "The public log",
  },
  page: {
    title: (kind) => `What the committee did: ${kind}`,
    ownLead:
      "This is what the committee did about something you wrote. Only you, the committee and its supervisors know that it is you.",
    read: "I have read this",
    appeal: "Appeal",
    appealLead: (until) =>
      `You can appeal once, until ${until}. A colleague who did not decide it answers. If you are right it ends at once and leaves no record.`,
    text: "Why it is wrong",
    submit: "Send the appeal",
    words: { comment: "Because of this comment", proposal: "Because of this proposal" },
    decide: "Decide on the appeal",
    lift: "Lift early",
  },
  lifting: {
    title: "Lift early",
    lead: "The person can write again at once. That it was imposed still counts: if it should never have been, let them appeal.",
    reason: "Reason (the person sees it)",
    submit: "Lift",
  },
  decision: {
    title: "Decide on an appeal",
    verdict: "Decision",
    verdicts: { upheld: "It stands", reversed: "Take it back" },
    answer: "Reason (the person sees it)",
    submit: "Decide",
  },
  own: {
    title: "Warnings and limits about me",
  },
  home: {
    unread: (kind) => `The committee acted on something you wrote: ${kind}. See why`,
    decided: (kind) => `Your appeal was decided: ${kind}`,
    appeals: (count) =>
      count === 1
        ? "1 appeal against a warning or limit waits for you"
        : `${count} appeals against warnings or limits wait for you`,
  },
  log: {
    title: "Warnings and limits",
    lead: "Not who it was. They end automatically and can be lifted early.",
    none: "Nobody has been warned or limited yet",
    counts: "By month: warnings and limits",
    warnings: "Warnings",
    slows: "Slow modes",
    mutes: "Mutes",
    lifted: "Lifted early",
    appeals: "Appeals",
    reversals: "Taken back",
    steps: {
      from: "From",
      until: "Until",
      liftedAt: "Lifted early",
      appealedAt: "Appealed",
      decidedAt: "Decided",
      fellAt: "Shown again, taken back",
    },
  },
  levels: {
    title: "How much one may write",
    link: "See how much each level may write",
    lead: "So that a few do not crowd out the rest, writing has limits. They loosen automatically with time and good standing; nobody has to ask.",
    names: { newcomer: "Newcomer", neighbour: "Neighbour", trusted: "Trusted" },
    rows: {
      commentsAnHour: "Comments an hour",
      commentsADay: "Comments a day",
      proposalsAWeek: "Proposals a week",
      flagsADay: "Flags a day",
      picturesAnHour: "Pictures an hour",
      mentions: "People mentioned in one",
      links: "Links in one",
    },
    who: {
      newcomer: "Just registered and no home verified yet; or recently warned or limited.",
      neighbour: (count) =>
        `Verified residents and owners from the first day; others ${days(count)} after they registered.`,
      trusted: (count, memory) =>
        `Verified, registered for ${days(count)}, and within ${days(memory)} nothing hidden, no warning or limit. What an appeal took back does not count.`,
    },
    offices:
      "The committee, its supervisors and the sub-district’s staff answer in their office without a limit: what they do is on a record of its own.",
    own: "How much I may write",
    because: {
      sanctioned: "Because of a warning or limit within 90 days.",
      hidden: "Because something was hidden within 90 days.",
      unverified: "Because you have just registered and no home is verified.",
      young: "Your home is verified.",
      settled: "You registered more than 30 days ago; no home is verified.",
      trusted: "Your home is verified, and time and standing are there.",
    },
    home: "With your home verified, the next level comes at once.",
    from: "The next level comes",
    orFrom: "Without that it comes",
  },
  conduct: {
    title: "When rules are broken repeatedly",
    lead: "Mild before hard, always for a time, and ended automatically. Each gives its ground and reason, and can be appealed; a colleague decides.",
    counts: (count) => `Counts for ${days(count)}`,
    upTo: ({ days: count, first }) => (first ? `${days(count)} at most` : `Again: ${days(count)} at most`),
    after: {
      nothing: "For anything that breaks a rule",
      anything: "Only after a warning or limit within 90 days, unless the law or personal data is at stake",
      mute: "Only after a mute within 90 days",
    },
    staff:
      "Not for the committee, its supervisors, the sub-district’s staff and administrators: those who gave them their role take it.",
  },
};
