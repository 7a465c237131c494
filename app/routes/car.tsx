import { data as answer } from "react-router";
import { useWords, Words } from "#app/components/locale.tsx";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { Car } from "#app/dashboards/identity/car.tsx";
import { translator } from "#app/i18n/index.ts";
import { carPage } from "#app/services/identity/car-page.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/car.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  const home = await currentHome();
  const car = await carPage(home, params.vin);
  if (!car) throw answer({ sentence: t("ui.car_unknown") } satisfies Told, { status: 400 });
  return { car, currency: home.settings.currency, title: `${t("ui.car_title", { vin: car.vin })} · ${t("ui.app_name")}` };
}

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function CarPage({ loaderData }: Route.ComponentProps) {
  const { format } = useWords();
  return (
    <Words locale={format.locale} currency={loaderData.currency}>
      <main id="content" className="data identity">
        <Car car={loaderData.car} />
      </main>
    </Words>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="content">
      <Refusal error={error} />
    </main>
  );
}
