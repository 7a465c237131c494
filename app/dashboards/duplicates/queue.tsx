import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { PairCard } from "./pair-card.tsx";
import { pairAddress, PairName, Reasons } from "./pair-words.tsx";
import type { QueueView } from "./views.ts";

/** The review queue: one pair in full, the next ones in a line each. */
export function Queue({ queue }: { readonly queue: QueueView }) {
  const { t } = useWords();
  const { current, next, following } = queue;
  if (!current) {
    return (
      <section className="empty">
        <h2>{t("ui.dup_queue_empty")}</h2>
        <p className="quiet">{t("ui.dup_queue_empty_note")}</p>
      </section>
    );
  }
  return (
    <>
      <PairCard key={`${current.a}-${current.b}`} pair={current} position={queue.position} total={queue.total} later={next && pairAddress(next)} />
      {following.length > 0 && (
        <section className="dup-following">
          <h2>{t("ui.dup_following")}</h2>
          <p className="quiet">{t("ui.dup_queue_order")}</p>
          <ul>
            {following.map((pair) => (
              <li key={`${pair.a}-${pair.b}`}>
                <Link to={pairAddress(pair)}>
                  <PairName pair={pair} />
                </Link>
                <Reasons pair={pair} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
