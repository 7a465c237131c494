import { Link } from "react-router";
import { useLinks } from "#app/components/links.tsx";
import { useWords } from "#app/components/locale.tsx";
import type { CountChip } from "#app/metrics/views/overview.ts";

/** How much waits where: each a door to where one works on it. Nothing waits, nothing is shown. */
export function CountChips({ chips }: { readonly chips: readonly CountChip[] }) {
  const { t, format } = useWords();
  const links = useLinks();
  if (chips.length === 0) return null;
  return (
    <nav aria-label={t("ui.ov_chips")}>
      <ul className="count-chips">
        {chips.map(({ id, count, to, figure }) => (
          <li key={id}>
            <Link to={to ?? (figure ? links.figure(figure, "numerator") : "#")} preventScrollReset={to === null}>
              {t(`ui.ov_chip_${id}`)} <b>{format.count(count)}</b>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
