import { encode } from "uqr";

/** A QR code as one path, with the quiet zone that readers need around it. For a screen: little is mended, so that it stays coarse. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: "L", border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      className="mx-auto block w-full max-w-64 rounded-s bg-card"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path d={dark.join("")} className="fill-ink" />
    </svg>
  );
}
