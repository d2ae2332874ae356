import { Card } from "./pieces.tsx";
import { useText } from "./served.ts";

/** What people agree to: what is done with their data, in a few sentences, and the community's own policy. */
export function PrivacyNotice({ policyAt }: { policyAt: string | null }) {
  const words = useText().accounts.register;
  return (
    <Card>
      <h2>{words.privacyTitle}</h2>
      <ul className="list-disc pl-6">
        {words.privacyFacts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {policyAt && (
        <p>
          <a className="link" href={policyAt} target="_blank" rel="noopener">
            {words.policy}
          </a>
        </p>
      )}
    </Card>
  );
}
