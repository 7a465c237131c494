import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import type { KindGroup } from "./kind-views.ts";
import { TemplateLinks } from "./template-links.tsx";

/** Every kind of export: what a row of it is, its dictionary and its templates. */
export function KindList({ groups }: { readonly groups: readonly KindGroup[] }) {
  const { t } = useWords();
  return groups.map(({ id, title, kinds }) => (
    <section key={id} className="kinds" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {kinds.map(({ kind, name, about }) => (
          <li key={kind}>
            <h3>
              <Link to={`/data/kinds/${kind}`}>{name}</Link>
            </h3>
            <p>{about}</p>
            <p className="kind-templates">
              <span>{t("dictionary.template")}</span> <TemplateLinks kind={kind} name={name} small />
            </p>
          </li>
        ))}
      </ul>
    </section>
  ));
}
