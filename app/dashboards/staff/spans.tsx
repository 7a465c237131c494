import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";

export interface Span {
  readonly label: string;
  readonly to: string;
  readonly on: boolean;
}

/** The usual periods, one press each. */
export function Spans({ spans }: { readonly spans: readonly Span[] }) {
  const { t } = useWords();
  if (spans.length < 2) return null;
  return (
    <nav className="segments" aria-label={t("ui.period_choose")}>
      {spans.map(({ label, to, on }) => (
        <Link key={label} to={to} preventScrollReset aria-current={on ? "true" : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
