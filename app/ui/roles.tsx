import type { ReactNode } from "react";
import type { Found } from "#app/domain/roles/people-search.server.ts";
import { isStaffRole, type Role } from "#app/domain/shared/actor.ts";
import { SubmitButton, TextField } from "./form.tsx";
import { Day } from "./moment.tsx";
import { Card, EmptyState, Facts, Pill } from "./pieces.tsx";
import { useText } from "./served.ts";

type Name = { shownName: string };

/** A role somebody holds or held, as a list shows it. */
export type RoleLine = {
  role: Role;
  grantedAt: Date;
  reason: string;
  account: Name;
  grantedBy: Name | null;
  endedAt?: Date | null;
  endReason?: string;
  endedBy?: Name | null;
};

export function RolePill({ role }: { role: Role }) {
  const t = useText();
  return <Pill kind={isStaffRole(role) ? "act" : "calm"}>{t.roles[role]}</Pill>;
}

/** Who, what, since when, by whose word and why. */
export function RoleItem({ line, to, children }: { line: RoleLine; to?: string; children?: ReactNode }) {
  const what = <RoleWords line={line} />;
  return (
    <li>
      {to ? (
        <a className="list-link" href={to}>
          {what}
        </a>
      ) : (
        <div className="stack gap-1">{what}</div>
      )}
      {children}
    </li>
  );
}

function RoleWords({ line }: { line: RoleLine }) {
  const { role, grantedAt, reason, account, grantedBy, endedAt, endReason, endedBy } = line;
  const t = useText();
  const words = t.serving;
  return (
    <>
      <span className="row">
        <RolePill role={role} />
        <strong>{account.shownName}</strong>
      </span>
      <span className="meta">
        {words.since} <Day at={grantedAt} /> · {grantedBy ? words.by(grantedBy.shownName) : words.bySystem}
        {reason && ` · ${words.because(reason)}`}
      </span>
      {endedAt && (
        <span className="meta">
          {words.until} <Day at={endedAt} /> · {endedBy ? words.endedBy(endedBy.shownName) : words.endedBySystem}
          {endReason && ` · ${words.because(endReason)}`}
        </span>
      )}
    </>
  );
}

/** The same as facts, on a page of its own. */
export function RoleFacts({ line, realName }: { line: RoleLine; realName?: string }) {
  const t = useText();
  const words = t.serving;
  const { role, grantedAt, grantedBy, reason, endedAt, endedBy, endReason, account } = line;
  return (
    <Facts
      facts={[
        [words.role, <RolePill key="role" role={role} />],
        [words.shownName, account.shownName],
        [words.realName, realName],
        [
          words.given,
          <span key="given">
            <Day at={grantedAt} /> · {grantedBy ? words.by(grantedBy.shownName) : words.bySystem}
          </span>,
        ],
        [words.reason, reason || words.noReason],
        [
          words.ended,
          endedAt && (
            <span>
              <Day at={endedAt} /> · {endedBy ? words.endedBy(endedBy.shownName) : words.endedBySystem}
              {endReason && ` · ${words.because(endReason)}`}
            </span>
          ),
        ],
      ]}
    />
  );
}

/** The field to look for people by. What was looked for stays in the address, so that going back finds it again. */
export function PeopleSearchForm({ action, q }: { action: string; q: string | undefined }) {
  const t = useText();
  const words = t.serving;
  return (
    <search>
      <form className="card" action={action}>
        <TextField
          name="q"
          type="search"
          label={words.search}
          hint={words.searchHint}
          maxLength={60}
          required
          defaultValue={q}
        />
        <SubmitButton kind="ghost">{words.find}</SubmitButton>
      </form>
    </search>
  );
}

type PeopleFound = {
  found: Found[];
  roleAt?: (membershipId: string) => string;
  giveAt: ((id: string) => string) | null;
};

export function PeopleFound({ found, roleAt, giveAt }: PeopleFound) {
  const t = useText();
  const words = t.serving;
  if (found.length === 0) return <EmptyState title={words.nobodyFound} hint={words.nobodyFoundHint} />;
  return (
    <Card>
      <ul className="list">
        {found.map((person) => (
          <li key={person.id} className="stack gap-2 py-3">
            <PersonWords person={person} />
            {person.held.length > 0 && (
              <div className="row">
                {person.held.map(({ membershipId, role }) =>
                  roleAt ? (
                    <a key={membershipId} className="chip" href={roleAt(membershipId)}>
                      {t.roles[role]}
                    </a>
                  ) : (
                    <RolePill key={membershipId} role={role} />
                  ),
                )}
              </div>
            )}
            {giveAt && (
              <a className="btn btn-ghost" href={giveAt(person.id)}>
                {words.give}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function PersonWords({ person: { realName, shownName, phone } }: { person: Found }) {
  const words = useText().serving;
  return (
    <div>
      <strong>{realName ?? shownName}</strong>
      <p className="meta figures">
        {[realName && realName !== shownName && shownName, phone, !realName && words.outsider]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </div>
  );
}
