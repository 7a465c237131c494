import { ChartFigure } from "#app/charts/figure.tsx";
import { gallery } from "#app/charts/gallery.server.ts";
import { Empty } from "#app/components/empty.tsx";
import { FilterBar } from "#app/components/filter-bar.tsx";
import { useWords, Words } from "#app/components/locale.tsx";
import { readerContext } from "#app/config/reader.ts";
import { FigureDrawer, RefusedDrawer } from "#app/dashboards/figure-drawer.tsx";
import { detailData, overviewData, staffData } from "#app/dashboards/gallery-data.ts";
import { galleryAround } from "#app/dashboards/gallery-overview.ts";
import { overviewView } from "#app/dashboards/overview-view.server.ts";
import { Overview } from "#app/dashboards/overview.tsx";
import { staffView } from "#app/dashboards/staff-view.server.ts";
import { Staff } from "#app/dashboards/staff.tsx";
import { chipsOf, fieldsOf } from "#app/filters/fields.ts";
import { linksOf } from "#app/filters/links.ts";
import { formatter } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/index.ts";
import { funnelLimits } from "#app/stats/funnel.ts";
import type { Route } from "./+types/gallery.ts";

const pieces = ["overview", "staff", "drawer", "refused", "empty", "charts"] as const;
const options = { branches: ["Север", "Центр", "Юг"], brands: ["Hyundai", "Kia", "Toyota"], visitKinds: ["maintenance", "repair"], asOf: "2026-05-31", months: ["2026-05", "2026-04", "2026-03"], periods: [{ id: "2026-05", from: "2026-05-01", to: "2026-05-31" }] };
const question = { filters: { branch: ["Север", "Юг"], client_kind: ["person"] } };

/** Every piece of the pages in its states, from invented figures; served in development only. */
export function loader({ url, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const words = { t: translator(locale), format: formatter(locale, "KZT") };
  const asked = url.searchParams.get("piece");
  const kinds = [...new Set(gallery.map(({ chart }) => chart))];
  const kind = kinds.find((name) => name === url.searchParams.get("kind")) ?? kinds[0];
  return {
    kinds,
    kind,
    piece: pieces.find((piece) => piece === asked) ?? "charts",
    overview: overviewView(overviewData, galleryAround, (share, n) => funnelLimits(share, [n])[0]!, words),
    staff: staffView(staffData, words),
    charts: gallery.filter(({ chart }) => chart === kind).map(({ chart, state, dark, svg, drawn }) => ({ id: `${chart} ${state}`, dark, drawn: drawn?.() ?? null, svg: drawn ? "" : svg() })),
    fields: fieldsOf(question, options, words.t("ui.period_default"), words),
    chips: chipsOf(question, linksOf("/gallery", question, options.asOf), words),
  };
}

export default function Gallery({ loaderData: { piece, kinds, kind, overview, staff, charts, fields, chips } }: Route.ComponentProps) {
  const { t, format } = useWords();
  const nowhere = { closed: "/gallery", part: () => "/gallery?piece=drawer", page: () => "/gallery?piece=drawer", download: "/gallery" };
  return (
    <Words locale={format.locale} currency="KZT">
      <FilterBar path="/gallery" fields={fields} kept={[]} chips={chips} />
      <main id="content">
        <nav className="segments" aria-label={t("ui.gallery_title")}>
          {pieces.map((name) => (
            <a key={name} href={`/gallery?piece=${name}`} aria-current={name === piece ? "true" : undefined}>
              {name}
            </a>
          ))}
        </nav>
        {(piece === "overview" || piece === "drawer" || piece === "refused") && <Overview data={overviewData} around={galleryAround} view={overview} />}
        {piece === "staff" && <Staff data={staffData} charts={staff} spans={[]} watch />}
        {piece === "empty" && <Empty sentence={t("ui.empty_overview")} />}
        {piece === "charts" && (
          <p>
            {kinds.map((name) => (
              <span key={name}>
                <a href={`/gallery?kind=${name}`} aria-current={name === kind ? "true" : undefined}>
                  {name}
                </a>{" "}
              </span>
            ))}
          </p>
        )}
        {piece === "charts" && charts.map(({ id, dark, drawn, svg }) => (
          <section key={id} data-theme={dark ? "dark" : undefined}>
            <h2>{id}</h2>
            {drawn ? <ChartFigure {...drawn} /> : <span dangerouslySetInnerHTML={{ __html: svg }} />}
          </section>
        ))}
      </main>
      {piece === "drawer" && <FigureDrawer detail={detailData} part={null} links={nowhere} />}
      {piece === "refused" && <RefusedDrawer sentence={t("ui.error_server")} closed="/gallery" />}
    </Words>
  );
}
