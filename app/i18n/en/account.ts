import type { Messages } from "../zh.ts";

export const account: Messages["account"] = {
  title: "My account",
  toCommunity: (name: string) => `Back to ${name}`,
  name: {
    title: "Name shown",
    lead: "What neighbours see beside your proposals and comments. The committee always knows who you are.",
  },
  now: "Shown now",
  styles: {
    masked: { label: (name: string) => `Without the middle: ${name}`, hint: "This is how names are shown at first." },
    real: { label: (name: string) => `Real name: ${name}`, hint: "Neighbours see your full name." },
    chosen: { label: "A name I choose", hint: "Write it below. Nobody else in the community may have it." },
  },
  styleQuestion: "Neighbours see",
  chosenName: "The name you choose",
  chosenHint:
    "2 to 16 characters: letters, digits and spaces. Nothing like administrator, committee, official, or the name of somebody on the staff.",
  saved: "Saved.",
  sessions: {
    title: "Devices signed in",
    count: (count: number) => (count === 1 ? "Signed in on 1 device" : `Signed in on ${count} devices`),
    lead: "If you do not know a device, sign it out now and change your password.",
    this: "This device",
    unknown: "Unknown device",
    since: "Signed in",
    seen: "Last used",
    end: "Sign out this device",
    endOthers: "Sign out all other devices",
    alone: "Only this device is signed in to your account.",
  },
  password: {
    title: "Change password",
    setTitle: "Set a password",
    lead: "All other devices are then signed out.",
    password: "New password",
    hint: "8 characters at least; any letters, spaces and signs will do.",
    repeat: "New password once more",
    submit: "Change password",
    done: "Your password is changed, and all other devices are signed out.",
  },
  proof: {
    title: "Prove once more who you are",
    lead: "To change how you sign in, please prove first who you are. That is good for 15 minutes.",
    password: "Password",
    submit: "Go on",
    byFactor: "Use the second step instead",
    noPassword:
      "You have no password. Please sign out, sign in with a code to your phone, and make the change within 15 minutes.",
  },
  preferences: {
    title: "Language and large print",
    lead: "Takes effect on this device at once, and on any new device when you sign in there.",
    elder: "Size",
    elderOff: { label: "Standard", hint: "Text of the usual size." },
    elderOn: { label: "Large print", hint: "Larger text and buttons." },
    language: "Language",
  },
  factors: {
    title: "Second step",
    lead: "Staff prove who they are a second time when they sign in, beside their password.",
    on: "On",
    off: "Off",
  },
};
