import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import type { HeadlineView, ShareView } from "./views.ts";

/** What recognition did: so many records became so many clients, and the loyal share with it and without. */
export function Headline({ headline, askAlone }: { readonly headline: HeadlineView; readonly askAlone: string }) {
  const { t, format } = useWords();
  const { records, clients, asOf, joined, alone } = headline;
  return (
    <section className="dup-headline" aria-label={t("ui.note_clients", { records: format.count(records), clients: format.count(clients) })}>
      <div>
        <p className="dup-became">
          {t("ui.dup_became", { records: t("ui.dup_records", { n: records, count: format.count(records) }), clients: t("ui.dup_clients", { n: clients, count: format.count(clients) }) })}
        </p>
        <p className="quiet">{t("ui.dup_became_note")}</p>
      </div>
      {asOf !== null && joined && (
        <div>
          <h2>{t("ui.dup_share", { date: format.date(asOf) })}</h2>
          <dl className="dup-shares">
            <Share name={t("ui.dup_share_joined")} share={joined} />
            {alone && <Share name={t("ui.dup_share_alone")} share={alone} />}
          </dl>
          {alone ? (
            <p className="quiet">
              {t("ui.dup_share_note")} ({t("ui.dup_share_at", { at: format.moment(alone.at) })})
            </p>
          ) : (
            <p>
              <Link className="button button-small" to={askAlone} preventScrollReset>
                {t("ui.dup_share_ask")}
              </Link>{" "}
              <span className="quiet">{t("ui.dup_share_ask_note")}</span>
            </p>
          )}
        </div>
      )}
    </section>
  );
}

function Share({ name, share }: { readonly name: string; readonly share: ShareView }) {
  const { t, format } = useWords();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{format.value(share.value, "share")}</b>
        <span>{t("ui.dup_share_counts", { loyal: format.count(share.loyal), of: format.count(share.of) })}</span>
        <span>{t("ui.interval_of", { range: format.range(share.low, share.high, "share") })}</span>
      </dd>
    </div>
  );
}
