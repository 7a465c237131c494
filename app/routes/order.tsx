import { data as answer } from "react-router";
import { useWords, Words } from "#app/components/locale.tsx";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { Order } from "#app/dashboards/orders/order.tsx";
import { translator } from "#app/i18n/index.ts";
import { orderPage } from "#app/services/orders/order-page.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/order.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  const home = await currentHome();
  const order = await orderPage(home, params.id);
  if (!order) throw answer({ sentence: t("ui.order_unknown") } satisfies Told, { status: 400 });
  return { order, currency: home.settings.currency, title: `${t("ui.order_title", { no: order.no })} · ${t("ui.app_name")}` };
}

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function OrderPage({ loaderData }: Route.ComponentProps) {
  const { format } = useWords();
  return (
    <Words locale={format.locale} currency={loaderData.currency}>
      <main id="content" className="data identity">
        <Order order={loaderData.order} />
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
