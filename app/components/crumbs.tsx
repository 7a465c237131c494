import { Link } from "react-router";
import { useWords } from "./locale.tsx";

export interface Crumb {
  readonly label: string;
  /** Absent: here. */
  readonly to?: string | undefined;
}

/** The way down to where the reader stands, each step a link up. */
export function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const { t } = useWords();
  if (crumbs.length < 2) return null;
  return (
    <nav className="crumbs" aria-label={t("ui.crumbs")}>
      <ol>
        {crumbs.map(({ label, to }, at) => (
          <li key={`${at} ${label}`}>
            {to === undefined ? (
              <span aria-current="page">{label}</span>
            ) : (
              <Link to={to} preventScrollReset>
                {label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
