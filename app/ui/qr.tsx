import { encode } from "uqr";

/** A code to scan, drawn as one path: eight to a sheet and fifty sheets to an answer, so it is kept short. */
export function QrCode({ address, label, className }: { address: string; label: string; className?: string }) {
  const { d, size } = qrPath(address);
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      className={className}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={d} fill="#000" />
    </svg>
  );
}

export function qrPath(address: string) {
  const { data, size } = encode(address, { ecc: "M", border: 2 });
  return { d: data.map(rowPath).join(""), size };
}

/** The dark runs of a row. */
function rowPath(row: boolean[], y: number): string {
  const runs = row
    .map((dark) => (dark ? "1" : "0"))
    .join("")
    .matchAll(/1+/g);
  return [...runs].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`).join("");
}
